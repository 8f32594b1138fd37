/**
 * What the kernels over a stream of codes have in common: how words and phrases lie in memory, and who does which documents.
 * In: TokenStream and phrases.   Out: arrays in shared memory, read by phrases.ts, term-counts.ts and filler-sequences.ts.
 */
import type { KernelArgument, WorkerPool } from '../numeric/worker-pool.ts'
import { buildPhraseTree } from './phrase-tree.ts'
import type { TokenStream } from './token-stream.ts'

/** Documents a worker takes at a time; and so few that no worker need start. */
const CHUNK = 512
const FEW = 3000
/** Int32 in a slot of a table of pairs: key (2), then the kernel's own four. */
export const PAIR_SLOT = 6
const FLAG_A = 4
const FLAG_B = 8

/** Runs a kernel over all documents, in chunks that any worker may take. */
export function overDocuments(pool: WorkerPool, kernel: string, args: KernelArgument[], nDocuments: number): Promise<void> {
  return pool.run(kernel, args, nDocuments, nChunks(pool, nDocuments) === 1 ? nDocuments : CHUNK)
}

/** @returns how many parts, one behind the other, the documents are best cut into if each thread is to have one. */
export function nChunks({ threads }: WorkerPool, nDocuments: number): number {
  return nDocuments < FEW ? 1 : threads
}

/**
 * @param hasFlagA,hasFlagB one element per stem, not 0: it has the flag.
 * @returns starts, ends and words of ../numeric/kernels/parts/stream.ts.
 */
export function streamFields({ memory }: WorkerPool, { starts, ends, lexicon: { stemOf, kindOf } }: TokenStream, hasFlagA?: Uint8Array, hasFlagB?: Uint8Array): KernelArgument[] {
  const words = memory.int32(stemOf.length)
  stemOf.forEach((stem, word) => {
    words[word] = stem * 16 + (hasFlagA?.[stem] ? FLAG_A : 0) + (hasFlagB?.[stem] ? FLAG_B : 0) + kindOf[word]
  })
  return [starts, ends, words]
}

/** @returns phrases as the kernels match them, and the stems they begin with. */
export function loadPhrases(pool: WorkerPool, phrases: readonly (readonly number[])[], nStems: number): { record: Int32Array; begins: Uint8Array } {
  const { memory } = pool
  const tree = buildPhraseTree(phrases, nStems)
  const { table, mask } = allocatePairs(pool, tree.parents.length)
  const { bits, bitMask } = allocateBits(pool, tree.parents.length)
  const record = memory.record([table, mask, bits, bitMask])
  const loaded = [tree.parents, tree.stems, tree.phraseAt, tree.depths].map((list) => share(pool, list))
  pool.runHere('matches/indexEdges', [record, ...loaded, nStems], tree.parents.length)
  return { record, begins: tree.begins }
}

/** @returns an empty table for `size` pairs, at most half full then. */
export function allocatePairs({ memory }: WorkerPool, size: number): { table: Int32Array; mask: number } {
  let capacity = 16
  while (capacity < 2 * size) capacity *= 2
  return { table: memory.int32(PAIR_SLOT * capacity), mask: capacity - 1 }
}

const BITS_PER_PAIR = 16

/** @returns bits for `size` pairs, which tell of most others that they are not among them. */
export function allocateBits({ memory }: WorkerPool, size: number): { bits: Uint8Array; bitMask: number } {
  let nBits = 1024
  while (nBits < BITS_PER_PAIR * size) nBits *= 2
  return { bits: memory.uint8(nBits / 8), bitMask: nBits - 1 }
}

/** @returns a copy in shared memory. */
export function share({ memory }: WorkerPool, values: Int32Array): Int32Array {
  const shared = memory.int32(values.length)
  shared.set(values)
  return shared
}

/** @returns per item the sum over the workers, each of which has `length` of its own, one behind the other. */
export function sumWorkers(values: Int32Array, length: number): Int32Array {
  const sums = values.slice(0, length)
  for (let p = length; p < values.length; p++) sums[p % length] += values[p]
  return sums
}
