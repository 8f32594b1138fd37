/**
 * Phrases as a prefix tree: node s < nStems is "stem s alone"; edge e leads from a node by a stem to node nStems + e.
 * In: phrases as lists of stem numbers, from phrases.ts and acronyms.ts.   Out: PhraseTree, read by phrase-matcher.ts and stream-kernels.ts.
 */
export interface PhraseTree {
  nStems: number
  /** Words in each phrase, at least 2. */
  lengths: Int32Array
  /** One element per stem: 1 if a phrase begins with it. */
  begins: Uint8Array
  /** One element per edge: the node it leaves, its stem, the phrase that ends behind it or −1, and its distance from the root. */
  parents: Int32Array
  stems: Int32Array
  phraseAt: Int32Array
  depths: Int32Array
}

/** @param phrases distinct lists of 2 or more stem numbers below `nStems`. */
export function buildPhraseTree(phrases: readonly (readonly number[])[], nStems: number): PhraseTree {
  const begins = new Uint8Array(nStems)
  const parents: number[] = []
  const stems: number[] = []
  const ends: number[] = []
  const depths: number[] = []
  const known = new Map<number, number>()
  phrases.forEach((phrase, number) => {
    begins[phrase[0]] = 1
    let node = phrase[0]
    for (let at = 1; at < phrase.length; at++) {
      const key = node * nStems + phrase[at]
      let edge = known.get(key)
      if (edge === undefined) {
        known.set(key, (edge = parents.length))
        parents.push(node)
        stems.push(phrase[at])
        ends.push(-1)
        depths.push(at + 1)
      }
      node = nStems + edge
    }
    ends[node - nStems] = number
  })
  return {
    nStems,
    lengths: Int32Array.from(phrases, ({ length }) => length),
    begins,
    parents: Int32Array.from(parents),
    stems: Int32Array.from(stems),
    phraseAt: Int32Array.from(ends),
    depths: Int32Array.from(depths),
  }
}
