/**
 * What can be found out about a record by itself, before it meets others; costs as much as reading it.
 * In: SourceRecord, from ../sources.   Out: PreparedRecord, stored by ./imports.ts. Pure: scripts/ingest/reader.ts does it in a thread of its own.
 */
import type { SourceRecord } from '../domain/paper.ts'
import { rememberStamp, stampOf, titleKey, type PaperStamp } from './import-identity.ts'
import { mergePapers } from './import-merge.ts'

export type Refusal = Extract<SourceRecord, { kind: 'refused' }>

/** A record that holds a paper, and what the paper is known by. Can be handed to another thread. */
export interface PreparedPaper extends Extract<SourceRecord, { kind: 'paper' }> {
  title: string
  stamp: PaperStamp
}

export type PreparedRecord = PreparedPaper | Refusal

/** @param record as read, or prepared already. @returns its paper with lists in stored order, title key and stamp; a refusal as it is. */
export function prepareRecord(record: SourceRecord | PreparedRecord): PreparedRecord {
  if (record.kind === 'refused') return record
  if ('stamp' in record) {
    rememberStamp(record.paper, record.stamp)
    return record
  }
  // A paper merged with itself has its lists in stored order.
  const paper = mergePapers(record.paper, record.paper)
  return { ...record, paper, title: titleKey(paper), stamp: stampOf(paper) }
}
