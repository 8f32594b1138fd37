/**
 * Shares as they would be if every period had the same mix of venues: a collection changes, and that looks like drift.
 * In: assignments, periods and a venue (or source) per paper.   Out: AdjustedCounts, read by ./trends.ts.
 * Source: direct standardisation, as in Fleiss, Statistical Methods for Rates and Proportions, 3rd ed. (2003), chapter 19.
 */

export interface AdjustedCounts {
  /** k × nPeriods, row-major: share with the mix of venues held fixed; NaN where a period cannot be compared. */
  shares: Float64Array
  /** k × nPeriods: how many papers of a plain sample would fix that share as well; ≥ 1, 0 beside NaN. */
  effectiveTotals: Int32Array
}

export interface AdjustmentInput {
  assignments: Int32Array
  periodOf: Int32Array
  /** One element per paper: 0 … nGroups − 1. */
  groupOf: Int32Array
  k: number
  nPeriods: number
  nGroups: number
}

/** A venue with fewer papers in a period says too little of that period. */
const ENOUGH_PAPERS = 5
/** Papers of the theme that a period must be expected to hold before it is believed to differ from the others. */
const PRIOR_PAPERS = 2
const ROUNDS = 100

/** Venues × periods that can be compared. */
interface Cells {
  groups: number[]
  periods: number[]
  /** groups × periods, row-major: all papers; 0 for a cell with too few. */
  totals: Float64Array
  /** Part of each venue in all papers of the cells; they sum to 1. */
  weights: number[]
}

/**
 * Direct standardisation: share of a theme in a period = Σ over venues of (venue's part of all papers) · (theme's share
 * within the venue in that period). A venue that is missing in a period is filled in by the model venue · period, fitted to
 * the theme's papers in turn (a period in which few were to be expected stays near 1), so that a venue that leaves takes no
 * theme with it. Only the largest set of venues and periods that overlap, directly or in a chain, can be compared.
 * @returns see AdjustedCounts; null if fewer than two venues or two periods can be compared.
 * O(n + rounds · k · nGroups · nPeriods).
 */
export function adjustShares(input: AdjustmentInput): AdjustedCounts | null {
  const { k, nGroups, nPeriods } = input
  const { totals, counts } = countCells(input)
  const cells = comparableCells(totals, nGroups, nPeriods)
  if (!cells) return null
  const shares = new Float64Array(k * nPeriods).fill(NaN)
  const effectiveTotals = new Int32Array(k * nPeriods)
  for (let c = 0; c < k; c++) {
    const papers = Float64Array.from(cells.totals, (total, p) => {
      const [g, t] = [cells.groups[Math.floor(p / cells.periods.length)], cells.periods[p % cells.periods.length]]
      return total > 0 ? counts[(c * nGroups + g) * nPeriods + t] : 0
    })
    standardise(papers, cells).forEach(({ share, effective }, place) => {
      shares[c * nPeriods + cells.periods[place]] = share
      effectiveTotals[c * nPeriods + cells.periods[place]] = effective
    })
  }
  return { shares, effectiveTotals }
}

/** totals: nGroups × nPeriods; counts: k × nGroups × nPeriods. */
function countCells({ assignments, periodOf, groupOf, k, nPeriods, nGroups }: AdjustmentInput): { totals: Int32Array; counts: Int32Array } {
  const totals = new Int32Array(nGroups * nPeriods)
  const counts = new Int32Array(k * nGroups * nPeriods)
  for (let i = 0; i < periodOf.length; i++) {
    if (periodOf[i] < 0 || groupOf[i] < 0) continue
    const cell = groupOf[i] * nPeriods + periodOf[i]
    totals[cell]++
    if (assignments[i] >= 0) counts[assignments[i] * nGroups * nPeriods + cell]++
  }
  return { totals, counts }
}

/** Venues and periods are joined where a venue has enough papers in a period; the part with the most papers is taken. */
function comparableCells(totals: Int32Array, nGroups: number, T: number): Cells | null {
  const part = Int32Array.from({ length: nGroups + T }, (_, node) => node)
  const root = (node: number): number => (part[node] === node ? node : (part[node] = root(part[node])))
  for (let g = 0; g < nGroups; g++) for (let t = 0; t < T; t++) if (totals[g * T + t] >= ENOUGH_PAPERS) part[root(g)] = root(nGroups + t)
  const papers = new Float64Array(nGroups + T)
  for (let g = 0; g < nGroups; g++) for (let t = 0; t < T; t++) papers[root(g)] += totals[g * T + t]
  const best = papers.indexOf(papers.reduce((most, count) => Math.max(most, count), 0))
  const nodesIn = (from: number, length: number) => Array.from({ length }, (_, node) => node).filter((node) => root(from + node) === best)
  const groups = nodesIn(0, nGroups)
  const periods = nodesIn(nGroups, T)
  if (groups.length < 2 || periods.length < 2) return null
  const kept = Float64Array.from(groups.flatMap((g) => periods.map((t) => (totals[g * T + t] >= ENOUGH_PAPERS ? totals[g * T + t] : 0))))
  const all = kept.reduce((sum, total) => sum + total, 0)
  const weights = groups.map((_, row) => kept.subarray(row * periods.length, (row + 1) * periods.length).reduce((sum, total) => sum + total, 0) / all)
  return { groups, periods, totals: kept, weights }
}

/** @returns one element per period of `cells`. effective: never more than the papers there are, and at least 1. */
function standardise(papers: Float64Array, { groups, periods, totals, weights }: Cells): { share: number; effective: number }[] {
  const T = periods.length
  const { level, course } = fitProduct(papers, totals, groups.length, T)
  return periods.map((_, t) => {
    let share = 0
    let variance = 0
    let observed = 0
    for (let g = 0; g < groups.length; g++) {
      const total = totals[g * T + t]
      observed += total
      const cellShare = total > 0 ? papers[g * T + t] / total : Math.min(1, level[g] * course[t])
      const steady = (papers[g * T + t] + 0.5) / (total + 1)
      share += weights[g] * cellShare
      variance += total > 0 ? (weights[g] ** 2 * steady * (1 - steady)) / total : 0
    }
    const steady = (share * observed + 0.5) / (observed + 1)
    return { share, effective: Math.max(1, Math.min(observed, Math.round((steady * (1 - steady)) / variance))) }
  })
}

/** papers ≈ total · level of the venue · course of the period, fitted in turn until no course moves by more than 1e-6. */
function fitProduct(papers: Float64Array, totals: Float64Array, nGroups: number, T: number): { level: Float64Array; course: Float64Array } {
  const level = new Float64Array(nGroups)
  const course = new Float64Array(T).fill(1)
  for (let round = 0; round < ROUNDS; round++) {
    for (let g = 0; g < nGroups; g++) {
      let found = 0
      let expected = 0
      for (let t = 0; t < T; t++) {
        found += papers[g * T + t]
        expected += totals[g * T + t] * course[t]
      }
      level[g] = expected > 0 ? found / expected : 0
    }
    let moved = 0
    for (let t = 0; t < T; t++) {
      let found = PRIOR_PAPERS
      let expected = PRIOR_PAPERS
      for (let g = 0; g < nGroups; g++) {
        found += papers[g * T + t]
        expected += totals[g * T + t] * level[g]
      }
      moved = Math.max(moved, Math.abs(found / expected - course[t]))
      course[t] = found / expected
    }
    if (moved < 1e-6) break
  }
  return { level, course }
}
