/**
 * Bursts of themes and terms as bars on one time axis.
 * In: themes with their trends, the bursts of terms.   Out: BurstRow, drawn by app/_components/trends/burst-bars.tsx.
 */
import { group, max, sum } from 'd3'
import type { TermBurst } from '../domain/run-trends.ts'
import type { Theme } from '../domain/theme.ts'
import type { Burst } from '../domain/trend.ts'

export interface BurstRow {
  label: string
  /** Null for a term of the whole corpus. */
  themeIndex: number | null
  /** In the order of time. */
  bursts: Burst[]
}

/** @returns one row a theme that has bursts, the heaviest first; ties by index. */
export const themeBursts = (themes: Theme[]): BurstRow[] =>
  heaviestFirst(themes.flatMap(({ index, label, trend }) => (trend.bursts.length > 0 ? [{ label, themeIndex: index, bursts: inTime(trend.bursts) }] : [])))

/** @returns one row a term, the heaviest first. */
export function termBursts(bursts: TermBurst[]): BurstRow[] {
  const byTerm = group(bursts, ({ term }) => term)
  return heaviestFirst([...byTerm].map(([term, own]) => ({ label: term, themeIndex: null, bursts: inTime(own) })))
}

/** @param most rows to keep, of the heaviest. @returns them by the beginning of their heaviest burst, as a reader follows time downwards. */
export function burstsInTime(rows: BurstRow[], most: number): BurstRow[] {
  const heaviest = ({ bursts }: BurstRow) => bursts.reduce((best, burst) => (burst.weight > best.weight ? burst : best))
  return rows.slice(0, most).sort((a, b) => (heaviest(a).from < heaviest(b).from ? -1 : heaviest(a).from > heaviest(b).from ? 1 : 0))
}

/** @returns how heavy a row is beside the heaviest, as 0 … 1. */
export const burstStrength = (burst: Burst, rows: BurstRow[]): number => Math.sqrt(burst.weight / (max(rows, (row) => max(row.bursts, ({ weight }) => weight)) || 1))

const inTime = (bursts: readonly Burst[]) => [...bursts].sort((a, b) => (a.from < b.from ? -1 : 1))

const heaviestFirst = (rows: BurstRow[]) => rows.sort((a, b) => sum(b.bursts, ({ weight }) => weight) - sum(a.bursts, ({ weight }) => weight))
