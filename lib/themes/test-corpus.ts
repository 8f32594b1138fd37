/**
 * Small document–term matrices with known answers. For tests only.
 * In: documents as lists of printed terms.   Out: WeighedTerms, read by the tests of this folder.
 */
import type { WeighedTerms } from './theme-terms.ts'

/**
 * @param documents each a list of printed terms; a term's key is its lower case. Words in order of their keys.
 * @param acronyms  printed term → its short form.
 */
export function corpusOf(documents: string[][], acronyms: Record<string, string> = {}): WeighedTerms {
  const surfaces = [...new Set(documents.flat())].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
  const idf = Float64Array.from(surfaces, (surface) => Math.log((1 + documents.length) / (1 + documents.filter((document) => document.includes(surface)).length)) + 1)
  const rowStart = [0]
  const columns: number[] = []
  const values: number[] = []
  for (const document of documents) {
    const row = [...new Set(document)].map((surface) => surfaces.indexOf(surface)).sort((a, b) => a - b)
    const length = Math.hypot(...row.map((t) => idf[t]))
    for (const t of row) {
      columns.push(t)
      values.push(idf[t] / length)
    }
    rowStart.push(columns.length)
  }
  return {
    matrix: {
      kind: 'csr', nRows: documents.length, nColumns: surfaces.length,
      rowStart: Int32Array.from(rowStart), columns: Int32Array.from(columns), values: Float32Array.from(values),
    },
    vocabulary: {
      terms: surfaces.map((surface) => surface.toLowerCase()), surfaces,
      acronyms: surfaces.map((surface) => acronyms[surface] ?? null), idf,
      wordCounts: Uint8Array.from(surfaces, (surface) => surface.split(' ').length), pieces: [],
    },
  }
}
