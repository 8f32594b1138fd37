/**
 * Which terms set some papers of a map apart from others.
 * In: the terms that put each paper into its theme, from lib/data/map.ts.   Out: TermIndex and the strongest terms of any papers;
 * read by app/api/runs/[runId]/map/selection and ./map-places.ts.
 */
export interface TermIndex {
  terms: string[]
  /** First position in `ids` and `shares` of each dot, and the end: dots + 1. */
  starts: Uint32Array
  /** Position in `terms`. */
  ids: Uint32Array
  /** Share of the paper's similarity, 0 … 1. */
  shares: Float32Array
}

export interface SalientTerm {
  term: string
  /** Papers among the chosen that it speaks for. */
  papers: number
  /** How much stronger it is among the chosen than in the reference; > 1. */
  lift: number
}

/** A salient term as the map's summary prints it. */
export interface SelectedTerm extends SalientTerm {
  /** Papers among the chosen that hold it; null in a run of before, which does not keep them. */
  holders: number | null
}

const LEAST_PAPERS = 2
const LEAST_LIFT = 1.2

/** @param reasons of each dot, in the order of the map. */
export function indexTerms(reasons: [term: string, share: number][][]): TermIndex {
  const total = reasons.reduce((sum, own) => sum + own.length, 0)
  const [starts, ids, shares] = [new Uint32Array(reasons.length + 1), new Uint32Array(total), new Float32Array(total)]
  const known = new Map<string, number>()
  let p = 0
  reasons.forEach((own, i) => {
    for (const [term, share] of own) {
      if (!known.has(term)) known.set(term, known.size)
      ids[p] = known.get(term)!
      shares[p++] = share
    }
    starts[i + 1] = p
  })
  return { terms: [...known.keys()], starts, ids, shares }
}

/** Float64Array, mean share of each term in the papers given, by position in `terms`. */
export function meanShares(index: TermIndex, dots: ArrayLike<number>): Float64Array {
  return tally(index, dots).means
}

/**
 * @param dots positions of the chosen papers. @param reference meanShares of what they are compared with. @param most terms.
 * @returns the terms whose share is larger than in the reference, by how much that weighs (their part of the Kullback–Leibler
 *   divergence); ties by name. Fewer than asked for, or none, if nothing stands out.
 */
export function salientTerms(index: TermIndex, dots: ArrayLike<number>, reference: Float64Array, most: number): SalientTerm[] {
  const { means, papers } = tally(index, dots)
  // A term that the reference hardly knows must not win by that alone.
  const ground = 1 / (1000 + dots.length)
  const candidates: (SalientTerm & { weight: number })[] = []
  means.forEach((mean, id) => {
    const lift = (mean + ground) / (reference[id] + ground)
    if (papers[id] >= Math.min(LEAST_PAPERS, dots.length) && lift >= LEAST_LIFT) candidates.push({ term: index.terms[id], papers: papers[id], lift, weight: mean * Math.log(lift) })
  })
  candidates.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
  return candidates.slice(0, most).map(({ term, papers: count, lift }) => ({ term, papers: count, lift }))
}

function tally({ terms, starts, ids, shares }: TermIndex, dots: ArrayLike<number>): { means: Float64Array; papers: Uint32Array } {
  const [means, papers] = [new Float64Array(terms.length), new Uint32Array(terms.length)]
  for (let d = 0; d < dots.length; d++) {
    for (let p = starts[dots[d]]; p < starts[dots[d] + 1]; p++) {
      means[ids[p]] += shares[p]
      papers[ids[p]]++
    }
  }
  for (let id = 0; id < means.length; id++) means[id] /= Math.max(1, dots.length)
  return { means, papers }
}
