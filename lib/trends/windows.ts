/**
 * The span cut into windows of about as many papers each.
 * In: Periods, from periods.ts.   Out: Window, read by evolution.ts.
 */
import type { Periods } from '../domain/trend.ts'

export interface Window {
  /** Names of its first and last period, both inside. */
  from: string
  to: string
  /** Rows of the corpus, rising. */
  documents: Int32Array
}

const FEWEST_PAPERS = 50
const MOST_WINDOWS = 6

/**
 * @param periodOf one element per paper, −1 for none.
 * @param chosen   which papers to place: those that have a theme.
 * @param count    windows wanted; default one per 100 papers, at most 6.
 * @returns windows in order of time, cut between periods where the papers so far come closest to equal parts; fewer than
 *   wanted where periods are few or a window would hold fewer than 50 papers; one window then holds all.
 */
export function cutWindows(periods: Periods, periodOf: Int32Array, chosen: (i: number) => boolean, count?: number): Window[] {
  const T = periods.names.length
  const members: number[][] = Array.from({ length: T }, () => [])
  periodOf.forEach((t, i) => t >= 0 && chosen(i) && members[t].push(i))
  const all = members.reduce((sum, list) => sum + list.length, 0)
  const wanted = Math.max(1, Math.min(count ?? Math.min(MOST_WINDOWS, Math.floor(all / 100)), Math.floor(all / FEWEST_PAPERS), T))
  const windows: Window[] = []
  let start = 0
  let before = 0
  let inside = 0
  for (let t = 0; t < T; t++) {
    inside += members[t].length
    const goal = ((windows.length + 1) * all) / wanted
    const next = t + 1 < T ? members[t + 1].length : 0
    const closest = t + 1 === T || Math.abs(before + inside - goal) <= Math.abs(before + inside + next - goal)
    const enough = inside >= Math.min(FEWEST_PAPERS, all) && (t + 1 === T || all - before - inside >= FEWEST_PAPERS)
    if (!(t + 1 === T || (closest && enough && windows.length + 1 < wanted))) continue
    windows.push({ from: periods.names[start], to: periods.names[t], documents: Int32Array.from(members.slice(start, t + 1).flat()).sort() })
    start = t + 1
    before += inside
    inside = 0
  }
  return windows.filter(({ documents }) => documents.length > 0)
}
