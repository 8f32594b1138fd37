/**
 * One yardstick for every method: separation, coherence, agreement from seed to seed, agreement with a truth.
 * In: our matrix and rows, and assignments of any method.   Out: Measures, printed by ./report.ts.
 */
import { adjustedMutualInformation, adjustedRandIndex, vMeasure } from '../../lib/cluster/agreement.ts'
import { measureSilhouette } from '../../lib/cluster/quality.ts'
import type { Matrix } from '../../lib/numeric/matrix.ts'
import type { DocumentTermMatrix } from '../../lib/text/tfidf.ts'
import { describeThemes, summariseThemes } from '../../lib/themes/themes.ts'

/** What all methods are measured in: ours, since every number needs some vocabulary and some distance. */
export interface Yardstick {
  documentTermMatrix: DocumentTermMatrix
  /** Unit rows in LSA space; the silhouette is taken there. */
  rows: Matrix
  /** Value of each paper, −1 if unknown; null without a truth. */
  truth: Int32Array | null
}

/** Means over the seeds, save seedAri. */
export interface Measures {
  silhouette: number
  /** Of ten terms a cluster, named as our themes are; see ../../lib/themes/coherence.ts. */
  npmi: number | null
  cv: number | null
  diversity: number | null
  /** Mean adjusted Rand index over the pairs of seeds; null with one seed. */
  seedAri: number | null
  vMeasure: number | null
  ami: number | null
  ari: number | null
}

/** @param perSeed one assignments of all papers a seed, 0 … k − 1; −1 where a paper has no known term. Not modified. */
export function measure({ documentTermMatrix, rows, truth }: Yardstick, perSeed: Int32Array[], k: number): Measures {
  const themes = perSeed.map((assignments) => summariseThemes(describeThemes(documentTermMatrix, assignments, k)))
  const against = (agreement: (a: Int32Array, b: Int32Array) => number) => truth && mean(perSeed.map((assignments) => agreement(truth, assignments)))
  return {
    silhouette: mean(perSeed.map((assignments) => measureSilhouette(rows, assignments, k).mean))!,
    npmi: mean(themes.map(({ npmi }) => npmi)), cv: mean(themes.map(({ cv }) => cv)), diversity: mean(themes.map(({ diversity }) => diversity)),
    seedAri: mean(perSeed.flatMap((one, s) => perSeed.slice(s + 1).map((other) => adjustedRandIndex(one, other)))),
    vMeasure: against(vMeasure), ami: against(adjustedMutualInformation), ari: against(adjustedRandIndex),
  }
}

function mean(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length ? known.reduce((sum, value) => sum + value, 0) / known.length : null
}
