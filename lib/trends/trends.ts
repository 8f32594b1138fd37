/**
 * Dated assignments → how the themes move: the one entry of this room for a run.
 * In: `published` of each paper, assignments of ../cluster.   Out: Trends, read by ../pipeline/run.ts and stored by ../data.
 */
import type { GroupShare, RisingTerm, StrategicPosition, TermBurst } from '../domain/run-trends.ts'
import type { LeftOut, Periods, PeriodUnit, ThemeTrend, TrendPoint } from '../domain/trend.ts'
import type { DocumentTermMatrix } from '../text/tfidf.ts'
import { rankClusterTerms } from '../themes/theme-terms.ts'
import { adjustTrends } from './adjusted-trends.ts'
import { measureAges } from './ages.ts'
import { compareGroups } from './group-comparison.ts'
import { smoothLoess } from './loess.ts'
import { describeDates } from './notes.ts'
import { layPeriods, type DatedCorpus } from './periods.ts'
import { findRisingTerms, findTermBursts } from './rising-terms.ts'
import { countByPeriod, wilsonBand } from './shares.ts'
import { drawStrategicDiagram } from './strategic-diagram.ts'
import { testThemes } from './theme-trends.ts'

export interface TrendInput {
  /** One element per paper: "YYYY", "YYYY-MM", "YYYY-MM-DD" or null. */
  published: readonly (string | null)[]
  /** One element per paper: its theme, 0 … k − 1; −1 for none. */
  assignments: Int32Array
  /** Number of themes, ≥ 1. */
  k: number
  /** Default 'auto'. */
  unit?: PeriodUnit | 'auto'
  /** One element per paper: its venue (or source) for the adjusted share; null if unknown. Default: no adjusted share. */
  venues?: readonly (string | null)[]
  /** One element per paper: times cited; null if unknown. Default: none known. */
  citations?: readonly (number | null)[]
  /** Rows in the order of `published`, for terms and the strategic diagram. Default: neither. */
  documentTermMatrix?: DocumentTermMatrix
}

export interface Trends {
  periods: Periods
  /** One element per paper: place of its period in periods.names, −1 for none. */
  periodOf: Int32Array
  /** By theme, then by period; a period without papers has no points. */
  points: TrendPoint[]
  /** One per theme. */
  themes: ThemeTrend[]
  /** Shares by venue; empty without venues. */
  venueShares: GroupShare[]
  /** Of the whole corpus and of each theme; empty without a document–term matrix. */
  risingTerms: RisingTerm[]
  termBursts: TermBurst[]
  /** One per theme; empty without a document–term matrix. */
  diagram: StrategicPosition[]
  leftOut: LeftOut
  /** What a reader must know of the dates, as sentences. */
  notes: string[]
}

/**
 * Measure every theme over time. A paper without a theme counts nowhere, so that shares add up to all papers of a period.
 * @param input lists of one length, in canonical order; not modified.
 * @returns see Trends; no points and "too few to tell" everywhere if no paper is dated.
 * @throws RangeError if the lists differ in length.
 * Deterministic. O(n log n + nonzeros + k · (T² log T + nTerms · T)).
 */
export function measureTrends(input: TrendInput): Trends {
  const { assignments, k, citations } = input
  for (const [name, list] of Object.entries({ assignments, venues: input.venues, citations })) {
    if (list && list.length !== input.published.length) throw new RangeError(`published and ${name} must have one element per paper. Got ${input.published.length} and ${list.length}.`)
  }
  const ofPlaced = (values: readonly (string | null)[]) => values.map((value, i) => (assignments[i] < 0 ? null : value))
  const [published, venues] = [ofPlaced(input.published), input.venues && ofPlaced(input.venues)]
  const corpus = layPeriods(published, input.unit)
  const { periods, periodOf, times } = corpus
  const leftOut = { ...corpus.leftOut, undated: corpus.leftOut.undated.filter((i) => assignments[i] >= 0) }
  const counts = countByPeriod(assignments, periodOf, k, periods.names.length)
  const totals = Int32Array.from(counts, (_, p) => periods.totals[p % periods.names.length])
  const tests = testThemes({ counts, totals, k, periods, times })
  const points = themePoints(counts, periods, k)
  const ages = measureAges(corpus, assignments, k, citations)
  const adjusted = venues ? adjustTrends(corpus, assignments, k, venues, tests) : null
  const themes = tests.map((test, c) => ({ ...test, themeIndex: c, ...ages[c], curve: curveOf(counts, corpus, c), adjusted: adjusted?.[c] ?? null }))
  return {
    periods, periodOf, points, themes, leftOut,
    venueShares: venues ? compareGroups({ assignments, periodOf, periodNames: periods.names, k, groupsOf: venues.map((venue) => (venue ? [venue] : [])) }) : [],
    ...measureTerms(input, corpus),
    notes: describeDates(periods, leftOut, published),
  }
}

const TERMS_IN_DIAGRAM = 10

function measureTerms({ documentTermMatrix, assignments, k }: TrendInput, { periods, periodOf }: DatedCorpus): Pick<Trends, 'risingTerms' | 'termBursts' | 'diagram'> {
  if (!documentTermMatrix) return { risingTerms: [], termBursts: [], diagram: [] }
  const themeTerms = rankClusterTerms(documentTermMatrix, assignments, k, TERMS_IN_DIAGRAM).map((terms) => terms.map(({ t }) => t))
  return {
    risingTerms: findRisingTerms({ documentTermMatrix, periodOf, periods, assignments, k }),
    termBursts: findTermBursts({ documentTermMatrix, periodOf, periods }),
    diagram: drawStrategicDiagram(documentTermMatrix.matrix, themeTerms),
  }
}

function themePoints(counts: Int32Array, { names, totals }: Periods, k: number): TrendPoint[] {
  const points: TrendPoint[] = []
  for (let c = 0; c < k; c++) {
    for (let t = 0; t < names.length; t++) {
      const count = counts[c * names.length + t]
      if (totals[t] > 0) points.push({ themeIndex: c, period: names[t], count, total: totals[t], share: count / totals[t], ...wilsonBand(count, totals[t]) })
    }
  }
  return points
}

function curveOf(counts: Int32Array, { periods, times }: DatedCorpus, c: number): (number | null)[] {
  const T = periods.names.length
  const drawn = periods.totals.flatMap((total, t) => (total > 0 ? [t] : []))
  const shares = drawn.map((t) => counts[c * T + t] / periods.totals[t])
  const smooth = smoothLoess(shares, drawn.map((t) => times[t]), drawn.map((t) => periods.totals[t]))
  const curve = new Array<number | null>(T).fill(null)
  drawn.forEach((t, place) => (curve[t] = Math.max(0, Math.min(1, smooth[place]))))
  return curve
}
