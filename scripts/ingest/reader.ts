/**
 * A thread that reads one file and finds out what its papers are known by, while the thread that started it stores those before.
 * In: ReaderTask and, for each portion wanted, a message, from ./read-apart.ts.   Out: Portion.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { prepareRecord, type PreparedRecord } from '../../lib/data/import-prepare.ts'
import { errorCode, type ErrorCode } from '../../lib/domain/errors.ts'
import type { FieldMapping } from '../../lib/domain/file-preview.ts'
import type { Format } from '../../lib/sources/detect.ts'
import { openFile } from '../../lib/sources/open-file.ts'
import { readPapers } from '../../lib/sources/read-papers.ts'

export interface ReaderTask {
  name: string
  path: string
  format: Format | 'auto'
  mapping: FieldMapping
}

/** Some records, and how far the file is read with them. */
export interface Portion {
  records: PreparedRecord[]
  fraction: number
  warnings: string[]
  isLast: boolean
  /** An error of ours that ended the reading; others end the thread. */
  failure: { code: ErrorCode; message: string } | null
}

const RECORDS_PER_PORTION = 500

const { name, path, format, mapping } = workerData as ReaderTask
const opened = readPapers({ name, open: () => openFile(path, { name }) }, format, { mapping }).then((papers) => ({ papers, records: papers.records[Symbol.asyncIterator]() }))
let turn: Promise<unknown> = opened
parentPort!.on('message', () => {
  turn = turn.then(async () => parentPort!.postMessage(await nextPortion(await opened)))
})

async function nextPortion({ papers: { fraction, warnings }, records }: Awaited<typeof opened>): Promise<Portion> {
  const portion: PreparedRecord[] = []
  let isLast = false
  let failure: Portion['failure'] = null
  try {
    while (portion.length < RECORDS_PER_PORTION && !isLast) {
      const next = await records.next()
      if (next.done) isLast = true
      else portion.push(prepareRecord(next.value))
    }
  } catch (error) {
    const code = errorCode(error)
    if (code === null) throw error
    failure = { code, message: (error as Error).message }
  }
  return { records: portion, fraction: fraction(), warnings: warnings(), isLast, failure }
}
