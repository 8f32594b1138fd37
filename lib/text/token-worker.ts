/**
 * A worker thread that cleans and encodes batches of papers and counts its part of a stream.
 * In: jobs, from crew.ts.   Out: their results, read by crew.ts.
 */
import { parentPort } from 'node:worker_threads'
import { cleanText } from './clean.ts'
import { PHRASE_TASKS } from './phrase-tasks.ts'
import { TERM_TASKS } from './term-tasks.ts'
import { createEncoder } from './tokenize.ts'

const encode = createEncoder()
const encodeTexts = (texts: [string, string][]) => encode(texts.map(([title, abstract]) => [cleanText(title), cleanText(abstract)]))
const tasks = new Map<string, (args: never) => object>([['encodeTexts', encodeTexts], ...[...PHRASE_TASKS, ...TERM_TASKS].map(({ name, run }) => [name, run] as const)])

parentPort?.on('message', ({ job, task, args }: { job: number; task: string; args: never }) => {
  const result = tasks.get(task)!(args)
  const buffers = Object.values(result).flatMap((value) => (ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer ? [value.buffer] : []))
  parentPort?.postMessage({ job, result }, buffers)
})
