/**
 * A term that has become common, in words.
 * In: RisingTerm of a run.   Out: the sentence printed beside the term.
 */
import type { RisingTerm } from '../domain/run-trends.ts'
import { formatCount, formatNumberOf, formatShare } from './format.ts'

/** @returns "since 2024: 10 papers, 19 %; before it none". Shares are of all papers, or of the theme's. */
export function risingTermText({ since, papers, share, papersBefore, shareBefore }: RisingTerm): string {
  const before = papersBefore === 0 ? 'none' : `${formatCount(papersBefore)}, ${formatShare(shareBefore)}`
  return `since ${since}: ${formatNumberOf(papers, 'paper')}, ${formatShare(share)}; before it ${before}`
}
