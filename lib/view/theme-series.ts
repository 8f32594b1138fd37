/**
 * The share of themes, or of their parents, over time: one compact value that every chart of the trends page draws from.
 * In: themes, parents, trend points and periods of a run.   Out: SeriesSet, read by app/_components/trends and ./series-shapes.ts.
 */
import { sum } from 'd3'
import { isTintedByGroup, REST_TINT, themeTints } from '../domain/theme-tint.ts'
import { themeId, type Theme, type ThemeParent } from '../domain/theme.ts'
import type { Periods, PeriodUnit, TrendPoint } from '../domain/trend.ts'
import { groupColors, themeColor } from './palette.ts'
import { periodStart } from './periods.ts'
import { coverageStart } from './time-range.ts'

/** Shares as they are, or with the mix of venues held fixed. */
export type Mix = 'raw' | 'fixed'

export interface SeriesPeriod {
  name: string
  /** Beginning of the period, in years. */
  at: number
  /** Dated papers; 0 is a gap. */
  total: number
}

export interface Series {
  /** "t3" for a theme, "p2" for a parent. */
  id: string
  label: string
  /** As CSS takes it. */
  color: string
  /** Whether the colour is its own; the others share a grey. */
  isHued: boolean
  /** Its group; null for none. */
  parentIndex: number | null
  /** Indexes of the themes in it. */
  themes: number[]
  /** One element per period: papers, 0 in a gap. */
  counts: number[]
  /** One element per period, 0 … 1; null in a gap, and where venues cannot be compared. */
  shares: (number | null)[]
}

/** Themes that share a hue. */
export interface SeriesGroup {
  /** The parent's index. */
  index: number
  label: string
  /** As CSS takes it. */
  color: string
}

export interface SeriesSet {
  unit: PeriodUnit
  mix: Mix
  /** Every calendar period that is drawn, oldest first; gaps too. */
  periods: SeriesPeriod[]
  /** Early periods with papers that are too thin to draw. */
  leftOut: string[]
  /** The last period, if it is not over. */
  partial: string | null
  /** The largest first. */
  series: Series[]
  /** What the hues say, the largest first; empty where every series has a colour of its own. */
  groups: SeriesGroup[]
}

/**
 * @param points of all themes. @param of one series a theme, or one a parent. @param isWhole with the early periods that are too thin to draw; default without.
 * @returns null if fewer than two periods have papers: there is nothing to compare.
 */
export function seriesSet({ themes, parents, of, points, periods, mix, isWhole = false }: { themes: Theme[]; parents: ThemeParent[]; of: 'themes' | 'parents'; points: TrendPoint[]; periods: Periods; mix: Mix; isWhole?: boolean }): SeriesSet | null {
  const start = isWhole ? '' : coverageStart(points) ?? ''
  const drawn = periods.names.flatMap((name, i) => (name >= start ? [{ name, i, at: periodStart(name), total: periods.totals[i] }] : []))
  if (drawn.filter(({ total }) => total > 0).length < 2) return null
  const counts = new Map(points.map(({ themeIndex, period, count }) => [`${themeIndex} ${period}`, count]))
  const one = (theme: Theme): Pick<Series, 'counts' | 'shares'> => {
    const own = drawn.map(({ name }) => counts.get(`${theme.index} ${name}`) ?? 0)
    const raw = drawn.map(({ total }, t) => (total > 0 ? own[t] / total : null))
    const held = drawn.map(({ i }) => theme.trend.adjusted?.shares[i]?.share ?? null)
    return { counts: own, shares: (mix === 'fixed' ? held : raw).map(rounded) }
  }
  const tints = themeTints(themes)
  const colorOf = groupColors(themes)
  const bySize = [...parents].sort((a, b) => b.size - a.size || a.index - b.index)
  const series = of === 'parents'
    ? bySize.map((parent) => {
        const members = themes.filter(({ parentIndex }) => parentIndex === parent.index)
        return { id: `p${parent.index + 1}`, label: parent.label, color: colorOf(parent.index), isHued: true, parentIndex: parent.index, themes: members.map(({ index }) => index), ...together(members.map(one), drawn.length) }
      })
    : themes.map((theme) => ({ id: themeId(theme.index), label: theme.label, color: themeColor(theme.index), isHued: tints[theme.index] !== REST_TINT, parentIndex: theme.parentIndex, themes: [theme.index], ...one(theme) }))
  return {
    unit: periods.unit, mix, partial: periods.partial, series,
    groups: of === 'themes' && isTintedByGroup(themes) ? bySize.map(({ index, label }) => ({ index, label, color: colorOf(index) })) : [],
    periods: drawn.map(({ name, at, total }) => ({ name, at, total })),
    leftOut: periods.names.filter((name, i) => name < start && periods.totals[i] > 0),
  }
}

/** @returns whether the run can say what its shares would be with the mix of venues held fixed. */
export const hasFixedMix = (themes: Theme[]): boolean => themes.some(({ trend }) => trend.adjusted?.shares.some((share) => share !== null))

// Five digits draw the same picture and halve what the page sends.
const rounded = (share: number | null) => (share === null ? null : Math.round(share * 1e5) / 1e5)

function together(members: Pick<Series, 'counts' | 'shares'>[], nPeriods: number): Pick<Series, 'counts' | 'shares'> {
  const periods = Array.from({ length: nPeriods }, (_, t) => t)
  return {
    counts: periods.map((t) => sum(members, ({ counts }) => counts[t])),
    shares: periods.map((t) => (members.some(({ shares }) => shares[t] === null) ? null : rounded(sum(members, ({ shares }) => shares[t]!)))),
  }
}
