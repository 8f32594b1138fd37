/**
 * Which venues (sources, keywords) carry which theme.
 * In: assignments, periods and the groups of each paper.   Out: GroupShare, read by pages and exports; GroupPlan, read by ./trends.ts.
 */
import type { GroupShare } from '../domain/run-trends.ts'
import { wilsonBand } from './shares.ts'

export interface GroupInput {
  assignments: Int32Array
  /** One element per paper, −1 for a paper without a period. */
  periodOf: Int32Array
  periodNames: string[]
  k: number
  /** One element per paper: its groups; a paper with several keywords counts in each once. */
  groupsOf: readonly (readonly string[])[]
  /** Largest number of groups, ≥ 1; default 30. */
  maxGroups?: number
}

/** Name under which small groups are put together, and papers that have none. */
export const OTHER_GROUPS = 'others'
export const NO_GROUP = 'none given'

/**
 * @param input papers without a theme count nowhere, papers without a period in "all periods together".
 * @returns by group (largest first), theme, period (all together first); cells without papers of the group are left out.
 *   Groups beyond the `maxGroups` largest are not returned: their shares would say nothing. O(n · groups per paper).
 */
export function compareGroups({ assignments, periodOf, periodNames, k, groupsOf, maxGroups = 30 }: GroupInput): GroupShare[] {
  const names = largestGroups(groupsOf, maxGroups)
  const placeOf = new Map(names.map((name, g) => [name, g]))
  const width = periodNames.length + 1
  const totals = new Int32Array((names.length + 1) * width)
  const counts = new Int32Array((names.length + 1) * k * width)
  const everywhere = names.length
  const add = (g: number, i: number) => {
    for (const column of periodOf[i] < 0 ? [0] : [0, periodOf[i] + 1]) {
      totals[g * width + column]++
      counts[(g * k + assignments[i]) * width + column]++
    }
  }
  groupsOf.forEach((groups, i) => {
    if (assignments[i] < 0) return
    add(everywhere, i)
    for (const name of new Set(groups)) if (placeOf.has(name)) add(placeOf.get(name)!, i)
  })
  const shares: GroupShare[] = []
  for (let g = 0; g < names.length; g++) {
    for (let c = 0; c < k; c++) {
      for (let column = 0; column < width; column++) {
        const total = totals[g * width + column]
        const count = counts[(g * k + c) * width + column]
        const usual = counts[(everywhere * k + c) * width + column] / totals[everywhere * width + column]
        if (total === 0) continue
        shares.push({ themeIndex: c, group: names[g], period: column === 0 ? null : periodNames[column - 1], count, total, share: count / total, ...wilsonBand(count, total), ratio: usual > 0 ? count / total / usual : 0 })
      }
    }
  }
  return shares
}

/**
 * One group per paper, for the adjusted share: the largest groups, then "others", then "none given".
 * @param groups one element per paper: its venue; null or '' if unknown.
 * @param maxGroups groups with a name of their own, default 30.
 * @returns names, and groupOf: one element per paper, its place in `names`.
 */
export function planGroups(groups: readonly (string | null)[], maxGroups = 30): { names: string[]; groupOf: Int32Array } {
  const names = largestGroups(groups.map((group) => (group ? [group] : [])), maxGroups)
  const placeOf = new Map(names.map((name, g) => [name, g]))
  const groupOf = Int32Array.from(groups, (group) => (group ? (placeOf.get(group) ?? names.length) : names.length + 1))
  return { names: [...names, OTHER_GROUPS, NO_GROUP], groupOf }
}

function largestGroups(groupsOf: readonly (readonly string[])[], maxGroups: number): string[] {
  const sizes = new Map<string, number>()
  for (const groups of groupsOf) for (const name of new Set(groups)) sizes.set(name, (sizes.get(name) ?? 0) + 1)
  return [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, maxGroups).map(([name]) => name)
}
