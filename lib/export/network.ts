/**
 * Themes, or papers, and what ties them: nodes and weighted links.
 * In: rows of a run.   Out: Network, written by ./vosviewer.ts and ./graphml.ts.
 */
import { setImmediate } from 'node:timers/promises'
import { InvalidInputError } from '../domain/errors.ts'
import type { LinkablePaper } from '../domain/run-rows.ts'
import { themeId, type Theme, type ThemeLink } from '../domain/theme.ts'
import { nearestInPlane } from './nearest-in-plane.ts'

export interface NetworkNode {
  id: string
  label: string
  themeIndex: number
  x: number
  y: number
  /** How large it is drawn: papers of a theme, 1 for a paper. */
  size: number
  /** Mean date in years for a theme, year of a paper; null if not known. */
  year: number | null
  url: string | null
}

export interface Network {
  nodes: NetworkNode[]
  /** Places in `nodes`, source < target, no pair twice; strength > 0. */
  links: { source: number; target: number; strength: number }[]
  /** Label of each theme, by index. */
  labels: string[]
}

/** More papers than network programs open, and than fit in memory with comfort. */
const MOST_PAPERS = 100_000
const NEIGHBOURS = 10
const LINKS_PER_PAPER = 5

/** @param links related themes; strength is the cosine of the two centroids. */
export function themeNetwork(themes: Theme[], links: ThemeLink[]): Network {
  const nodes = themes.map(({ index, label, size, x, y, trend }) => ({ id: themeId(index), label, themeIndex: index, x, y, size, year: trend.meanDate ?? null, url: null }))
  return { nodes, links: withoutRepeats(links.map(({ fromIndex, toIndex, weight }) => ({ source: fromIndex, target: toIndex, strength: weight }))), labels: themes.map(({ label }) => label) }
}

/**
 * Each paper is linked with up to five of its ten neighbours on the map, those that share most with it; strength is the cosine of
 * the terms that placed the two.
 * @throws InvalidInputError if there are more than 100,000 papers.
 */
export async function paperNetwork(papers: AsyncIterable<LinkablePaper[]>, count: number, labels: string[]): Promise<Network> {
  if (count > MOST_PAPERS) throw new InvalidInputError(`A network of papers must have at most ${MOST_PAPERS.toLocaleString('en-US')} papers: ask for one theme. Got ${count.toLocaleString('en-US')}.`)
  const nodes: NetworkNode[] = []
  const reasons: Map<string, number>[] = []
  for await (const chunk of papers) {
    for (const paper of chunk) {
      nodes.push({ id: paper.id, label: paper.title, themeIndex: paper.themeIndex, x: paper.x, y: paper.y, size: 1, year: paper.published ? Number(paper.published.slice(0, 4)) : null, url: paper.url })
      reasons.push(unit(paper.reasons))
    }
  }
  const nearest = nearestInPlane(nodes, NEIGHBOURS)
  const links: Network['links'] = []
  for (let i = 0; i < nodes.length; i++) {
    const own = nearest(i).map((j) => ({ source: i, target: j, strength: cosine(reasons[i], reasons[j]) })).filter(({ strength }) => strength > 0)
    links.push(...own.sort((a, b) => b.strength - a.strength || a.target - b.target).slice(0, LINKS_PER_PAPER))
    // A server has others to answer meanwhile.
    if (i % 500 === 0) await setImmediate()
  }
  return { nodes, links: withoutRepeats(links), labels }
}

function withoutRepeats(links: Network['links']): Network['links'] {
  const seen = new Map<string, Network['links'][number]>()
  for (const { source, target, strength } of links) {
    const [low, high] = source < target ? [source, target] : [target, source]
    const rounded = Number(strength.toPrecision(6))
    if (low !== high && rounded > 0 && !seen.has(`${low} ${high}`)) seen.set(`${low} ${high}`, { source: low, target: high, strength: rounded })
  }
  return [...seen.values()].sort((a, b) => a.source - b.source || a.target - b.target)
}

function unit(reasons: [term: string, share: number][]): Map<string, number> {
  const length = Math.hypot(...reasons.map(([, share]) => share)) || 1
  return new Map(reasons.map(([term, share]) => [term, share / length]))
}

function cosine(a: Map<string, number>, b: Map<string, number>): number {
  let sum = 0
  for (const [term, weight] of a) sum += weight * (b.get(term) ?? 0)
  return Math.min(1, sum)
}
