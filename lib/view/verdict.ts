/**
 * A verdict on a trend with a sign of its own, so that neither colour nor reading is needed to tell rise from fall.
 * In: Verdict, or its sentence.   Out: text that pages print.
 */
import type { Direction, Verdict } from '../domain/trend.ts'
import { sentenceCase } from './format.ts'

const SIGNS: Record<Verdict, string> = { rising: '↗', emerging: '↗', falling: '↘', fading: '↘', steady: '→', bursting: '↑', 'too few to tell': '·' }

/** @returns "↗ rising"; a burst that is over has a sign and words of its own. */
export const verdictText = ({ verdict, direction }: { verdict: Verdict; direction: Direction }): string => direction === 'passed' ? '↷ burst, over' : `${SIGNS[verdict] ?? '·'} ${verdict}`

/** @returns the sentence of a trend with "q = 0.003" and "6.4 %" kept on one line. */
export const unbrokenFigures = (sentence: string): string => sentence.replace(/\bq ([=<]) /g, 'q\u00a0$1\u00a0').replace(/(\d) %/g, '$1\u00a0%')

/** @returns the same with a capital first letter. */
export const verdictSentence = (sentence: string): string => sentenceCase(unbrokenFigures(sentence))
