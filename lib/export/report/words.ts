/**
 * Numbers and lists as the report prints them.
 * In: values.   Out: text, used by the sections beside this file.
 */
import type { ThemeTrend } from '../../domain/trend.ts'

const counts = new Intl.NumberFormat('en')

export const count = (n: number): string => counts.format(n)
/** @returns "1 paper", "2,000 papers". */
export const countOf = (n: number, noun: string): string => `${count(n)} ${noun}${n === 1 ? '' : 's'}`
/** @returns "none", "one", "two"; figures from eleven on: for the beginning of sentences and small numbers. */
export const inWords = (n: number): string => ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'][n] ?? count(n)
/** @param share 0 … 1. @returns "3.2 %"; "<0.1 %" for what is not nothing. */
export const percent = (share: number): string => (share > 0 && share < 0.001 ? '<0.1\u00a0%' : `${Number((100 * share).toFixed(share < 0.0995 ? 1 : 0))}\u00a0%`)
/** @returns two decimals with a true minus; "–" where nothing was measured. */
export const figure = (value: number | null | undefined): string => (value == null || !Number.isFinite(value) ? '–' : value.toFixed(2).replace(/^-(0\.00)$/, '$1').replace('-', '−'))
/** @returns "a, b and c". */
export const listed = (texts: string[]): string => (texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts[texts.length - 1]}`)
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
/** @returns the sentence of a trend, its numbers kept together with their units. */
export const trendSentence = (sentence: string): string => capital(sentence).replace(/\bq ([=<]) /g, 'q\u00a0$1\u00a0').replace(/(\d) %/g, '$1\u00a0%')
/** @returns a trend in a word or some: "rising", "bursting since 2023", "burst 2000 to 2012, over since", where the verdict alone would be "bursting". */
export const courseOf = ({ verdict, sentence, bursts }: ThemeTrend): string => (bursts.length > 0 && sentence?.includes(':') ? sentence.slice(0, sentence.indexOf(':')) : verdict)
