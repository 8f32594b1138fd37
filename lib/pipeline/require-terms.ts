/**
 * Refuses papers that nothing can be said about.
 * In: DocumentTermMatrix, from ../text/tfidf.ts.   Out: a PipelineError, or nothing.
 */
import { PipelineError } from '../domain/errors.ts'
import type { DocumentTermMatrix } from '../text/tfidf.ts'

/** @throws PipelineError if there are no papers, or none has a known term. */
export function requireTerms({ matrix, emptyDocuments }: DocumentTermMatrix): void {
  if (matrix.nRows === 0) throw new PipelineError('The corpus has no papers. Import some with: paperdrift ingest FILE')
  if (emptyDocuments === matrix.nRows) throw new PipelineError(`No term is left to compare papers by: the titles and abstracts of ${matrix.nRows === 1 ? 'the one paper' : `the ${matrix.nRows} papers`} hold nothing but filler, or no word that two of them share. Import more papers.`)
}
