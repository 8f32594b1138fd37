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
const ROUNDS = 200

/**
 * Direct standardisation: share of a theme in a period = Σ over venues of (venue's part of all papers) · (theme's share
 * within the venue in that period). A venue that is missing in a period is filled in by the additive model
 * venue + period, fitted to the papers of the theme by weighted least squares, so that a venue that leaves takes no theme
 * with it. Only the largest set of venues and periods that overlap, directly or in a chain, can be compared.
 * @returns see AdjustedCounts; null if fewer than two venues or two periods can be compared.
 * O(n + rounds · k · nGroups · nPeriods).
 */
export function adjustShares({ assignments, periodOf, groupOf, k, nPeriods, nGroups }: AdjustmentInput): AdjustedCounts | null {
  const T = nPeriods
  const totals = new Int32Array(nGroups * T)
  const counts = new Int32Array(k * nGroups * T)
  for (let i = 0; i < periodOf.length; i++) {
    if (periodOf[i] < 0 || groupOf[i] < 0) continue
    const cell = groupOf[i] * T + periodOf[i]
    totals[cell]++
    if (assignments[i] >= 0) counts[assignments[i] * nGroups * T + cell]++
  }
  const { groups, periods } = largestOverlap(totals, nGroups, T)
  if (groups.length < 2 || periods.length < 2) return null
  const sizes = groups.map((g) => periods.reduce((sum, t) => sum + (totals[g * T + t] >= ENOUGH_PAPERS ? totals[g * T + t] : 0), 0))
  const all = sizes.reduce((sum, size) => sum + size, 0)
  const weights = sizes.map((size) => size / all)
  const shares = new Float64Array(k * T).fill(NaN)
  const effectiveTotals = new Int32Array(k * T)
  for (let c = 0; c < k; c++) {
    const model = fitAdditive(counts.subarray(c * nGroups * T, (c + 1) * nGroups * T), totals, groups, periods, T)
    for (const t of periods) {
      let share = 0
      let variance = 0
      groups.forEach((g, at) => {
        const total = totals[g * T + t]
        const known = total >= ENOUGH_PAPERS
        const cellShare = known ? counts[c * nGroups * T + g * T + t] / total : Math.max(0, Math.min(1, model.group[at] + model.period[t]))
        const steady = known ? (cellShare * total + 0.5) / (total + 1) : cellShare
        share += weights[at] * cellShare
        variance += known ? (weights[at] ** 2 * steady * (1 - steady)) / total : 0
      })
      shares[c * T + t] = share
      const plain = (share * periodTotal(totals, groups, t, T) + 0.5) / (periodTotal(totals, groups, t, T) + 1)
      effectiveTotals[c * T + t] = Math.max(1, Math.min(periodTotal(totals, groups, t, T), Math.round((plain * (1 - plain)) / variance)))
    }
  }
  return { shares, effectiveTotals }
}

function periodTotal(totals: Int32Array, groups: number[], t: number, T: number): number {
  return groups.reduce((sum, g) => sum + (totals[g * T + t] >= ENOUGH_PAPERS ? totals[g * T + t] : 0), 0)
}

/** Venues and periods are joined where a venue has enough papers in a period; the part with the most papers is taken. */
function largestOverlap(totals: Int32Array, nGroups: number, T: number): { groups: number[]; periods: number[] } {
  const part = Int32Array.from({ length: nGroups + T }, (_, node) => node)
  const root = (node: number): number => (part[node] === node ? node : (part[node] = root(part[node])))
  for (let g = 0; g < nGroups; g++) for (let t = 0; t < T; t++) if (totals[g * T + t] >= ENOUGH_PAPERS) part[root(g)] = root(nGroups + t)
  const papers = new Float64Array(nGroups + T)
  for (let g = 0; g < nGroups; g++) for (let t = 0; t < T; t++) papers[root(g)] += totals[g * T + t]
  const best = papers.indexOf(papers.reduce((most, count) => Math.max(most, count), 0))
  const nodesIn = (from: number, length: number) => Array.from({ length }, (_, node) => node).filter((node) => root(from + node) === best)
  return { groups: nodesIn(0, nGroups), periods: nodesIn(nGroups, T) }
}

/** Alternating weighted means until no share moves by more than 1e-9; cells below ENOUGH_PAPERS weigh nothing. */
function fitAdditive(counts: Int32Array, totals: Int32Array, groups: number[], periods: number[], T: number): { group: Float64Array; period: Float64Array } {
  const group = new Float64Array(groups.length)
  const period = new Float64Array(T)
  const cells = groups.map((g) => periods.map((t) => (totals[g * T + t] >= ENOUGH_PAPERS ? totals[g * T + t] : 0)))
  for (let round = 0; round < ROUNDS; round++) {
    let moved = 0
    groups.forEach((g, at) => {
      let sum = 0
      let weight = 0
      periods.forEach((t, place) => {
        sum += cells[at][place] > 0 ? counts[g * T + t] - cells[at][place] * period[t] : 0
        weight += cells[at][place]
      })
      group[at] = weight > 0 ? sum / weight : 0
    })
    periods.forEach((t, place) => {
      let sum = 0
      let weight = 0
      groups.forEach((g, at) => {
        sum += cells[at][place] > 0 ? counts[g * T + t] - cells[at][place] * group[at] : 0
        weight += cells[at][place]
      })
      const next = weight > 0 ? sum / weight : 0
      moved = Math.max(moved, Math.abs(next - period[t]))
      period[t] = next
    })
    if (moved < 1e-9) break
  }
  return { group, period }
}
