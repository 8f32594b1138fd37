/** What a dialect of JSON records declares. In: one record as its source writes it. Out: its fields under our names, read by ./record-fields.ts. */
import type { RecordFields } from './record-fields.ts'

export interface JsonDialect {
  /** @returns whether the record is of this dialect, by keys that no other has. */
  owns(record: RecordFields): boolean
  /** @returns what it says, under names of ./record-fields.ts. Values of any kind: they are checked there. */
  fieldsOf(record: RecordFields): RecordFields
}

/** @returns the value if it is an object or array that can be looked into; else an empty object. */
export const objectOf = (value: unknown): RecordFields => (typeof value === 'object' && value !== null ? (value as RecordFields) : {})
