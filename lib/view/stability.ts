/**
 * A theme's stability in words.
 * In: ThemeMetrics.stability, 0 … 1.   Out: a sign, a word and a sentence, shown wherever a theme is judged.
 */
export const STABLE = 0.75
export const DISSOLVING = 0.5

export interface StabilityText {
  /** A sign of its own, so that colour is not needed. */
  sign: '●' | '◐' | '○'
  word: 'stable' | 'wavering' | 'dissolving'
  /** For people, beginning with a small letter and without a full stop. */
  meaning: string
}

/** @param stability mean best Jaccard over refits; null if not measured. @returns null if not measured. */
export function stabilityText(stability: number | null): StabilityText | null {
  if (stability === null || !Number.isFinite(stability)) return null
  if (stability >= STABLE) return { sign: '●', word: 'stable', meaning: 'it comes out much the same when themes are found again on random parts of the papers' }
  if (stability >= DISSOLVING) return { sign: '◐', word: 'wavering', meaning: 'its core comes back when themes are found again on random parts of the papers, its edges change' }
  return { sign: '○', word: 'dissolving', meaning: 'it mostly falls apart when themes are found again on random parts of the papers; take it as a hint, not as a finding' }
}
