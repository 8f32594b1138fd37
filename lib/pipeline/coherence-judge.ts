/**
 * Lets the choice of k ask how coherent clusters would be as themes, without knowing of terms.
 * In: DocumentTermMatrix, from ../text/tfidf.ts.   Out: a judge, called by ../cluster/choose-k.ts.
 */
import type { ChooseKOptions } from '../cluster/choose-k.ts'
import { subsetRows } from '../numeric/subset-rows.ts'
import type { DocumentTermMatrix } from '../text/tfidf.ts'
import { meanCoherence } from '../themes/themes.ts'

/** @returns the mean NPMI of the ten terms of each cluster, counted in the documents at hand. */
export function coherenceJudge({ matrix, vocabulary }: DocumentTermMatrix): ChooseKOptions['judgeCoherence'] {
  return (documents, assignments, k) => meanCoherence({ matrix: subsetRows(matrix, documents), vocabulary }, assignments, k)
}
