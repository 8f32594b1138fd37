/**
 * What became of the themes of one run in another.
 * In: how many papers each pair of themes shares (lib/data/comparison.ts).   Out: ThemeFate, listed and drawn by the page "Compare".
 * Source of the lines: Hennig, Comput. Stat. Data Anal. 52 (2007) 258–271, doi:10.1016/j.csda.2006.11.025.
 */
import { DISSOLVING, STABLE } from './stability.ts'

export interface Shared {
  from: number
  to: number
  count: number
}

export interface ThemeFate {
  /** Theme of the run. */
  from: number
  /** Theme of the other with the largest Jaccard overlap; null if none of its papers is there. */
  best: number | null
  /** Papers in both ÷ papers in either, 0 … 1. */
  jaccard: number
  /**
   * stable: the same theme. changed: its core is there. split: its papers lie in several themes. merged: most lie in a theme of which they
   * are the smaller part. dissolved: none of these.
   */
  kind: 'stable' | 'changed' | 'split' | 'merged' | 'dissolved'
  /** Themes of the other that hold a fifth of it or more, the largest part first. */
  parts: { to: number; share: number }[]
}

const PART = 0.2
const MOST = 0.5

/** @param shared of all pairs. @returns one fate for each theme in `shared`, by index. */
export function themeFates(shared: Shared[]): ThemeFate[] {
  const [fromSizes, toSizes] = [sums(shared, 'from'), sums(shared, 'to')]
  const jaccardOf = ({ from, to, count }: Shared) => count / (fromSizes.get(from)! + toSizes.get(to)! - count)
  return [...fromSizes.keys()].sort((a, b) => a - b).map((from) => {
    const own = shared.filter((cell) => cell.from === from).sort((a, b) => b.count - a.count || a.to - b.to)
    const best = own.reduce((top, cell) => (jaccardOf(cell) > jaccardOf(top) ? cell : top))
    const parts = own.map(({ to, count }) => ({ to, share: count / fromSizes.get(from)! })).filter(({ share }) => share >= PART)
    const jaccard = jaccardOf(best)
    const isSmallerPart = own[0].count < toSizes.get(own[0].to)! * MOST
    const kind = jaccard >= STABLE ? 'stable' : jaccard >= DISSOLVING ? 'changed' : own[0].count >= fromSizes.get(from)! * MOST && isSmallerPart ? 'merged' : parts.length > 1 ? 'split' : 'dissolved'
    return { from, best: best.to, jaccard, kind, parts }
  })
}

/** @returns pairs of themes that are each other's best: papers in them have not changed. */
export function matchedThemes(shared: Shared[]): Shared[] {
  const best = new Map(themeFates(shared).map((fate) => [fate.from, fate.best]))
  const back = new Map(themeFates(shared.map(({ from, to, count }) => ({ from: to, to: from, count }))).map((fate) => [fate.from, fate.best]))
  return shared.filter(({ from, to }) => best.get(from) === to && back.get(to) === from)
}

const sums = (shared: Shared[], key: 'from' | 'to') => shared.reduce((sizes, cell) => sizes.set(cell[key], (sizes.get(cell[key]) ?? 0) + cell.count), new Map<number, number>())
