/**
 * A theme over time.
 * In: the trends stage (../trends/trends.ts).   Out: TrendPoint and ThemeTrend, read by ../data (stored), ../export, ../view and app.
 */
export type PeriodUnit = 'year' | 'quarter' | 'month'

export interface TrendPoint {
  themeIndex: number
  /** "2019", "2019-Q3" or "2019-07". */
  period: string
  /** Papers of the theme in the period. */
  count: number
  /** All dated papers of the run's themes in the period; ≥ 1: a period without papers has no points. */
  total: number
  /** count ÷ total, 0 … 1. */
  share: number
  /** Wilson 95 % band of the share. */
  low: number
  high: number
}

/** The time axis of a run. */
export interface Periods {
  unit: PeriodUnit
  /** Every calendar period from the first paper to the last, oldest first; those without papers too. */
  names: string[]
  /** Dated papers of each period, in the order of `names`; 0 is a gap. */
  totals: number[]
  /** In the order of `names`: false for the periods that are drawn and not tested (gaps, too few papers, not over yet). */
  tested: boolean[]
  /** The last period if its papers are not all in yet. */
  partial: string | null
}

/** Papers of themes that no period counts, as rows of the corpus, rising. Nothing else is left out. */
export interface LeftOut {
  /** No date, or none that can be read. */
  undated: number[]
  /** A year that cannot be right beside the other papers: 1066, 2087. */
  oddYear: number[]
  /** A date less exact than the periods: "2019" where periods are months. */
  tooCoarse: number[]
  /** The years that can be right, both ends inside; null if no paper has one. */
  years: { first: number; last: number } | null
}

/** What a reader is told of a theme; the rules are in ../trends/verdict.ts. */
export const VERDICTS = ['rising', 'falling', 'steady', 'emerging', 'fading', 'bursting', 'too few to tell'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Where a theme is heading at the end of the span: passed is a burst that is over. */
export type Direction = 'up' | 'down' | 'passed' | 'flat' | 'unknown'

/** A stretch of time in which a theme or a term is at least twice as common as usual. */
export interface Burst {
  /** Names of its first and last period, both inside. */
  from: string
  to: string
  /** ln of how much better the doubled rate explains these periods; > 0. */
  weight: number
  /** Chance of such a burst in a flat series, corrected for all themes or terms looked at; 0 … 1. */
  q: number
}

/** One series judged: the shares as they are, or adjusted for the mix of venues. */
export interface TrendTest {
  verdict: Verdict
  direction: Direction
  /** For people: "rising: 2.1 % → 6.4 % of papers, +0.5 points a year, q = 0.003". */
  sentence: string
  /** Theil–Sen slope of the share in percentage points a year, with its 95 % band; null where nothing can be tested. */
  pointsPerYear: { slope: number; low: number; high: number } | null
  /** Mann–Kendall over papers, and the same after Benjamini–Hochberg over themes, 0 … 1; q decides the verdict. */
  p: number
  q: number
  /** Mann–Kendall over periods; tau, −1 … 1, is the effect size, and its p must not speak against the verdict. */
  mannKendall: { s: number; tau: number; p: number; q: number }
  /** How much the shares scatter from period to period beyond chance, as a ratio of variances; ≥ 1. */
  dispersion: number
  /** Share of all papers in the first and in the last quarter of the tested periods; null where there are none. */
  firstShare: number | null
  lastShare: number | null
  /** The period in which an emerging theme begins; null for every other verdict. */
  since: string | null
  /** Years in which the share doubles (rising, emerging) or halves (falling, fading); null elsewhere. */
  doublingYears: number | null
  halvingYears: number | null
  bursts: Burst[]
}

/** Everything known of one theme over time. */
export interface ThemeTrend extends TrendTest {
  themeIndex: number
  /** Papers of the theme that the periods count. */
  papers: number
  /** LOESS curve of the share, for the eye only: one value per period in the order of Periods.names; null in gaps. */
  curve: (number | null)[]
  /** Mean publication date in years (2019.4); null if no paper is dated. */
  meanDate: number | null
  /** Share of the theme's papers, and of its citations, that lie in the last quarter of the span; null if there are none. */
  recentPapers: number | null
  recentCitations: number | null
  /** The same with the mix of venues held fixed; null if the run has no venues to compare. */
  adjusted: AdjustedTrend | null
}

/** What the shares would be if every period had the same mix of venues. */
export interface AdjustedTrend extends TrendTest {
  /** One element per period in the order of Periods.names; null where the venues of a period cannot be compared. */
  shares: ({ share: number; low: number; high: number } | null)[]
  /** Said where the raw and the adjusted series head elsewhere; null where they agree or one cannot be told. */
  difference: string | null
}
