/**
 * How themes hand over to each other from window to window, ready to draw.
 * In: Evolution of a run.   Out: Alluvial, drawn by the server in app/_components/alluvial.tsx.
 */
import { area, curveBumpX, line, sum } from 'd3'
import type { Evolution, EvolutionLink, WindowTheme } from '../domain/run-trends.ts'

export interface AlluvialNode extends WindowTheme {
  x: number
  y: number
  height: number
}

export interface AlluvialBand {
  link: EvolutionLink
  /** Path data of the filled band. */
  path: string
  /** Path data of its upper and lower edge. */
  edges: string
  /** The middle of its right end, for a word. */
  x: number
  y: number
}

export interface Alluvial {
  width: number
  height: number
  /** By window, then from top to bottom. */
  nodes: AlluvialNode[]
  bands: AlluvialBand[]
}

export const NODE_WIDTH = 10
const SLOT_HEIGHT = 40
const GAP = 10
const USUAL_HEIGHT = 440

/**
 * Every window is a column of the same height in papers; a theme's height is its share of the window. A band is as wide at either end
 * as the theme's height, divided among its bands by similarity.
 * @param columnWidth pixels from one window to the next. @param placeOf place of a theme of the run in the order that puts like beside like.
 * @returns all themes, joined or not, none over another and at least SLOT_HEIGHT apart, so that each has room for two lines of text.
 */
export function layOutAlluvial(evolution: Evolution, columnWidth: number, placeOf: (themeIndex: number) => number): Alluvial {
  const columns = evolution.windows.map((_, w) => evolution.themes.filter(({ window }) => window === w).sort((a, b) => placeOf(a.mainTheme) - placeOf(b.mainTheme) || a.index - b.index))
  const nodes = columns.flatMap((themes, w) => {
    const papers = sum(themes, (theme) => theme.papers) || 1
    let top = 0
    return themes.map((theme): AlluvialNode => {
      const height = Math.max(4, (theme.papers / papers) * USUAL_HEIGHT)
      const slot = Math.max(SLOT_HEIGHT, height)
      const node = { ...theme, x: w * columnWidth, y: top + (slot - height) / 2, height }
      top += slot + GAP
      return node
    })
  })
  const height = Math.max(0, ...nodes.map((node) => node.y + Math.max(node.height, (node.height + SLOT_HEIGHT) / 2)))
  return { width: columns.length * columnWidth, height, nodes, bands: bandsOf(evolution.links, nodes) }
}

function bandsOf(links: EvolutionLink[], nodes: AlluvialNode[]): AlluvialBand[] {
  const nodeOf = ({ window, index }: EvolutionLink['from']) => nodes.find((node) => node.window === window && node.index === index)
  const ends = links.flatMap((link) => {
    const [from, to] = [nodeOf(link.from), nodeOf(link.to)]
    return from && to ? [{ link, from, to }] : []
  })
  // The part of a node's height that a band takes at this end, in the order of the nodes at the other.
  const partOf = (own: AlluvialNode, side: 'from' | 'to', link: EvolutionLink): [top: number, bottom: number] => {
    const other = side === 'from' ? 'to' : 'from'
    const all = ends.filter((end) => end[side] === own).sort((a, b) => a[other].y - b[other].y)
    const whole = sum(all, (end) => Math.max(0.01, end.link.similarity))
    const at = all.findIndex((end) => end.link === link)
    const before = sum(all.slice(0, at), (end) => Math.max(0.01, end.link.similarity)) / whole
    return [own.y + before * own.height, own.y + (before + Math.max(0.01, link.similarity) / whole) * own.height]
  }
  const draw = area<[x: number, top: number, bottom: number]>().x(([x]) => x).y0(([, top]) => top).y1(([, , bottom]) => bottom).curve(curveBumpX).digits(1)
  const edge = line<[x: number, y: number]>().curve(curveBumpX).digits(1)
  return ends.map(({ link, from, to }) => {
    const [fromTop, fromBottom] = partOf(from, 'from', link)
    const [toTop, toBottom] = partOf(to, 'to', link)
    const [left, right] = [from.x + NODE_WIDTH, to.x]
    const edges = [edge([[left, fromTop], [right, toTop]]), edge([[left, fromBottom], [right, toBottom]])].join('')
    return { link, path: draw([[left, fromTop, fromBottom], [right, toTop, toBottom]])!, edges, x: right, y: (toTop + toBottom) / 2 }
  })
}
