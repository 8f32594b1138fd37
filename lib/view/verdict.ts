/**
 * A verdict on a trend with a sign of its own, so that neither colour nor reading is needed to tell rise from fall.
 * In: Verdict, or its sentence.   Out: text that pages print.
 */
import type { Direction, Verdict } from '../domain/trend.ts'

const SIGNS: Record<Verdict, string> = { rising: '↗', emerging: '↗', falling: '↘', fading: '↘', steady: '→', bursting: '↑', 'too few to tell': '·' }

/** @returns "↗ rising"; a burst that is over has a sign of its own. */
export const verdictText = ({ verdict, direction }: { verdict: Verdict; direction: Direction }): string => `${direction === 'passed' ? '↷' : SIGNS[verdict] ?? '·'} ${verdict}`

/** @returns the sentence of a trend with a capital first letter, and "q = 0.003" and "6.4 %" kept on one line. */
export const verdictSentence = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1).replace(/\bq ([=<]) /g, 'q\u00a0$1\u00a0').replace(/(\d) %/g, '$1\u00a0%')
