/**
 * A look into a file before it is imported.
 * In: nothing.   Out: FilePreview, made by ../sources/preview.ts, printed by `paperdrift ingest --preview`, shown by the page of an upload.
 */
import type { Paper } from './paper.ts'

/** Every field that a column of a table, or a key of a JSON object, can be chosen for. */
export const PAPER_FIELDS = ['id', 'title', 'abstract', 'authors', 'venue', 'published', 'month', 'url', 'doi', 'arxivId', 'pmid', 'keywords', 'citations'] as const
export type PaperField = (typeof PAPER_FIELDS)[number]

/** Field → the column or key that holds it, as a person has chosen; "": the field is not read. */
export type FieldMapping = { [field in PaperField]?: string }

/** Field → its columns, in the order they are asked: the first that has a value in a row gives it. */
export type ColumnMapping = { [field in PaperField]?: string[] }

export interface FilePreview {
  file: string
  format: string
  encoding: string
  /** Names of a table's columns, and which of them give which field; null for other formats. */
  columns: string[] | null
  mapping: ColumnMapping | null
  /** Why a table gives no papers yet, in one sentence; null if it does. Then there are no records. */
  problem: string | null
  warnings: string[]
  records: ({ line: number; paper: Paper } | { line: number; reason: string; excerpt: string })[]
}

/** Why a list of ids gives no papers by itself: services may be asked for them. */
export const ID_LIST_REASON = 'It is a list of ids, not of records: fetch the papers with "paperdrift fetch --ids FILE", or paste the list on the home page.'

/** What a form sends for a field that is not to be read; no column is called so. */
export const NOT_READ = '∅'
