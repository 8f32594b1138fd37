import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { measureTrends, type TrendInput } from './trends.ts'

interface Truth {
  themes: Record<string, { drift: string }>
  papers: Record<string, { theme: string }>
}
interface SamplePaper {
  id: string
  published: string | null
  venue: string
  citations: number
}

const seed = new URL('../../prisma/seed/', import.meta.url)
const truth = JSON.parse(readFileSync(new URL('sample-truth.json', seed), 'utf8')) as Truth
const papers = readFileSync(new URL('sample-papers.jsonl', seed), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as SamplePaper)
const names = Object.keys(truth.themes)
const sample: TrendInput = {
  published: papers.map(({ published }) => published),
  assignments: Int32Array.from(papers, ({ id }) => names.indexOf(truth.papers[id].theme)),
  k: names.length,
  citations: papers.map(({ citations }) => citations),
}

describe('on the sample corpus with its true themes', () => {
  const trends = measureTrends(sample)

  test.each(names.filter((name) => truth.themes[name].drift !== 'splits').map((name) => [name, truth.themes[name].drift]))('%s is %s', (name, drift) => {
    expect(trends.themes[names.indexOf(name)].verdict).toBe(drift)
  })

  test('tells each theme in one sentence', () => {
    const sentences = trends.themes.map(({ sentence }) => sentence)
    expect(sentences[names.indexOf('large-language-models')]).toBe('rising: 1.9 % → 20.4 % of papers, +2.5 points a year, q = 0.008')
    expect(sentences[names.indexOf('generative-adversarial-networks')]).toBe('burst 2018 to 2020, over since: 18.5 % of papers then, 1.1 % otherwise, q < 0.001')
    expect(sentences[names.indexOf('state-space-models')]).toMatch(/^emerging since 2023: 0\.0 % → 20\.4 % of papers, \+6\.3 points a year since then, q < 0\.001$/)
  })

  test('has a point for every theme and year, with a band around the share, and shares that sum to 1', () => {
    expect(trends.points).toHaveLength(12 * 10)
    for (const { count, total, share, low, high } of trends.points) {
      expect(share).toBe(count / total)
      expect(low <= share && share <= high).toBe(true)
    }
    for (const name of trends.periods.names) expect(trends.points.filter(({ period }) => period === name).reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
  })

  test('knows how old a theme is and how fast it grows', () => {
    const theme = trends.themes[names.indexOf('state-space-models')]
    expect(theme.meanDate).toBeGreaterThan(2023)
    expect(theme.recentPapers).toBeGreaterThan(0.7)
    expect(theme.recentCitations).toBeLessThan(1)
    expect(theme.doublingYears).toBeGreaterThan(0)
    expect(trends.themes[names.indexOf('topic-models')].halvingYears).toBeGreaterThan(0)
    expect(theme.curve).toHaveLength(10)
  })

  test('answers the same for papers in any order', () => {
    const order = papers.map((_, i) => (i * 101) % papers.length)
    const shuffled = measureTrends({ published: order.map((i) => sample.published[i]), assignments: Int32Array.from(order, (i) => sample.assignments[i]), k: sample.k, citations: order.map((i) => sample.citations![i]) })
    expect(shuffled.points).toEqual(trends.points)
    expect(shuffled.themes.map(({ sentence }) => sentence)).toEqual(trends.themes.map(({ sentence }) => sentence))
  })
})

describe('with little to go by', () => {
  test('tells nothing of one paper, one year or no dates, and says why', () => {
    const one = measureTrends({ published: ['2020-05-01'], assignments: Int32Array.of(0), k: 1 })
    expect(one.themes[0].sentence).toBe('too few to tell: 1 paper, 0 years to compare')
    expect(one.points).toHaveLength(1)
    const year = measureTrends({ published: new Array<string>(30).fill('2020'), assignments: new Int32Array(30), k: 2 })
    expect(year.themes.map(({ verdict }) => verdict)).toEqual(['too few to tell', 'too few to tell'])
    expect(year.notes).toEqual(['All papers lie in one year, 2020: shares can be shown, trends cannot be told.'])
    const none = measureTrends({ published: [null, 'in press'], assignments: Int32Array.of(0, 1), k: 2, venues: [null, 'A'] })
    expect(none.points).toEqual([])
    expect(none.themes[0]).toMatchObject({ verdict: 'too few to tell', meanDate: null, firstShare: null, adjusted: null })
    expect(none.notes).toEqual(['No paper has a date that can be used: there are no trends.', '2 papers without a date are in no period.'])
  })

  test('counts papers without a theme nowhere', () => {
    const { points, leftOut } = measureTrends({ published: ['2020', '2020', null, null], assignments: Int32Array.of(0, -1, 0, -1), k: 1 })
    expect(points[0]).toMatchObject({ count: 1, total: 1, share: 1 })
    expect(leftOut.undated).toEqual([2])
  })

  test('draws the year that is not over and keeps it out of the tests', () => {
    const published = Array.from({ length: 400 }, (_, i) => `${2010 + (i % 10)}-${String(1 + (i % 12)).padStart(2, '0')}`)
    const assignments = Int32Array.from(published, (_, i) => (i % 7 === 0 ? 0 : 1))
    const partial = measureTrends({ published: [...published, '2020-01', '2020-01', '2020-01'], assignments: Int32Array.of(...assignments, 0, 0, 0), k: 2 })
    const without = measureTrends({ published, assignments, k: 2 })
    expect(partial.periods.partial).toBe('2020')
    expect(partial.points.find(({ period, themeIndex }) => period === '2020' && themeIndex === 0)!.share).toBe(1)
    expect(partial.themes[0].sentence).toBe(without.themes[0].sentence)
  })

  test('refuses lists of different lengths', () => {
    expect(() => measureTrends({ published: ['2020'], assignments: Int32Array.of(0, 1), k: 2 })).toThrow('published and assignments must have one element per paper. Got 1 and 2.')
  })
})
