import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { RunRows } from '../../domain/run-rows.ts'
import { runOptionsSchema } from '../../domain/run-options.ts'
import type { FinishedRun } from '../../domain/run.ts'
import type { Theme } from '../../domain/theme.ts'
import { inChunksOfOne, paper, theme } from '../test-rows.ts'
import { TINT_COLOURS } from '../theme-colours.ts'
import { references } from './references.ts'
import { writeReport } from './report.ts'

const evil = '</script><script>alert(1)</script> | `code` *x* [a](javascript:alert(1)) \u202egnp'
const themes: Theme[] = [{ ...theme, label: evil, representatives: [1] }, { ...theme, index: 1, key: 'b', label: 'second', metrics: { ...theme.metrics, stability: 0.4 } }]
const names = ['2019', '2020', '2021']
const run = {
  id: 'abc', corpusName: evil, createdAt: new Date('2026-11-26T10:00:00Z'), finishedAt: new Date('2026-11-26T10:01:00Z'), options: runOptionsSchema.parse({ threads: 1 }), documents: 5, skipped: 1, k: 2, kReason: 'Because 2 is best.', version: '9.9.9',
  inertia: 1, iterations: 1, timingsMs: null, peakRssBytes: null, quality: { silhouette: 0.1, npmi: 0.2, cv: 0.3, diversity: 1, stability: 0.6, trustworthiness: 0.8, explainedVariance: 0.31, weakFits: 1 },
} as FinishedRun

const rowsOf = (change: Partial<FinishedRun> = {}, hasDates = true): RunRows => ({
  run: { ...run, ...change }, themes: async () => themes, parents: async () => [], relatedThemes: async () => [],
  trendPoints: async () => (hasDates ? names.flatMap((period) => [0, 1].map((themeIndex) => ({ themeIndex, period, count: 1, total: 2, share: 0.5, low: 0.1, high: 0.9 }))) : []),
  trends: async () => ({ periods: { unit: 'year', names: hasDates ? names : [], totals: hasDates ? [2, 2, 1] : [], tested: [true, true, false], partial: hasDates ? '2021' : null }, notes: [], leftOut: { undated: 1, oddYear: 0, tooCoarse: 0 }, risingTerms: [], termBursts: [], diagram: [], evolution: { windows: [], themes: [], links: [] } }),
  kCandidates: async () => [{ k: 2, stability: 0.9, silhouette: 0.1, npmi: null, score: 2 }],
  papers: () => inChunksOfOne([{ ...paper, title: evil }, { ...paper, themeIndex: 1 }]), papersByIds: async (ids: number[]) => ids.map(() => ({ ...paper, title: evil, url: 'javascript:alert(1)' })),
}) as unknown as RunRows

async function written(format: 'html' | 'markdown', rows = rowsOf()): Promise<string> {
  let text = ''
  for await (const piece of writeReport(format, rows)) text += piece
  return text
}

describe('the HTML report', () => {
  test('holds nothing that could run but its own script, and no address that is loaded', async () => {
    const html = await written('html')
    expect(html.match(/<script/g)).toHaveLength(3)
    expect(html.match(/<\/script>/g)).toHaveLength(3)
    expect(html).not.toMatch(/href="javascript:|<link|<img|@import|url\((?!#)| src=/i)
    expect(html).toContain('&lt;/script&gt;&lt;script&gt;alert(1)')
  })

  test('lets the browser run the one script by its hash', async () => {
    expect(await written('html')).toMatch(/content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-[A-Za-z0-9+/=]{44}'; base-uri 'none'; form-action 'none'"/)
  })

  test('is the same bytes each time', async () => {
    expect(await written('html')).toBe(await written('html'))
  })
})

describe('the Markdown report', () => {
  test('lets no text become markup', async () => {
    const text = await written('markdown')
    expect(text.replace(/\\./g, '')).not.toMatch(/<(?!https)[A-Za-z/!?]|[`\u202e]/)
    expect(text.replace(/\\./g, '')).not.toContain('](javascript')
    for (const line of text.split('\n').filter((line) => line.startsWith('| '))) expect(line.endsWith(' |')).toBe(true)
  })

  test('says what was done, with the options, and cites only works that it lists', async () => {
    const text = await written('markdown')
    expect(text).toContain('Paperdrift 9.9.9 (run abc; k = auto, space = lsa, engine = native, restarts = auto, seed = 1)')
    expect(text).toContain('Because 2 is best.')
    expect(text).toMatch(/singular value decomposition \(Deerwester et al\., 1990; Halko et al\., 2011\), which kept 31 % of its variance; its directions were weighted by their singular values to the power 1\.5/)
    const list = text.slice(text.indexOf('## References'))
    for (const { short, full } of Object.values(references)) {
      const author = full.split(',')[0]
      expect(list.includes(`- ${author},`), short).toBe(text.includes(short))
    }
  })

  test('names what to be careful with: stability, weak fits, undated papers, the period that is not over', async () => {
    const text = await written('markdown')
    expect(text).toContain('Of 1 theme none is stable and none keeps a core')
    expect(text).toContain('mostly falls apart')
    expect(text).toContain('1 paper (25 %) fits no theme well')
    expect(text).toContain('1 paper without a date')
    expect(text).toContain('2021 is not over')
  })

  test('leaves out what was not done', async () => {
    const text = await written('markdown', rowsOf({ options: runOptionsSchema.parse({ k: 2, space: 'tfidf', restarts: 1, threads: 1 }), kReason: null }, false))
    expect(text).not.toMatch(/Halko|Strehl|Ben-Hur|Mann–Kendall|Wilson/)
    expect(text).toContain('The number of themes was set to 2 in advance.')
    expect(text).toContain('No paper carries a publication date that could be used.')
  })
})

test('colours of themes are those of the dashboard on white', () => {
  const tokens = readFileSync(new URL('../../../app/tokens.css', import.meta.url), 'utf8')
  const light = tokens.slice(0, tokens.indexOf('prefers-color-scheme: dark'))
  expect(Object.keys(TINT_COLOURS)).toHaveLength(12 + 8 * 3 + 1)
  for (const [tint, colour] of Object.entries(TINT_COLOURS)) expect(light).toContain(`--${tint}: ${colour};`)
})
