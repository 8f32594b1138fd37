import { describe, expect, test } from 'vitest'
import { mlKmeansEngine } from '../cluster/ml-kmeans-engine.ts'
import type { DenseMatrix } from '../numeric/matrix.ts'
import { createRandom } from '../numeric/random.ts'
import type { DocumentTermMatrix } from '../text/tfidf.ts'
import type { Vocabulary } from '../text/vocabulary.ts'
import { joinWindows } from './evolution-links.ts'
import { traceEvolution } from './evolution.ts'
import { layPeriods } from './periods.ts'
import { cutWindows } from './windows.ts'

/** Four directions; 0 and 1 in all years, 2 until 2014, 3 from 2015 on. */
const random = createRandom(4)
const papers = Array.from({ length: 600 }, (_, i) => {
  const year = 2010 + (i % 10)
  const theme = [0, 1, year < 2015 ? 2 : 3][Math.floor(i / 10) % 3]
  const row = Float32Array.from({ length: 4 }, (__, t) => (t === theme ? 1 : 0) + 0.2 * (random.nextFloat() - 0.5))
  const length = Math.hypot(...row)
  return { year, theme, row: row.map((value) => value / length) }
})
const rows: DenseMatrix = { kind: 'dense', nRows: 600, nColumns: 4, values: Float32Array.from(papers.flatMap(({ row }) => [...row])) }
const surfaces = ['kernel', 'graph', 'topic', 'language']
const documentTermMatrix = {
  matrix: { kind: 'csr', nRows: 600, nColumns: 4, rowStart: Int32Array.from({ length: 601 }, (_, i) => i), columns: Int32Array.from(papers, ({ theme }) => theme), values: new Float32Array(600).fill(1) },
  vocabulary: { terms: surfaces, surfaces, acronyms: [null, null, null, null], documentFrequency: Int32Array.of(200, 200, 100, 100), idf: new Float64Array(4).fill(1), wordCounts: new Uint8Array(4).fill(1), pieces: [], nDocuments: 600 },
} as Pick<DocumentTermMatrix, 'matrix'> & { vocabulary: Partial<Vocabulary> } as DocumentTermMatrix
const { periods, periodOf } = layPeriods(papers.map(({ year }) => String(year)))
const input = { rows, documentTermMatrix, periods, periodOf, assignments: Int32Array.from(papers, ({ theme }) => theme), k: 4 }

describe('between two windows', () => {
  test('continues what stays, names what is born and what dies', async () => {
    const { windows, themes, links } = await traceEvolution(input, { engine: mlKmeansEngine, seed: 1, windows: 2 })
    expect(windows).toEqual([{ from: '2010', to: '2014', papers: 300 }, { from: '2015', to: '2019', papers: 300 }])
    const named = (window: number) => Object.fromEntries(themes.filter((theme) => theme.window === window).map((theme) => [theme.terms[0], theme]))
    expect(Object.keys(named(0)).sort()).toEqual(['graph', 'kernel', 'topic'])
    expect(Object.keys(named(1)).sort()).toEqual(['graph', 'kernel', 'language'])
    expect(named(0).topic.label).toBe('Topics')
    expect(named(0).topic).toMatchObject({ died: true, born: false, papers: 100, mainTheme: 2, mainShare: 1 })
    expect(named(1).language).toMatchObject({ born: true, died: false, mainTheme: 3 })
    expect(links.map(({ kind }) => kind)).toEqual(['continuation', 'continuation'])
    for (const { from, to } of links) expect(themes.find((theme) => theme.window === 0 && theme.index === from.index)!.terms[0]).toBe(themes.find((theme) => theme.window === 1 && theme.index === to.index)!.terms[0])
  })

  test('gives the same answer for the same seed', async () => {
    const once = await traceEvolution(input, { engine: mlKmeansEngine, seed: 7 })
    expect(await traceEvolution(input, { engine: mlKmeansEngine, seed: 7 })).toEqual(once)
  })

  test('has one window and no links for a small corpus, nothing without dates', async () => {
    expect((await traceEvolution(input, { engine: mlKmeansEngine, seed: 1, windows: 1 })).links).toEqual([])
    const undated = layPeriods(papers.map(() => null))
    expect(await traceEvolution({ ...input, ...undated }, { engine: mlKmeansEngine, seed: 1 })).toEqual({ windows: [], themes: [], links: [], themeOf: new Int32Array(papers.length).fill(-1) })
  })
})

test('tells splits from merges', () => {
  const unit = (...values: number[]) => Float32Array.from(values, (value) => value / Math.hypot(...values))
  const split = joinWindows([{ centroids: [unit(1, 1, 0, 0), unit(0, 0, 1, 0)] }, { centroids: [unit(1, 0.8, 0, 0), unit(0.8, 1, 0, 0), unit(0, 0, 1, 0)] }])
  expect(split.filter(({ from }) => from.index === 0).map(({ kind }) => kind).sort()).toEqual(['continuation', 'split'])
  const merge = joinWindows([{ centroids: [unit(1, 0.3, 0, 0), unit(0.3, 1, 0, 0), unit(0, 0, 1, 0)] }, { centroids: [unit(1, 0.95, 0, 0), unit(0, 0, 1, 0)] }])
  expect(merge.filter(({ to }) => to.index === 0).map(({ kind }) => kind).sort()).toEqual(['continuation', 'merge'])
})

test('cuts the span into windows of about as many papers', () => {
  const windows = cutWindows(periods, periodOf, () => true, 5)
  expect(windows.map(({ from, to }) => [from, to])).toEqual([['2010', '2011'], ['2012', '2013'], ['2014', '2015'], ['2016', '2017'], ['2018', '2019']])
  expect(windows.every(({ documents }) => documents.length === 120)).toBe(true)
  expect(cutWindows(periods, periodOf, (i) => i < 60)).toHaveLength(1)
})
