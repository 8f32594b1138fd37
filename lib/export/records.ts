/**
 * What an exported line says: one flat record per theme, paper or period, keys in a fixed order, numbers by one rule.
 * In: rows of a finished run, read by the caller.   Out: records, written by ./write-table.ts.
 */
import type { ExportedPaper } from '../domain/paper.ts'
import { themeId, type Theme } from '../domain/theme.ts'
import type { Periods, TrendPoint } from '../domain/trend.ts'

export type Cell = string | number | boolean | null | { term: string; weight: number; documents: number }[]
export type ExportRecord = Record<string, Cell>

export interface Column {
  name: string
  type: 'text' | 'number' | 'integer' | 'boolean'
}

const columns = (type: Column['type'], names: string): Column[] => names.split(' ').map((name) => ({ name, type }))

export const THEME_COLUMNS: Column[] = [
  ...columns('text', 'id key label'), ...columns('integer', 'size'), ...columns('number', 'coherence coherenceCv stability similarity silhouette'), ...columns('integer', 'weakFits'),
  ...columns('text', 'verdict trend'), ...columns('number', 'pointsPerYear pointsPerYearLow pointsPerYearHigh p q tau firstShare lastShare'), ...columns('text', 'since adjustedVerdict adjustedTrend'),
  ...columns('number', 'x y'), ...columns('text', 'terms'),
]
export const PAPER_COLUMNS: Column[] = [
  ...columns('text', 'id title themeId themeLabel'), ...columns('number', 'similarity'), ...columns('text', 'runnerUpThemeId'), ...columns('number', 'margin x y'), ...columns('text', 'published venue url'),
]
export const TREND_COLUMNS: Column[] = [
  ...columns('text', 'themeId themeLabel period'), ...columns('integer', 'count total'), ...columns('number', 'share low high adjustedShare adjustedLow adjustedHigh'), ...columns('boolean', 'tested'),
]

const SIGNIFICANT_DIGITS = 6

/** @returns the theme's record: keys of THEME_COLUMNS in their order, terms strongest first. */
export function themeRecord(theme: Theme): ExportRecord {
  const { coherence, coherenceCv, stability, similarity, silhouette, weakFits } = theme.metrics
  const { verdict, sentence, pointsPerYear, p, q, mannKendall, firstShare, lastShare, since, adjusted } = theme.trend
  return {
    id: themeId(theme.index), key: theme.key, label: theme.label, size: theme.size,
    coherence: rounded(coherence), coherenceCv: rounded(coherenceCv), stability: rounded(stability), similarity: rounded(similarity), silhouette: rounded(silhouette), weakFits,
    verdict, trend: sentence ?? null, pointsPerYear: rounded(pointsPerYear?.slope), pointsPerYearLow: rounded(pointsPerYear?.low), pointsPerYearHigh: rounded(pointsPerYear?.high),
    p: rounded(p), q: rounded(q), tau: rounded(mannKendall?.tau), firstShare: rounded(firstShare), lastShare: rounded(lastShare), since: since ?? null,
    adjustedVerdict: adjusted?.verdict ?? null, adjustedTrend: adjusted?.sentence ?? null, x: rounded(theme.x), y: rounded(theme.y),
    terms: theme.terms.map(({ term, weight, documents }) => ({ term, weight: rounded(weight) ?? 0, documents })),
  }
}

/**
 * @param labels label of each theme, by index.
 * @returns the paper's record: keys of PAPER_COLUMNS in their order.
 */
export function paperRecord(paper: ExportedPaper, labels: string[]): ExportRecord {
  return {
    id: paper.id, title: paper.title, themeId: themeId(paper.themeIndex), themeLabel: labels[paper.themeIndex] ?? null,
    similarity: rounded(paper.similarity), runnerUpThemeId: paper.runnerUpIndex === null ? null : themeId(paper.runnerUpIndex),
    margin: rounded(paper.margin), x: rounded(paper.x), y: rounded(paper.y),
    published: paper.published, venue: paper.venue, url: paper.url,
  }
}

/**
 * @param themes of the run, by index. @param periods its time axis; null if it has none.
 * @returns one record per theme and period, in the order of `points`: keys of TREND_COLUMNS in their order. Shares are 0 … 1; the
 *   adjusted ones hold the mix of venues fixed; `tested` is false for periods that the tests leave out.
 */
export function trendRecords(points: TrendPoint[], themes: Theme[], periods: Periods | null): ExportRecord[] {
  const place = new Map(periods?.names.map((name, i) => [name, i]))
  return points.map(({ themeIndex, period, count, total, share, low, high }) => {
    const i = place.get(period) ?? -1
    const adjusted = themes[themeIndex]?.trend.adjusted?.shares[i]
    return {
      themeId: themeId(themeIndex), themeLabel: themes[themeIndex]?.label ?? null, period, count, total, share: rounded(share), low: rounded(low), high: rounded(high),
      adjustedShare: rounded(adjusted?.share), adjustedLow: rounded(adjusted?.low), adjustedHigh: rounded(adjusted?.high), tested: periods?.tested[i] ?? false,
    }
  })
}

/** @returns the cell as one value: a list of terms becomes "first; second". */
export const flatCell = (cell: Cell | undefined): string | number | boolean | null => (Array.isArray(cell) ? cell.map(({ term }) => term).join('; ') : (cell ?? null))

// Float noise in the last bits, which a change of machine may bring, must not change an exported byte; −0 becomes 0.
function rounded(value: number | null | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? Number(value.toPrecision(SIGNIFICANT_DIGITS)) + 0 : null
}
