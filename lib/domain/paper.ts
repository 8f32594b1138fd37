/**
 * A research paper, as every room of the house knows it.
 * In: a record of a source (../sources).   Out: Paper, read by ../data (stored), ../text (title and abstract), app (shown).
 */
import { z } from 'zod'

/** A date as exact as its source: "2019", "2019-07" or "2019-07-23". */
export const publishedSchema = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)

/** Longest abstract that is taken for one, in characters; the longest known real ones have some 8,000. */
export const MAX_ABSTRACT_LENGTH = 50_000
export const MAX_TITLE_LENGTH = 2_000

/** One paper as a source gives it, cleaned of NUL bytes and lone surrogates, before it meets its duplicates. */
export const paperSchema = z.object({
  /** The paper's id in the source; null if the source has none (a stable one is then made from the identity). */
  sourceId: z.string().min(1).max(500).nullable(),
  title: z.string().min(1).max(MAX_TITLE_LENGTH),
  abstract: z.string().min(1).max(MAX_ABSTRACT_LENGTH),
  authors: z.array(z.string().min(1)),
  venue: z.string().min(1).nullable(),
  published: publishedSchema.nullable(),
  doi: z.string().min(1).nullable(),
  arxivId: z.string().min(1).nullable(),
  /** PubMed's number. */
  pmid: z.string().regex(/^[1-9]\d{0,8}$/).nullable(),
  url: z.string().min(1).nullable(),
  keywords: z.array(z.string().min(1)),
  citations: z.number().int().min(0).nullable(),
})
export type Paper = z.infer<typeof paperSchema>

/** A paper whose abstract is missing: no paper yet, but enough for a service to find the abstract by. */
export type BarePaper = Omit<Paper, 'abstract'>

/** What becomes of one record of an import: it is read, or it is refused with its line and a reason. A date that was written and cannot be used is kept as `unusedDate`. */
export type SourceRecord =
  | { kind: 'paper'; line: number; paper: Paper; unusedDate?: string }
  | { kind: 'refused'; line: number; reason: string; excerpt: string; bare?: BarePaper }

/** A stored paper's text on its way into the pipeline. `id` is the database's, used to hand assignments back. */
export interface PaperText {
  id: number
  sourceId: string
  title: string
  abstract: string
  /** As in Paper: year, month or day precision; null if unknown. */
  published: string | null
}

/** A stored paper as a run reads it: its text, and what trends are measured by. */
export interface RunPaper extends PaperText {
  venue: string | null
  citations: number | null
}

/** A paper and its place in a run, as exports write it; `id` is the paper's id in its source. */
export interface ExportedPaper extends Omit<Paper, 'sourceId'> {
  id: string
  themeIndex: number
  similarity: number
  runnerUpIndex: number | null
  margin: number | null
  /** Belongs nowhere in particular. */
  isWeakFit: boolean
  x: number
  y: number
}
