/**
 * Latent semantic analysis: every paper as a unit row in the main directions of the vocabulary.
 * In: the matrix of ./tfidf.ts.   Out: LsaSpace, read by ../cluster, ../layout and ../pipeline/fitted-model.ts.
 * Source: Deerwester et al., JASIS 41 (1990) 391–407.
 */
import type { CsrMatrix, DenseMatrix } from '../numeric/matrix.ts'
import { truncatedSvd, type SvdOptions } from '../numeric/svd.ts'
import { toUnitRows } from '../numeric/svd-rows.ts'

export interface LsaSpace {
  /** nDocuments × dimensions, unit or empty rows. */
  rows: DenseMatrix
  /** dimensions × nTerms, row-major: the basis. */
  components: Float32Array
  /** Part of the variance of the matrix that the directions keep, 0 … 1. */
  explainedVariance: number
}

const MOST_DIMENSIONS = 100
const FEWEST_DIMENSIONS = 12
const DOCUMENTS_PER_DIMENSION = 5.5

/**
 * @param matrix nDocuments × nTerms, unit or empty rows, at least one of each. Not modified.
 * @param options seed, threads, onProgress and signal as in ../numeric/svd.ts.
 * @throws CancelledError when `signal` fires; PipelineError if memory or a worker gives out.
 */
export async function reduceToLsa(matrix: CsrMatrix, options: Omit<SvdOptions, 'dimensions'>): Promise<LsaSpace> {
  const { rows, components, explainedVarianceRatio } = await truncatedSvd(matrix, { ...options, dimensions: lsaDimensions(matrix.nRows, matrix.nColumns) })
  return { rows: toUnitRows(rows), components, explainedVariance: explainedVarianceRatio }
}

/**
 * @returns 100, or fewer for small corpora: one per 5.5 papers, so that directions stand for what papers share and not for single
 *   papers, but not below 12.
 */
export function lsaDimensions(nDocuments: number, nTerms: number): number {
  return Math.min(MOST_DIMENSIONS, Math.max(FEWEST_DIMENSIONS, Math.round(nDocuments / DOCUMENTS_PER_DIMENSION)), nDocuments, nTerms)
}
