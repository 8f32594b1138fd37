import { describe, expect, test } from 'vitest'
import type { DocumentTermMatrix } from '../text/tfidf.ts'
import type { Vocabulary } from '../text/vocabulary.ts'
import { layPeriods } from './periods.ts'
import { findRisingTerms, findTermBursts } from './rising-terms.ts'

/** Terms: 0 in every paper; 1 "mamba" since 2024; 2 in a third of the papers of all years; 3 in 2018 and 2019. */
const published = Array.from({ length: 400 }, (_, i) => String(2016 + (i % 10)))
const termsOf = (i: number) => [0, ...(i % 10 >= 8 && i % 20 < 10 ? [1] : []), ...(i % 3 === 0 ? [2] : []), ...([2, 3].includes(i % 10) && i % 40 < 20 ? [3] : [])]
const rows = published.map((_, i) => termsOf(i))
const rowStart = Int32Array.from([0, ...rows.map(((sum) => (row: number[]) => (sum += row.length))(0))])
const surfaces = ['learning', 'mamba', 'graph', 'capsule']
const documentTermMatrix = {
  matrix: { kind: 'csr', nRows: 400, nColumns: 4, rowStart, columns: Int32Array.from(rows.flat()), values: new Float32Array(rows.flat().length).fill(0.5) },
  vocabulary: { terms: surfaces, surfaces, acronyms: [null, null, null, null], documentFrequency: Int32Array.of(400, 40, 134, 40), idf: new Float64Array(4).fill(1), wordCounts: new Uint8Array(4).fill(1), pieces: [], nDocuments: 400 },
} as Pick<DocumentTermMatrix, 'matrix'> & { vocabulary: Partial<Vocabulary> } as DocumentTermMatrix
const { periods, periodOf } = layPeriods(published)
const assignments = Int32Array.from(published, (_, i) => (i % 20 < 10 ? 0 : 1))

describe('terms', () => {
  test('finds “mamba” since 2024, in the corpus and in the theme that uses it', () => {
    const terms = findRisingTerms({ documentTermMatrix, periodOf, periods, assignments, k: 2 })
    expect(terms.map(({ themeIndex, term, since }) => [themeIndex, term, since])).toEqual([[null, 'mamba', '2024'], [0, 'mamba', '2024']])
    expect(terms[0]).toMatchObject({ papers: 40, papersBefore: 0, share: 0.5, shareBefore: 0 })
    expect(terms[0].q).toBeLessThan(1e-6)
  })

  test('finds the bursts of both terms that had one', () => {
    expect(findTermBursts({ documentTermMatrix, periodOf, periods }).map(({ term, from, to }) => [term, from, to])).toEqual([['mamba', '2024', '2025'], ['capsule', '2018', '2019']])
  })

  test('finds nothing without dates', () => {
    const none = layPeriods(published.map(() => null))
    expect(findRisingTerms({ documentTermMatrix, ...none, assignments, k: 2 })).toEqual([])
    expect(findTermBursts({ documentTermMatrix, ...none })).toEqual([])
  })
})
