import { expect, test } from 'vitest'
import { decodeMap, encodeMap } from './map-buffer.ts'
import { countPeriods, countThemes, countVenues } from './map-summary.ts'

const dots = decodeMap(encodeMap([['2019-11-02', 'A', 0], ['2020-02', 'B', 1], ['2020-03', 'B', 1], [null, null, 2], ['2021', 'A', 2]].map(([published, venue, themeIndex], i) => ({
  paperId: i + 1, themeIndex: themeIndex as number, x: i, y: 0, similarity: 1, published: published as string | null, venue: venue as string | null,
}))).buffer)
const chosen = Uint32Array.of(1, 2, 3, 4)

test('themes and venues are counted, the largest first, those without a venue last', () => {
  expect(countThemes(dots, chosen)).toEqual([{ key: 1, papers: 2 }, { key: 2, papers: 2 }])
  expect(countVenues(dots, chosen)).toEqual([{ key: 'B', papers: 2 }, { key: 'A', papers: 1 }, { key: null, papers: 1 }])
})

test('periods run over the whole map without gaps, whatever is chosen', () => {
  expect(countPeriods(dots, chosen, 'year')).toEqual([{ period: '2019', papers: 0 }, { period: '2020', papers: 2 }, { period: '2021', papers: 1 }])
  expect(countPeriods(dots, null, 'quarter').map(({ period, papers }) => `${period}:${papers}`)).toEqual(['2019-Q4:1', '2020-Q1:2', '2020-Q2:0', '2020-Q3:0', '2020-Q4:0', '2021-Q1:1'])
  expect(countPeriods(dots, null, 'month').slice(0, 5).map(({ period, papers }) => `${period}:${papers}`)).toEqual(['2019-11:1', '2019-12:0', '2020-01:0', '2020-02:1', '2020-03:1'])
})

test('papers without dates have no periods', () => {
  expect(countPeriods(decodeMap(encodeMap([{ paperId: 1, themeIndex: 0, x: 0, y: 0, similarity: 1, published: null, venue: null }]).buffer), null, 'year')).toEqual([])
})
