/**
 * POST: papers into a corpus. Either a form (multipart/form-data: corpus, format, themes, then file or text), or the bytes of
 * a file with ?name=…&corpus=…&format=…&themes=on. With ids=fetch the papers of a list of ids are fetched. The file goes to the disk piece by piece; a job then imports it, or with
 * look=on the page of the upload shows it first. A .paperdrift archive is opened as the run it holds.
 */
import type { NextRequest } from 'next/server'
import { accepted, answerChange } from '@/app/api/answer.ts'
import { importUpload } from '@/app/api/imports/import-upload.ts'
import { parseImport, parseRunImport } from '@/lib/api/job-requests.ts'
import { jobView } from '@/lib/api/job-view.ts'
import { readForm } from '@/lib/api/multipart.ts'
import { InvalidInputError } from '@/lib/domain/errors.ts'
import { isArchiveName } from '@/lib/domain/run-archive.ts'
import { receiveUpload, type Upload } from '@/lib/jobs/receive-upload.ts'
import { startRunImport } from '@/lib/jobs/start-job.ts'
import { removeFolder, removeLeftovers, uploadId } from '@/lib/jobs/upload-folders.ts'

const MAX_FIELD_BYTES = 4096

export async function POST(request: NextRequest): Promise<Response> {
  return answerChange(request, async () => {
    const { upload, fields } = await receive(request)
    const parsed = <T>(parse: () => T): Promise<T> => Promise.resolve().then(parse).catch(async (error) => {
      await removeFolder(upload.folder)
      throw error
    })
    if (isArchiveName(upload.file)) {
      const job = await startRunImport({ ...upload, ...(await parsed(() => parseRunImport(fields))) })
      return accepted(request, `/jobs/${job.id}`, { job: jobView(job) })
    }
    const asked = await parsed(() => parseImport(fields, upload.file))
    if (fields.look === undefined) return importUpload(request, upload, asked, fields.ids === 'fetch')
    await removeLeftovers()
    const id = uploadId(upload.folder)
    const { corpus, format, themes } = asked
    return accepted(request, `/imports/${id}?${new URLSearchParams({ corpus, format, ...(themes ? { themes: 'on' } : {}) })}`, { upload: { id, file: upload.file } })
  })
}

interface Received {
  upload: Upload
  fields: Record<string, string>
}

async function receive(request: NextRequest): Promise<Received> {
  const type = request.headers.get('content-type') ?? ''
  if (!request.body) throw new InvalidInputError('There is no file in this request.')
  if (type.startsWith('multipart/form-data')) return receiveForm(request.body, type)
  const { name = 'papers', ...fields } = Object.fromEntries(request.nextUrl.searchParams)
  return { fields, upload: await receiveUpload(name, request.body) }
}

/** The first file, or the text of a form without one. Fields that come after it count too. */
async function receiveForm(body: AsyncIterable<Uint8Array>, type: string): Promise<Received> {
  const fields: Record<string, string> = {}
  let upload: Upload | null = null
  try {
    for await (const { name, fileName, bytes } of readForm(body, type)) {
      // A form without a chosen file sends a file without a name.
      if (fileName === '') continue
      if (fileName === null && name !== 'text') fields[name] = await readField(name, bytes)
      else if (upload) throw new InvalidInputError('One file at a time: several can be imported as a .zip or one after the other.')
      else upload = await receiveUpload(fileName ?? 'pasted.txt', bytes)
    }
    if (!upload) throw new InvalidInputError('There is no file in this form: choose one, or paste some text.')
    return { upload, fields }
  } catch (error) {
    await removeFolder(upload?.folder ?? null)
    throw error
  }
}

async function readField(name: string, bytes: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of bytes) {
    if ((length += piece.length) > MAX_FIELD_BYTES) throw new InvalidInputError(`${name.slice(0, 60)} must have up to ${MAX_FIELD_BYTES} bytes.`)
    pieces.push(Buffer.from(piece))
  }
  return Buffer.concat(pieces).toString()
}
