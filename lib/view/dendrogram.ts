/**
 * The tree that puts like beside like, ready to draw beside a heat map.
 * In: leaves in their order with the height at which each joins the one before.   Out: path data, drawn by app/_components/trends/heat-chart.tsx.
 */
import { scaleLinear } from 'd3'

interface Node {
  /** Place across, and height of its merge, 0 for a leaf. */
  at: number
  height: number
}

/**
 * Neighbours in the order of a tree meet in it first; so the heights between them are the whole tree.
 * @param joins one element per leaf but the first, in order: the height of the merge in which it meets the leaf before; ≥ 0.
 * @param size pixels: `width` from the leaves (right) to the root (left), `step` from leaf to leaf.
 * @returns path data of all merges, leaves at (n + ½) · step; "" for fewer than two leaves.
 */
export function dendrogramPath(joins: number[], size: { width: number; step: number }): string {
  const top = Math.max(...joins)
  const x = scaleLinear([0, top > 0 ? top : 1], [size.width, 1])
  const round = (n: number) => Math.round(n * 10) / 10
  const lines: string[] = []
  const build = (from: number, to: number): Node => {
    if (from === to) return { at: (from + 0.5) * size.step, height: 0 }
    let seam = from
    for (let j = from; j < to; j++) if (joins[j] > joins[seam]) seam = j
    const [upper, lower] = [build(from, seam), build(seam + 1, to)]
    const height = joins[seam]
    lines.push(`M${round(x(upper.height))} ${round(upper.at)}H${round(x(height))}V${round(lower.at)}H${round(x(lower.height))}`)
    return { at: (upper.at + lower.at) / 2, height }
  }
  if (joins.length > 0) build(0, joins.length)
  return lines.join('')
}
