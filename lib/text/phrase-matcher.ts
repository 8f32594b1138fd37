/**
 * Finds the longest known phrase that begins at a place of a text.
 * In: phrases as lists of stem numbers, from phrases.ts and acronyms.ts.   Out: PhraseMatcher, read by term-counts.ts and occurrences.ts.
 */
import { PairIndex } from './successors.ts'

export class PhraseMatcher {
  /** Words in each phrase, at least 2. */
  readonly lengths: Int32Array
  /** One element per stem: 1 if a phrase begins with it. */
  private readonly begins: Uint8Array
  /** A prefix tree: node s < nStems is "stem s alone"; edge e leads from a node by a stem to node nStems + e. */
  private readonly edges: PairIndex
  /** One element per edge: the phrase that ends there, or −1. */
  private readonly phraseAt: Int32Array
  private readonly nStems: number

  /** @param phrases distinct lists of 2 … 8 stem numbers below `nStems`. */
  constructor(phrases: readonly (readonly number[])[], nStems: number) {
    this.nStems = nStems
    this.lengths = Int32Array.from(phrases, ({ length }) => length)
    this.begins = new Uint8Array(nStems)
    const parents: number[] = []
    const stems: number[] = []
    const ends: number[] = []
    const known = new Map<number, number>()
    phrases.forEach((phrase, at) => {
      this.begins[phrase[0]] = 1
      let node = phrase[0]
      for (const stem of phrase.slice(1)) {
        let edge = known.get(node * nStems + stem)
        if (edge === undefined) {
          known.set(node * nStems + stem, (edge = parents.length))
          parents.push(node)
          stems.push(stem)
          ends.push(-1)
        }
        node = nStems + edge
      }
      ends[node - nStems] = at
    })
    this.edges = new PairIndex(Int32Array.from(parents), Int32Array.from(stems))
    this.phraseAt = Int32Array.from(ends)
  }

  /**
   * @param codes as in TokenStream; codes below 0 end a match.
   * @param p,end the place where the phrase must begin, a code ≥ 0; and where the text ends.
   * @param stemOf stem number of each word; stems ≥ nStems are in no phrase.
   * @returns the number of the longest phrase that begins there, or −1.
   */
  match(codes: Int32Array, p: number, end: number, stemOf: Int32Array): number {
    let node = stemOf[codes[p] >> 2]
    if (this.begins[node] !== 1) return -1
    let found = -1
    for (let at = p + 1; at < end && codes[at] >= 0; at++) {
      const edge = this.edges.find(node, stemOf[codes[at] >> 2])
      if (edge < 0) break
      if (this.phraseAt[edge] >= 0) found = this.phraseAt[edge]
      node = this.nStems + edge
    }
    return found
  }

  /** @returns the first place in first + 1 … last − 1 where a phrase of this matcher begins that ends behind `last`; −1 if there is none. */
  findCut(codes: Int32Array, first: number, last: number, end: number, stemOf: Int32Array): number {
    for (let p = first + 1; p < last; p++) {
      const phrase = this.match(codes, p, end, stemOf)
      if (phrase >= 0 && p + this.lengths[phrase] > last) return p
    }
    return -1
  }
}
