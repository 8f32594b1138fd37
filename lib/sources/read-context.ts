/**
 * What a reader is told besides the bytes, and what it may say besides records.
 * In: options of ./read-papers.ts.   Out: ReadContext, handed to every reader.
 */
import type { FieldMapping } from '../domain/file-preview.ts'

export interface ReadContext {
  /** The first text of the file. */
  head: string
  /** Field → the column or key that holds it, as a person has chosen. */
  mapping: FieldMapping
  /** One sentence on something that was guessed or mended; each is reported once. */
  warn(sentence: string): void
}
