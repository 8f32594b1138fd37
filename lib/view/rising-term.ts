/**
 * A term that has become common, in words.
 * In: RisingTerm of a run.   Out: the sentence printed beside the term, addresses of the papers it counts.
 */
import type { RisingTerm } from '../domain/run-trends.ts'
import { themeId } from '../domain/theme.ts'
import { formatCount, formatNumberOf, formatShare } from './format.ts'
import { papersAddress } from './paper-address.ts'
import { periodBefore } from './periods.ts'

/** @returns "since 2024: 10 papers, 19 %; before it none". Shares are of all papers, or of the theme's. */
export function risingTermText({ since, papers, share, papersBefore, shareBefore }: RisingTerm): string {
  const before = papersBefore === 0 ? 'none' : `${formatCount(papersBefore)}, ${formatShare(shareBefore)}`
  return `since ${since}: ${formatNumberOf(papers, 'paper')}, ${formatShare(share)}; before it ${before}`
}

/** @returns the papers that have the term since it is common, and those of the time before; like the test, without periods that are too thin or not over. */
export function risingPapers(runId: string, { term, themeIndex, since }: RisingTerm): { since: string; before: string } {
  const filter = { theme: themeIndex === null ? null : themeId(themeIndex), term, date: 'tested' as const }
  return { since: papersAddress(runId, { ...filter, from: since }), before: papersAddress(runId, { ...filter, to: periodBefore(since) }) }
}
