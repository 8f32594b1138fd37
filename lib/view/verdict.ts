/**
 * A verdict on a trend with a sign of its own, so that neither colour nor reading is needed to tell rise from fall.
 * In: Verdict.   Out: a sign, printed before the word.
 */
import type { Verdict } from '../domain/trend.ts'

const SIGNS: Record<Verdict, string> = { rising: '↗', emerging: '↗', falling: '↘', fading: '↘', steady: '→', bursting: '↑', 'too few to tell': '·' }

/** @returns "↗ rising". */
export const verdictText = (verdict: Verdict): string => `${SIGNS[verdict] ?? '·'} ${verdict}`
