/**
 * Where in a text the reasons stand: for highlighting in a title or an abstract.
 * In: a text; the Vocabulary of its run; printed reasons, from explain.ts.   Out: ReasonPlace, read by ../pipeline.
 */
import { termOccurrences } from '../text/term-finder.ts'
import type { Vocabulary } from '../text/vocabulary.ts'
import { createLikeness } from './near-duplicates.ts'
import { printTerms } from './print-terms.ts'

export interface ReasonPlace {
  /** Place of the reason in the list that was asked for. */
  reason: number
  /** The first character of the text that belongs to it, and the one after the last. */
  start: number
  end: number
}

/**
 * @param vocabulary of the run that gave the reasons.
 * @returns a function. Its parameters: a text as its source has it; printed terms as explainPapers gives them. It returns
 *   the places of these terms and of their near-duplicates, by start, no two overlapping: where they would, the longer.
 */
export function createReasonLocator(vocabulary: Vocabulary): (text: string, reasons: readonly string[]) => ReasonPlace[] {
  const areAlike = createLikeness(vocabulary)
  const columnOf = new Map(printTerms(vocabulary).map((printed, t) => [printed, t]))
  return (text, reasons) => {
    const columns = reasons.map((printed) => columnOf.get(printed) ?? -1)
    const places: ReasonPlace[] = []
    for (const { term, start, end } of termOccurrences(text, vocabulary)) {
      const same = columns.indexOf(term)
      const reason = same >= 0 ? same : columns.findIndex((t) => t >= 0 && areAlike(t, term))
      if (reason >= 0) places.push({ reason, start, end })
    }
    return withoutOverlaps(places)
  }
}

function withoutOverlaps(places: ReasonPlace[]): ReasonPlace[] {
  const kept: ReasonPlace[] = []
  for (const place of [...places].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (kept.every(({ start, end }) => place.end <= start || place.start >= end)) kept.push(place)
  }
  return kept.sort((a, b) => a.start - b.start)
}
