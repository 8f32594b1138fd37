/**
 * Finds the longest known phrase that begins at a place of a text; for corpora ../numeric/kernels/parts/phrase-tree.ts does the same.
 * In: phrases as lists of stem numbers.   Out: PhraseMatcher, read by term-finder.ts and filler-sequences.ts.
 */
import { PairIndex } from './pair-index.ts'
import { buildPhraseTree, type PhraseTree } from './phrase-tree.ts'

export class PhraseMatcher {
  /** Words in each phrase, at least 2. */
  readonly lengths: Int32Array
  private readonly tree: PhraseTree
  private readonly edges: PairIndex

  /** @param phrases distinct lists of 2 … 8 stem numbers below `nStems`. */
  constructor(phrases: readonly (readonly number[])[], nStems: number) {
    this.tree = buildPhraseTree(phrases, nStems)
    this.lengths = this.tree.lengths
    this.edges = new PairIndex(this.tree.parents, this.tree.stems)
  }

  /**
   * @param codes word codes; codes below 0 end a match.
   * @param p,end the place where the phrase must begin, a code ≥ 0; and where the text ends.
   * @param stemOf stem number of each word; stems ≥ nStems are in no phrase.
   * @returns the number of the longest phrase that begins there, or −1.
   */
  match(codes: Int32Array, p: number, end: number, stemOf: Int32Array): number {
    const { begins, phraseAt, nStems } = this.tree
    let node = stemOf[codes[p] >> 2]
    if (begins[node] !== 1) return -1
    let found = -1
    for (let at = p + 1; at < end && codes[at] >= 0; at++) {
      const edge = this.edges.find(node, stemOf[codes[at] >> 2])
      if (edge < 0) break
      if (phraseAt[edge] >= 0) found = phraseAt[edge]
      node = nStems + edge
    }
    return found
  }
}
