/**
 * How often the verdicts are wrong: corpora made by chance, with and without a planted rise.
 * In: a seed.   Out: rates, read by the evaluation command and by simulate.test.ts.
 */
import type { Periods, PeriodUnit } from '../domain/trend.ts'
import { createRandom, type Random } from '../numeric/random.ts'
import { PERIODS_PER_YEAR } from './seasons.ts'
import { testThemes } from './theme-trends.ts'

export interface SimulationOptions {
  /** Simulated corpora, ≥ 1; default 2000. */
  corpora?: number
  /** Integer ≥ 0; default 1. */
  seed?: number
  /** Themes per corpus, ≥ 2; default 10. */
  themes?: number
  /** Years, ≥ 5; default 10. */
  years?: number
  /** Papers of every year, a multiple of its periods; default 100. */
  papersPerYear?: number
  /** Of the periods; default year. */
  unit?: PeriodUnit
  /** How far shares swing within each year, as a part of themselves, every other theme the other way; 0 … 1, default 0. */
  swing?: number
}

export interface FalseAlarms {
  corpora: number
  /** Share of the corpora with at least one theme said to rise, fall, emerge, fade or burst, though none does. */
  corporaWithAlarm: number
  /** Share of all themes so judged. */
  themesWithAlarm: number
}

/**
 * Flat corpora: every theme keeps its share (sizes 1 : 2 : … : themes) but for the season, the papers of a year are drawn one
 * by one, and the years are then put in random order, so that nothing can rise or fall.
 * @returns see FalseAlarms. The same options give the same rates.
 */
export function simulateFlatCorpora(options: SimulationOptions = {}): FalseAlarms {
  const { corpora = 2000, seed = 1, themes = 10, years = 10, papersPerYear = 100, unit = 'year', swing = 0 } = options
  const random = createRandom(seed)
  const flat = Array.from({ length: themes }, (_, c) => (2 * (c + 1)) / (themes * (themes + 1)))
  let alarms = 0
  let alarmedThemes = 0
  for (let round = 0; round < corpora; round++) {
    const drawn = Array.from({ length: years }, () => seasonsOfYear(flat, unit, swing).map((shares) => drawPapers(shares, papersPerYear / PERIODS_PER_YEAR[unit], random)))
    shuffle(drawn, random)
    const moved = judge(drawn.flat(), unit).filter((verdict) => verdict !== 'steady' && verdict !== 'too few to tell').length
    alarmedThemes += moved
    if (moved > 0) alarms++
  }
  return { corpora, corporaWithAlarm: alarms / corpora, themesWithAlarm: alarmedThemes / (corpora * themes) }
}

/**
 * Corpora in which the first theme rises by `pointsPerYear` from `firstShare` on while all others give way in proportion.
 * @param options pointsPerYear: default 1. firstShare: its share in the first year, default 0: a theme that begins.
 * @returns found: share of the corpora in which that theme is called rising or emerging.
 */
export function simulateRises(options: SimulationOptions & { pointsPerYear?: number; firstShare?: number } = {}): { corpora: number; found: number } {
  const { corpora = 2000, seed = 1, themes = 10, years = 10, papersPerYear = 100, pointsPerYear = 1, firstShare = 0 } = options
  const random = createRandom(seed)
  let found = 0
  for (let round = 0; round < corpora; round++) {
    const drawn = Array.from({ length: years }, (_, t) => {
      const share = firstShare + (pointsPerYear / 100) * t
      return drawPapers([share, ...new Array<number>(themes - 1).fill((1 - share) / (themes - 1))], papersPerYear, random)
    })
    const [verdict] = judge(drawn, 'year')
    if (verdict === 'rising' || verdict === 'emerging') found++
  }
  return { corpora, found: found / corpora }
}

/** Shares by period of one year, which swing like a sine and sum to 1. */
function seasonsOfYear(flat: number[], unit: PeriodUnit, swing: number): number[][] {
  const n = PERIODS_PER_YEAR[unit]
  return Array.from({ length: n }, (_, season) => {
    const swung = flat.map((share, c) => share * (1 + swing * (c % 2 ? 1 : -1) * Math.sin((2 * Math.PI * (season + 0.5)) / n)))
    const all = swung.reduce((sum, share) => sum + share, 0)
    return swung.map((share) => share / all)
  })
}

function drawPapers(shares: number[], papers: number, random: Random): number[] {
  const counts = new Array<number>(shares.length).fill(0)
  for (let i = 0; i < papers; i++) {
    let left = random.nextFloat()
    let c = 0
    while (c < shares.length - 1 && left >= shares[c]) left -= shares[c++]
    counts[c]++
  }
  return counts
}

function shuffle(list: unknown[], random: Random): void {
  for (let i = list.length - 1; i > 0; i--) {
    const other = random.nextInteger(i + 1)
    ;[list[i], list[other]] = [list[other], list[i]]
  }
}

function judge(drawn: number[][], unit: PeriodUnit) {
  const perYear = PERIODS_PER_YEAR[unit]
  const papers = drawn[0].reduce((sum, count) => sum + count, 0)
  const names = drawn.map((_, t) => `${2001 + Math.floor(t / perYear)}${unit === 'year' ? '' : `-${unit === 'quarter' ? 'Q' : ''}${(t % perYear) + 1}`}`)
  const periods: Periods = { unit, names, totals: names.map(() => papers), tested: names.map(() => true), partial: null }
  const k = drawn[0].length
  const counts = Int32Array.from({ length: k * names.length }, (_, p) => drawn[p % names.length][Math.floor(p / names.length)])
  return testThemes({ counts, totals: counts.map(() => papers), k, periods, times: Float64Array.from(names, (_, t) => 2001 + (t + 0.5) / perYear) }).map(({ verdict }) => verdict)
}
