/**
 * Places of a corpus that deserve a look, document by document: a kernel finds them among millions.
 * In: TokenStream.   Out: DocumentPlaces, read by acronyms.ts.
 */
import type { WorkerPool } from '../numeric/worker-pool.ts'
import type { TokenStream } from './token-stream.ts'

export interface DocumentPlaces {
  i: number
  /** places[from] … places[to − 1] are places in the codes, rising, at least one; good until the next document is asked for. */
  places: Int32Array
  from: number
  to: number
}

/** Places kept at a time, unless one document has more. */
const ROOM = 1 << 16

/**
 * @param wanted one element per word, as ShortFormFinder.canBegin tells; null: those where a parenthesis opens before a word.
 * @returns the documents that have such places, in canonical order.
 */
export function* findPlaces({ nDocuments, starts, ends }: TokenStream, wanted: Uint8Array | null, { memory, runHere }: WorkerPool): Generator<DocumentPlaces> {
  const room = starts.reduce((longest, start, i) => Math.max(longest, ends[i] - start), ROOM)
  const [places, documents, progress] = [memory.int32(room), memory.int32(2 * room), memory.int32(2)]
  const isWanted = wanted && memory.uint8(wanted.length)
  isWanted?.set(wanted!)
  const search = memory.record([starts, ends, 0, isWanted, room, places, documents, progress])
  while (progress[0] < nDocuments) {
    runHere('places/findPlaces', [search], nDocuments)
    for (let at = 0, from = 0; at < progress[1]; at++) {
      const to = documents[2 * at + 1]
      yield { i: documents[2 * at], places, from, to }
      from = to
    }
  }
}
