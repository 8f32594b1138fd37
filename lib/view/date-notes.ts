/**
 * What a reader must know of a run's dates, with the papers behind its numbers.
 * In: RunTrends.notes, sentences of lib/trends/notes.ts.   Out: DateNote, listed by the page Trends.
 */
import type { PaperFilter } from '../domain/paper-filter.ts'
import { papersAddress } from './paper-address.ts'

export interface DateNote {
  /** "3 papers", where the sentence begins with a number of papers, and their list. */
  papers: { label: string; href: string } | null
  /** The rest of the sentence. */
  text: string
}

const GAPS: [beginning: string, date: NonNullable<PaperFilter['date']>][] = [['without a date', 'none'], ['with a year that cannot be right', 'odd'], ['dated less exactly', 'rough']]

export function dateNotes(notes: string[], runId: string): DateNote[] {
  return notes.map((note) => {
    const [, label, text] = /^(\d+ papers?) (.*)$/s.exec(note) ?? []
    const gap = GAPS.find(([beginning]) => text?.startsWith(beginning))
    return gap ? { papers: { label, href: papersAddress(runId, { date: gap[1] }) }, text } : { papers: null, text: note }
  })
}
