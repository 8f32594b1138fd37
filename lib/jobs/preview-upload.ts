/**
 * A look into an upload before it is imported, in a process of its own.
 * In: the id of an upload that ./upload-folders.ts keeps.   Out: what `paperdrift ingest --preview` says of it, shown by the page of the upload.
 */
import { execFile } from 'node:child_process'
import { environmentOfJobs, program } from '../data/settings.ts'
import { InvalidInputError } from '../domain/errors.ts'
import { ID_LIST_REASON, type FilePreview } from '../domain/file-preview.ts'
import { findUpload } from './upload-folders.ts'

const PATIENCE_MS = 20_000
const MAX_ANSWER_BYTES = 32 * 2 ** 20

export interface UploadPreview {
  /** Name of the file as it was sent. */
  file: string
  /** One, or those of an archive; empty if the file cannot be read. */
  files: FilePreview[]
  /** Why it cannot be read, in one sentence; null if it can. */
  problem: string | null
  /** An import would fail as well; false if it only was too much to look at. */
  isRefused: boolean
  /** It holds no records but ids, by which services can be asked for papers. */
  isIdList: boolean
}

/**
 * @param id as uploadId gives it. @param format "auto", or one that `paperdrift ingest` knows. @param map as its --map.
 * @param command the command line's boot file, and the longest time it may take; a test may give others.
 * @throws NotFoundError if there is no such upload.
 */
export async function previewUpload(id: string, { format, map }: { format: string; map?: string }, { boot = program().file, patienceMs = PATIENCE_MS } = {}): Promise<UploadPreview> {
  const { folder, file } = await findUpload(id)
  const words = [boot, 'ingest', file, '--preview', '--json', '--quiet', `--format=${format}`, ...(map ? [`--map=${map}`] : [])]
  const limits = { timeout: patienceMs, killSignal: 'SIGKILL', maxBuffer: MAX_ANSWER_BYTES } as const
  return new Promise((resolve, reject) => {
    execFile(process.execPath, words, { cwd: folder, env: environmentOfJobs(), windowsHide: true, ...limits }, (error, out, err) => {
      if (!error) return resolve({ file, files: (JSON.parse(out) as { files: FilePreview[] }).files, problem: null, isRefused: false, isIdList: false })
      const lastLine = err.trim().split('\n').at(-1)!
      if (error.code === 2) return resolve({ file, files: [], problem: lastLine, isRefused: true, isIdList: lastLine.endsWith(ID_LIST_REASON) })
      const cause = error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER' ? 'holds more than can be shown here' : error.killed ? `took longer than ${patienceMs / 1000} seconds to look at` : null
      if (cause) return resolve({ file, files: [], problem: `${file} ${cause}. It can still be imported.`, isRefused: false, isIdList: false })
      reject(new InvalidInputError(`${file} could not be looked at: ${lastLine || error.message}`))
    })
  })
}
