/**
 * How well each paper fits its theme: similarity, runner-up, margin.
 * In: unit rows and a Clustering, from ../cluster.   Out: PaperFit, read by ../pipeline/run.ts and representatives.ts.
 */
import type { Clustering } from '../cluster/engine.ts'
import type { CsrMatrix, DenseMatrix, Matrix } from '../numeric/matrix.ts'

export interface PaperFit {
  /** nRows; cosine to the own centroid, −1 … 1; 0 for a document without theme or without terms. */
  similarity: Float32Array
  /** nRows; the most similar other cluster, ties to the lower; −1 if k = 1 or the document has no theme or no terms. */
  runnerUp: Int32Array
  /** nRows; similarity − cosine to the runner-up; below 0 if the runner-up is nearer; 0 without runner-up. */
  margin: Float32Array
}

/**
 * @param rows       nRows × nColumns, unit or empty rows. Not modified.
 * @param clustering centroids k × nColumns, unit rows; assignments −1 … k − 1. Not modified.
 * @returns PaperFit. Time O(k · nonzeros), memory O(k · nColumns).
 */
export function measureFit(rows: Matrix, clustering: Pick<Clustering, 'assignments' | 'centroids'>): PaperFit {
  const { assignments, centroids } = clustering
  const k = rows.nColumns === 0 ? 0 : centroids.length / rows.nColumns
  const fit: PaperFit = { similarity: new Float32Array(rows.nRows), runnerUp: new Int32Array(rows.nRows).fill(-1), margin: new Float32Array(rows.nRows) }
  const termMajor = transpose(centroids, k, rows.nColumns)
  const cosines = new Float32Array(k)
  for (let i = 0; i < rows.nRows; i++) {
    const own = assignments[i]
    if (own < 0 || k === 0) continue
    const known = rows.kind === 'csr' ? multiplySparse(rows, i, termMajor, cosines) : multiplyDense(rows, i, termMajor, cosines)
    if (!known) continue
    fit.similarity[i] = cosines[own]
    const second = bestOther(cosines, own)
    if (second < 0) continue
    fit.runnerUp[i] = second
    fit.margin[i] = cosines[own] - cosines[second]
  }
  return fit
}

function bestOther(cosines: Float32Array, own: number): number {
  let best = -1
  for (let c = 0; c < cosines.length; c++) if (c !== own && (best < 0 || cosines[c] > cosines[best])) best = c
  return best
}

function transpose(centroids: Float32Array, k: number, nColumns: number): Float32Array {
  const termMajor = new Float32Array(centroids.length)
  for (let c = 0; c < k; c++) for (let t = 0; t < nColumns; t++) termMajor[t * k + c] = centroids[c * nColumns + t]
  return termMajor
}

function multiplySparse(rows: CsrMatrix, i: number, termMajor: Float32Array, cosines: Float32Array): boolean {
  const k = cosines.length
  cosines.fill(0)
  for (let p = rows.rowStart[i]; p < rows.rowStart[i + 1]; p++) {
    const weight = rows.values[p]
    const start = rows.columns[p] * k
    for (let c = 0; c < k; c++) cosines[c] += weight * termMajor[start + c]
  }
  return rows.rowStart[i + 1] > rows.rowStart[i]
}

function multiplyDense(rows: DenseMatrix, i: number, termMajor: Float32Array, cosines: Float32Array): boolean {
  const { nColumns, values } = rows
  const k = cosines.length
  const first = i * nColumns
  let known = false
  cosines.fill(0)
  // four columns at a time: a quarter of the reads and writes of `cosines`
  let t = 0
  for (; t + 4 <= nColumns; t += 4) {
    const [w0, w1, w2, w3] = [values[first + t], values[first + t + 1], values[first + t + 2], values[first + t + 3]]
    if (w0 === 0 && w1 === 0 && w2 === 0 && w3 === 0) continue
    known = true
    for (let c = 0, p = t * k; c < k; c++, p++) cosines[c] += w0 * termMajor[p] + w1 * termMajor[p + k] + w2 * termMajor[p + 2 * k] + w3 * termMajor[p + 3 * k]
  }
  for (; t < nColumns; t++) {
    const weight = values[first + t]
    if (weight !== 0) known = true
    for (let c = 0; c < k; c++) cosines[c] += weight * termMajor[t * k + c]
  }
  return known
}
