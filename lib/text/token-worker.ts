/**
 * A worker thread that cleans and encodes batches of papers.
 * In: batches, from token-pool.ts.   Out: EncodedChunk for each, read by token-pool.ts.
 */
import { parentPort } from 'node:worker_threads'
import { cleanText } from './clean.ts'
import { createEncoder } from './tokenize.ts'

const encode = createEncoder()

parentPort?.on('message', ({ batch, texts }: { batch: number; texts: [string, string][] }) => {
  const chunk = encode(texts.map(([title, abstract]) => [cleanText(title), cleanText(abstract)]))
  parentPort?.postMessage({ batch, chunk }, [chunk.codes.buffer, chunk.starts.buffer])
})
