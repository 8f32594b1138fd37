/**
 * How the papers of one run's themes spread over another's, as bands between two columns.
 * In: shared papers, as in ./comparison.ts.   Out: Flow, drawn by the server in app/_components/comparison-flow.tsx.
 */
import { area, curveBumpX, sum } from 'd3'
import type { Shared } from './comparison.ts'

export interface FlowNode {
  themeIndex: number
  papers: number
  y: number
  height: number
}

export interface FlowBand extends Shared {
  path: string
}

export interface Flow {
  /** Themes of the run, and of the other, from top to bottom. */
  left: FlowNode[]
  right: FlowNode[]
  bands: FlowBand[]
  height: number
}

const SLOT_HEIGHT = 18
const GAP = 4
const USUAL_HEIGHT = 460
/** A pair that is less of both its themes is not drawn. */
const LEAST_PART = 0.05

/**
 * @param width pixels from one column to the other. @returns nodes as high as their share of the papers, SLOT_HEIGHT apart at least; the right
 *   ones in the order in which bands cross least (by the mean place of where their papers come from).
 */
export function layOutFlow(shared: Shared[], width: number): Flow {
  const left = stack(shared, 'from', (index) => index)
  const middleOf = new Map(left.map((node) => [node.themeIndex, node.y + node.height / 2]))
  const right = stack(shared, 'to', (index) => {
    const own = shared.filter(({ to }) => to === index)
    return sum(own, ({ from, count }) => middleOf.get(from)! * count) / sum(own, ({ count }) => count)
  })
  const end = (nodes: FlowNode[]) => Math.max(0, ...nodes.map((node) => node.y + Math.max(node.height, (node.height + SLOT_HEIGHT) / 2)))
  return { left, right, bands: bandsOf(shared, left, right, width), height: Math.max(end(left), end(right)) }
}

function stack(shared: Shared[], key: 'from' | 'to', placeOf: (index: number) => number): FlowNode[] {
  const all = sum(shared, ({ count }) => count)
  const sizes = shared.reduce((sums, cell) => sums.set(cell[key], (sums.get(cell[key]) ?? 0) + cell.count), new Map<number, number>())
  const order = [...sizes.keys()].map((themeIndex) => ({ themeIndex, place: placeOf(themeIndex) })).sort((a, b) => a.place - b.place || a.themeIndex - b.themeIndex)
  let top = 0
  return order.map(({ themeIndex }) => {
    const papers = sizes.get(themeIndex)!
    const height = Math.max(2, (papers / all) * USUAL_HEIGHT)
    const slot = Math.max(SLOT_HEIGHT, height)
    const node = { themeIndex, papers, y: top + (slot - height) / 2, height }
    top += slot + GAP
    return node
  })
}

function bandsOf(shared: Shared[], left: FlowNode[], right: FlowNode[], width: number): FlowBand[] {
  const draw = area<[x: number, top: number, bottom: number]>().x(([x]) => x).y0(([, top]) => top).y1(([, , bottom]) => bottom).curve(curveBumpX).digits(1)
  const used = new Map<FlowNode, number>()
  // The part of a node's height that a band takes, below those taken before.
  const take = (node: FlowNode, count: number): [top: number, bottom: number] => {
    const before = used.get(node) ?? 0
    used.set(node, before + count)
    return [node.y + (before / node.papers) * node.height, node.y + ((before + count) / node.papers) * node.height]
  }
  const nodeOf = (nodes: FlowNode[]) => new Map(nodes.map((node, place) => [node.themeIndex, { node, place }]))
  const [lefts, rights] = [nodeOf(left), nodeOf(right)]
  const cells = shared.map((cell) => ({ ...cell, a: lefts.get(cell.from)!, b: rights.get(cell.to)! }))
  const ends = new Map(cells.map((cell) => [cell, {} as Record<'a' | 'b', [number, number]>]))
  for (const cell of [...cells].sort((x, y) => x.b.place - y.b.place)) ends.get(cell)!.a = take(cell.a.node, cell.count)
  for (const cell of [...cells].sort((x, y) => x.a.place - y.a.place)) ends.get(cell)!.b = take(cell.b.node, cell.count)
  return cells.filter(({ a, b, count }) => count >= LEAST_PART * a.node.papers || count >= LEAST_PART * b.node.papers).map((cell) => {
    const { a, b } = ends.get(cell)!
    return { from: cell.from, to: cell.to, count: cell.count, path: draw([[0, ...a], [width, ...b]])! }
  })
}
