/**
 * Themes under parents, and the order that puts like beside like: agglomeration of centroids.
 * In: centroids, from ../cluster.   Out: ThemeTree, read by ../pipeline/run.ts and parents.ts.
 * Source: Ward's criterion as in Murtagh & Legendre, J. Classification 31 (2014) 274–295, doi:10.1007/s00357-014-9161-z
 * (ward2 of ml-hclust); leaf order: Gruvaeus & Wainer, Br. J. Math. Stat. Psychol. 25 (1972) 200–206.
 */
import { agnes, type Cluster } from 'ml-hclust'
import { multiplyCentroids } from './rows.ts'

const FEWEST_PARENTS = 3
const MOST_PARENTS = 8
/** Below this a second level explains nothing. */
const FEWEST_THEMES = 6
/** A parent of more than this part of the themes says little of any: it is split. */
const MOST_OF_THEMES = 0.5

export interface ThemeTree {
  /** 0: the themes are too few to be grouped; else 3 … 8. */
  nParents: number
  /** k; parent of each theme, 0 … nParents − 1, numbered in the order of `order`; −1 if there are none. */
  parentOf: Int32Array
  /** k; all themes, like beside like, the themes of a parent together: for heat maps. */
  order: number[]
  /** k − 1; in the order of `order`, the height of the merge in which a theme meets the one before it: with the order, the whole tree. */
  joinHeights: number[]
}

/**
 * @param centroids k × nColumns, row-major, unit rows. Not modified.
 * @param k         clusters, ≥ 1.
 * @returns ThemeTree with round(√k) parents, more where one had over half of the themes; kept within 3 … 8, none for fewer than 6 themes. Time O(k² · nColumns + k³).
 */
export function arrangeThemes(centroids: Float32Array, k: number): ThemeTree {
  const parentOf = new Int32Array(k).fill(-1)
  if (k < 2) return { nParents: 0, parentOf, order: Array.from({ length: k }, (_, c) => c), joinHeights: [] }
  const cosines = multiplyCentroids(centroids, k)
  const distances = Array.from({ length: k }, (_, a) => Array.from({ length: k }, (_, b) => Math.sqrt(2 - 2 * cosines[a * k + b])))
  const root = agnes(distances, { method: 'ward2', isDistanceMatrix: true })
  const order = orderLeaves(root, cosines, k)
  const joinHeights = heightsBetween(root, order)
  if (k < FEWEST_THEMES) return { nParents: 0, parentOf, order, joinHeights }
  const position = new Int32Array(k)
  order.forEach((c, at) => (position[c] = at))
  const groups = splitTree(root, k).map((group) => leavesOf(group).sort((a, b) => position[a] - position[b]))
  groups.sort((a, b) => position[a[0]] - position[b[0]])
  groups.forEach((group, parent) => group.forEach((c) => (parentOf[c] = parent)))
  return { nParents: groups.length, parentOf, order, joinHeights }
}

/** The subtrees left when the highest merges are undone first. */
function splitTree(root: Cluster, k: number): Cluster[] {
  const groups = [root]
  const isCoarse = () => groups.length < Math.max(FEWEST_PARENTS, Math.round(Math.sqrt(k))) || groups.some((group) => leavesOf(group).length > MOST_OF_THEMES * k)
  while (groups.length < MOST_PARENTS && isCoarse()) {
    let highest = 0
    groups.forEach((group, at) => {
      if (group.height > groups[highest].height) highest = at
    })
    groups.splice(highest, 1, ...groups[highest].children)
  }
  return groups
}

function leavesOf(node: Cluster): number[] {
  return node.isLeaf ? [node.index] : node.children.flatMap(leavesOf)
}

/** A merge lies between the two neighbours of the order that are on either side of it: one merge, one pair. */
function heightsBetween(root: Cluster, order: number[]): number[] {
  const position = new Map(order.map((c, at) => [c, at]))
  const heights: number[] = []
  const visit = (node: Cluster) => {
    if (node.isLeaf) return
    const [left, right] = node.children.map((child) => Math.min(...leavesOf(child).map((c) => position.get(c)!)))
    heights[Math.max(left, right) - 1] = node.height
    node.children.forEach(visit)
  }
  visit(root)
  return heights
}

/** Each merge turns its two halves so that the themes that meet are as alike as they can be. */
function orderLeaves(node: Cluster, cosines: Float64Array, k: number): number[] {
  if (node.isLeaf) return [node.index]
  const [left, right] = node.children.map((child) => orderLeaves(child, cosines, k)).sort((a, b) => Math.min(...a) - Math.min(...b))
  const seams: [number, boolean, boolean][] = [
    [cosines[left.at(-1)! * k + right[0]], false, false],
    [cosines[left.at(-1)! * k + right.at(-1)!], false, true],
    [cosines[left[0] * k + right[0]], true, false],
    [cosines[left[0] * k + right.at(-1)!], true, true],
  ]
  const [, turnLeft, turnRight] = seams.reduce((best, seam) => (seam[0] > best[0] ? seam : best))
  return [...(turnLeft ? left.reverse() : left), ...(turnRight ? right.reverse() : right)]
}
