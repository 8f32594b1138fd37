import { describe, expect, test, vi } from 'vitest'
import type { ExportedPaper } from '../domain/paper.ts'
import type { RunRows } from '../domain/run-rows.ts'
import { exportFile, requireExport } from './catalogue.ts'
import { exportRun } from './export-run.ts'
import { collect, inChunksOfOne, paper, theme } from './test-rows.ts'

const rowsOf = (papers: ExportedPaper[], themes = [theme]) => ({
  themes: async () => themes, papers: () => inChunksOfOne(papers),
  trendPoints: async () => [{ themeIndex: 0, period: '2019', count: 1, total: 4, share: 0.25, low: 0.1, high: 0.5 }, { themeIndex: 0, period: '2020', count: 2, total: 4, share: 0.5, low: 0.2, high: 0.8 }],
  trends: async () => ({ periods: { unit: 'year', names: ['2019', '2020'], totals: [4, 4], tested: [true, false], partial: '2020' } }),
}) as unknown as RunRows

const written = async (what: string, format: string, papers: ExportedPaper[] = [paper]) => String(await collect(exportRun(requireExport(what, format), rowsOf(papers))))

describe('papers', () => {
  test('are JSON Lines with the keys of the design, in order, and six significant digits', async () => {
    expect(await written('papers', 'jsonl')).toBe(
      '{"id":"a-1","title":"A \\"quoted\\", title","themeId":"t1","themeLabel":"state space models, scans","similarity":0.333333,"runnerUpThemeId":null,"margin":null,"x":-0.1,"y":2,"published":"2024-05","venue":null,"url":"https://example.org/?a=1,2"}\n')
  })

  test('are CSV with a header, CRLF, doubled quotes and empty cells for null', async () => {
    expect(await written('papers', 'csv')).toBe(
      'id,title,themeId,themeLabel,similarity,runnerUpThemeId,margin,x,y,published,venue,url\r\n' +
      'a-1,"A ""quoted"", title",t1,"state space models, scans",0.333333,,,-0.1,2,2024-05,,"https://example.org/?a=1,2"\r\n')
  })

  test.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`], ['+1+2', `'+1+2`], ['-lambda calculus', `'-lambda calculus`], ['@home', `'@home`], ['\tx', `'\tx`],
    ['-0.1', '-0.1'], ['+3e-7', '+3e-7'], ['a = b', 'a = b'],
  ])('in CSV turn the title %j into %j', async (title, cell) => {
    expect((await written('papers', 'csv', [{ ...paper, title }])).split('\r\n')[1]).toContain(`a-1,${cell},t1,`)
  })

  test('with a line break inside stay one record', async () => {
    expect(await written('papers', 'csv', [{ ...paper, title: 'two\nlines' }])).toContain('a-1,"two\nlines",t1,')
  })

  test.each(['csv', 'jsonl', 'xlsx', 'parquet', 'bibtex', 'ris', 'csl'])('come out byte for byte alike on another day in another time zone as %s', async (format) => {
    const papers = Array.from({ length: 5 }, (_, i) => ({ ...paper, id: `a-${i}` }))
    const write = () => collect(exportRun(requireExport('papers', format), rowsOf(papers)))
    const once = await write()
    const zone = process.env.TZ
    try {
      vi.useFakeTimers({ now: new Date('2031-07-01T23:00:00Z'), toFake: ['Date'] })
      process.env.TZ = 'Pacific/Auckland'
      expect((await write()).equals(once)).toBe(true)
    } finally {
      vi.useRealTimers()
      process.env.TZ = zone
    }
  })

  test('of an empty run are a header, an empty list or nothing', async () => {
    expect(await written('papers', 'csv', [])).toBe('id,title,themeId,themeLabel,similarity,runnerUpThemeId,margin,x,y,published,venue,url\r\n')
    expect(await written('papers', 'csl', [])).toBe('[]\n')
    for (const format of ['jsonl', 'bibtex', 'ris']) expect(await written('papers', format, [])).toBe('')
  })

  test('are refused as XLSX at once if a sheet has no room for them', async () => {
    await expect(exportRun(requireExport('papers', 'xlsx'), rowsOf([], [{ ...theme, size: 1_048_576 }]))).rejects.toThrow('An XLSX sheet must have at most 1,048,575 rows below its header; take CSV or Parquet, or one theme. Got 1,048,576.')
  })
})

describe('themes', () => {
  test('keep their terms with weights in JSON Lines; minus zero is zero', async () => {
    expect(JSON.parse(await written('themes', 'jsonl'))).toEqual({
      id: 't1', key: 'state-space-models', label: 'state space models, scans', size: 2, coherence: -0.123457, coherenceCv: null, stability: null, similarity: 0.5, silhouette: 0, weakFits: 0,
      verdict: 'rising', trend: 'rising: 2.1 % → 6.4 % of papers, +0.5 points a year, q = 0.003', pointsPerYear: 0.5, pointsPerYearLow: 0.25, pointsPerYearHigh: 0.75, p: 0.001, q: 0.003, tau: 0.8,
      firstShare: 0.021, lastShare: 0.064, since: null, adjustedVerdict: null, adjustedTrend: null,
      x: 0.3, y: 0, terms: [{ term: 'state space', weight: 1.23457, documents: 2 }, { term: 'scan', weight: 0.5, documents: 1 }],
    })
  })

  test('list their terms in one CSV cell', async () => {
    expect((await written('themes', 'csv')).split('\r\n')[1]).toBe('t1,state-space-models,"state space models, scans",2,-0.123457,,,0.5,0,0,rising,"rising: 2.1 % → 6.4 % of papers, +0.5 points a year, q = 0.003",0.5,0.25,0.75,0.001,0.003,0.8,0.021,0.064,,,,0.3,0,state space; scan')
  })

  test('are one array in JSON and a table in Markdown', async () => {
    expect(JSON.parse(await written('themes', 'json'))).toHaveLength(1)
    const [header, rule, row] = (await written('themes', 'markdown')).split('\n')
    expect([header, rule, row].map((line) => line.split('|').length)).toEqual([28, 28, 28])
    expect(row).toContain('| state space models, scans |')
  })
})

test('trends say of each period whether the tests count it', async () => {
  expect((await written('trends', 'csv')).split('\r\n').slice(0, 3)).toEqual([
    'themeId,themeLabel,period,count,total,share,low,high,adjustedShare,adjustedLow,adjustedHigh,tested',
    't1,"state space models, scans",2019,1,4,0.25,0.1,0.5,,,,true', 't1,"state space models, scans",2020,2,4,0.5,0.2,0.8,,,,false',
  ])
})

test('names the allowed values when asked for something else', () => {
  expect(() => requireExport('topics', 'csv')).toThrow(/^what must be one of .*themes, papers, trends.* Got topics\.$/)
  expect(() => requireExport('papers', 'xls')).toThrow('format must be one of csv, xlsx, jsonl, parquet, bibtex, ris, csl for papers. Got xls.')
  expect(() => requireExport('themes', 'toString')).toThrow('Got toString.')
  expect(() => requireExport('constructor', 'csv')).toThrow('Got constructor.')
  expect(() => requireExport('themes', 'csv', 2)).toThrow(/^theme must be left out for themes: .* Got t3\.$/)
})

test('makes a file name that every system takes', () => {
  expect(exportFile(requireExport('papers', 'csv', 2), { id: '0123abcdef', corpusName: 'Größe/../2024: 中' })).toEqual({ name: 'paperdrift-gro-e-2024-0123abcdef-papers-t3.csv', mediaType: 'text/csv; charset=utf-8' })
})
