/**
 * How often the verdicts are wrong: corpora made by chance, with and without a planted rise.
 * In: a seed.   Out: rates, read by the evaluation command and by simulate.test.ts.
 */
import type { Periods } from '../domain/trend.ts'
import { createRandom, type Random } from '../numeric/random.ts'
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
  /** Papers of every year, ≥ 1; default 100. */
  papersPerYear?: number
}

export interface FalseAlarms {
  corpora: number
  /** Share of the corpora with at least one theme said to rise, fall, emerge, fade or burst, though none does. */
  corporaWithAlarm: number
  /** Share of all themes so judged. */
  themesWithAlarm: number
}

/**
 * Flat corpora: every theme keeps its share (sizes 1 : 2 : … : themes), the papers of a year are drawn one by one, and the
 * years are then put in random order, so that nothing can rise or fall.
 * @returns see FalseAlarms. The same options give the same rates.
 */
export function simulateFlatCorpora(options: SimulationOptions = {}): FalseAlarms {
  const { corpora = 2000, seed = 1, themes = 10, years = 10, papersPerYear = 100 } = options
  const random = createRandom(seed)
  const flat = Array.from({ length: themes }, (_, c) => (2 * (c + 1)) / (themes * (themes + 1)))
  let alarms = 0
  let alarmedThemes = 0
  for (let round = 0; round < corpora; round++) {
    const drawn = Array.from({ length: years }, () => drawYear(flat, papersPerYear, random))
    shuffle(drawn, random)
    const moved = judge(drawn, papersPerYear).filter((verdict) => verdict !== 'steady' && verdict !== 'too few to tell').length
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
      return drawYear([share, ...new Array<number>(themes - 1).fill((1 - share) / (themes - 1))], papersPerYear, random)
    })
    const [verdict] = judge(drawn, papersPerYear)
    if (verdict === 'rising' || verdict === 'emerging') found++
  }
  return { corpora, found: found / corpora }
}

function drawYear(shares: number[], papers: number, random: Random): number[] {
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

function judge(drawn: number[][], papersPerYear: number) {
  const names = drawn.map((_, t) => String(2001 + t))
  const periods: Periods = { unit: 'year', names, totals: names.map(() => papersPerYear), tested: names.map(() => true), partial: null }
  const k = drawn[0].length
  const counts = Int32Array.from({ length: k * names.length }, (_, p) => drawn[p % names.length][Math.floor(p / names.length)])
  return testThemes({ counts, totals: counts.map(() => papersPerYear), k, periods, times: Float64Array.from(names, Number) }).map(({ verdict }) => verdict)
}
