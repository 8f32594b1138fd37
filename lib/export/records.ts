/**
 * What an exported line says: one flat record per theme or paper, keys in a fixed order, numbers by one rule.
 * In: rows of a finished run, read by the caller.   Out: records, written by ./csv.ts and ./export-run.ts.
 */
import type { ExportedPaper } from '../domain/paper.ts'
import { themeId, type Theme } from '../domain/theme.ts'

export type Cell = string | number | null | { term: string; weight: number; documents: number }[]
export type ExportRecord = Record<string, Cell>

export const THEME_COLUMNS = ['id', 'key', 'label', 'size', 'coherence', 'stability', 'similarity', 'verdict', 'x', 'y', 'terms']
export const PAPER_COLUMNS = ['id', 'title', 'themeId', 'themeLabel', 'similarity', 'runnerUpThemeId', 'margin', 'x', 'y', 'published', 'venue', 'url']

const SIGNIFICANT_DIGITS = 6

/** @returns the theme's record: keys of THEME_COLUMNS in their order, terms strongest first. */
export function themeRecord(theme: Theme): ExportRecord {
  const { coherence, stability, similarity } = theme.metrics
  return {
    id: themeId(theme.index), key: theme.key, label: theme.label, size: theme.size,
    coherence: rounded(coherence), stability: rounded(stability), similarity: rounded(similarity), verdict: theme.trend.verdict, x: rounded(theme.x), y: rounded(theme.y),
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

// Float noise in the last bits, which a change of machine may bring, must not change an exported byte; −0 becomes 0.
function rounded(value: number | null | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? Number(value.toPrecision(SIGNIFICANT_DIGITS)) + 0 : null
}
