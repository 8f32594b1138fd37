/**
 * Reads a large file in a thread of its own, so that reading and storing take no longer than the slower of the two.
 * In: InputFile, of ../../lib/sources/list-files.ts.   Out: PaperStream, its papers prepared; stored by ./files.ts.
 */
import { on } from 'node:events'
import { stat } from 'node:fs/promises'
import os from 'node:os'
import { Worker } from 'node:worker_threads'
import type { PreparedRecord } from '../../lib/data/import-prepare.ts'
import { AppError } from '../../lib/domain/errors.ts'
import type { FieldMapping } from '../../lib/domain/file-preview.ts'
import type { Format } from '../../lib/sources/detect.ts'
import type { InputFile } from '../../lib/sources/list-files.ts'
import { readPapers, type PaperStream } from '../../lib/sources/read-papers.ts'
import type { Portion, ReaderTask } from './reader.ts'

/** Below it starting a thread costs more than it saves: half a second. */
const LARGE_BYTES = 4 * 1024 * 1024
/** Portions that are read ahead. */
const AHEAD = 2
/** Its garbage would take 40 MB more; collecting it sooner costs nothing that can be measured. */
const LIMITS = { maxYoungGenerationSizeMb: 3 }

/** @returns as readPapers, and throws the same; a large file on disk is read by another thread if there is a processor for it. */
export async function readPapersApart(file: InputFile, format: Format | 'auto' = 'auto', mapping: FieldMapping = {}): Promise<PaperStream> {
  const papers = await readPapers(file, format, { mapping })
  if (file.path === undefined || os.availableParallelism() < 2 || (await stat(file.path)).size < LARGE_BYTES) return papers
  await papers.close()
  const worker = new Worker(new URL('./reader.mjs', import.meta.url), { workerData: { name: file.name, path: file.path, format, mapping } satisfies ReaderTask, resourceLimits: LIMITS })
  let last: Pick<Portion, 'fraction' | 'warnings'> = { fraction: 0, warnings: [] }
  const records = takePortions(worker, (portion) => (last = portion))
  return { ...papers, records, warnings: () => last.warnings, fraction: () => last.fraction, close: async () => void (await worker.terminate()) }
}

async function* takePortions(worker: Worker, onPortion: (portion: Portion) => void): AsyncGenerator<PreparedRecord> {
  const inbox = on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[Portion]>
  try {
    for (let i = 0; i < AHEAD; i++) worker.postMessage('next')
    for await (const [portion] of inbox) {
      worker.postMessage('next')
      onPortion(portion)
      yield* portion.records
      if (portion.failure) throw new AppError(portion.failure.code, portion.failure.message)
      if (portion.isLast) return
    }
  } finally {
    // What comes after the last record needs the memory.
    await worker.terminate()
  }
  throw new Error('The thread that reads the file ended before the file did.')
}
