/**
 * Dates that were written in a source and cannot be used: their papers come in without a date, and the import says so.
 * In: SourceRecord, one after the other.   Out: one sentence, among the notes of an import or a preview.
 */
import type { SourceRecord } from './paper.ts'

const SHOWN = 3

/** @returns add: takes a record. note: the sentence; empty if every date could be used. */
export function createUnusedDates(): { add(record: SourceRecord): void; note(): string[] } {
  const examples: string[] = []
  let count = 0
  return {
    add(record) {
      if (record.kind !== 'paper' || record.unusedDate === undefined) return
      count++
      if (examples.length < SHOWN) examples.push(`${JSON.stringify(record.unusedDate)} on line ${record.line}`)
    },
    note: () => (count === 0 ? [] : [`${count.toLocaleString('en-US')} ${count === 1 ? 'date' : 'dates'} not used, for want of a year from 1500 to 2100: ${examples.join(', ')}${count > SHOWN ? ' …' : ''}. ${count === 1 ? 'Its paper has' : 'Their papers have'} no date unless another record gives one.`]),
  }
}

/** @param note of an import. @returns whether it is on dates that could not be used. */
export const isUnusedDates = (note: string): boolean => /^[\d,]+ dates? not used,/.test(note)
