/**
 * Themes, or papers, and what ties them: nodes and weighted links.
 * In: rows of a run.   Out: Network, written by ./vosviewer.ts and ./graphml.ts.
 */
import { setImmediate } from 'node:timers/promises'
import { InvalidInputError } from '../domain/errors.ts'
import type { LinkablePaper } from '../domain/run-rows.ts'
import { themeId, type NamedTheme, type Theme, type ThemeLink } from '../domain/theme.ts'

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
  /** All themes of the run, by index. */
  themes: NamedTheme[]
}

/** More papers than network programs open, and than fit in memory with comfort. */
const MOST_PAPERS = 100_000
const LINKS_PER_PAPER = 5

/** @param links related themes; strength is the cosine of the two centroids. */
export function themeNetwork(themes: Theme[], links: ThemeLink[]): Network {
  const nodes = themes.map(({ index, label, size, x, y, trend }) => ({ id: themeId(index), label, themeIndex: index, x, y, size, year: trend.meanDate ?? null, url: null }))
  return { nodes, links: withoutRepeats(links.map(({ fromIndex, toIndex, weight }) => ({ source: fromIndex, target: toIndex, strength: weight })), nodes.length), themes }
}

/**
 * Each paper is linked with the five most like it, or fewer if those are not among `papers`; strength is the cosine of the two in the
 * text space.
 * @throws InvalidInputError if there are more than 100,000 papers.
 */
export async function paperNetwork(papers: AsyncIterable<LinkablePaper[]>, count: number, themes: NamedTheme[]): Promise<Network> {
  if (count > MOST_PAPERS) throw new InvalidInputError(`A network of papers must have at most ${MOST_PAPERS.toLocaleString('en-US')} papers: ask for one theme. Got ${count.toLocaleString('en-US')}.`)
  const nodes: NetworkNode[] = []
  const placeOf = new Map<number, number>()
  const nearest: LinkablePaper['nearest'][] = []
  for await (const chunk of papers) {
    for (const paper of chunk) {
      placeOf.set(paper.paperId, nodes.length)
      nodes.push({ id: paper.id, label: paper.title, themeIndex: paper.themeIndex, x: paper.x, y: paper.y, size: 1, year: paper.published ? Number(paper.published.slice(0, 4)) : null, url: paper.url })
      nearest.push(paper.nearest)
    }
  }
  const links: Network['links'] = []
  for (let source = 0; source < nodes.length; source++) {
    const near = nearest[source].map(({ paperId, cosine }) => ({ source, target: placeOf.get(paperId) ?? -1, strength: cosine })).filter(({ target }) => target >= 0)
    links.push(...near.slice(0, LINKS_PER_PAPER))
    // A server has others to answer meanwhile.
    if (source % 5000 === 0) await setImmediate()
  }
  return { nodes, links: withoutRepeats(links, nodes.length), themes }
}

function withoutRepeats(links: Network['links'], nodes: number): Network['links'] {
  const bySource = Array.from({ length: nodes }, (): Network['links'] => [])
  for (const link of links) {
    const [source, target] = link.source < link.target ? [link.source, link.target] : [link.target, link.source]
    const strength = Number(link.strength.toPrecision(6))
    if (source !== target && strength > 0 && !bySource[source].some((known) => known.target === target)) bySource[source].push({ source, target, strength })
  }
  return bySource.flatMap((own) => own.sort((a, b) => a.target - b.target))
}
