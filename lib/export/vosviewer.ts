/**
 * A network as VOSviewer JSON.
 * In: Network.   Out: text, sent on by ./export-run.ts.
 * Source: VOSviewer Online documentation, "JSON file type": network.items, links and clusters.
 */
import type { Network } from './network.ts'

/** @param title of the network. @param weight what sizes mean: "Papers". @returns the file; an item a line. */
export function* vosviewerPieces({ nodes, links, themes }: Network, title: string, weight: string): Generator<string> {
  const used = new Set(nodes.map(({ themeIndex }) => themeIndex))
  const clusters = themes.filter(({ index }) => used.has(index)).map(({ index, label }) => ({ cluster: index + 1, label }))
  yield `{"info":${JSON.stringify({ title })},\n"network":{"items":[\n`
  for (let start = 0; start < nodes.length; start += 1000) {
    yield nodes.slice(start, start + 1000).map(({ label, themeIndex, x, y, size, year, url }, i) => JSON.stringify({
      id: start + i + 1, label, x: rounded(x), y: rounded(y), cluster: themeIndex + 1, weights: { [weight]: size }, ...(year !== null && { scores: { Year: rounded(year) } }), ...(url && { url }),
    })).join(',\n') + (start + 1000 < nodes.length ? ',\n' : '\n')
  }
  yield '],\n"links":[\n'
  for (let start = 0; start < links.length; start += 5000) {
    yield links.slice(start, start + 5000).map(({ source, target, strength }) => JSON.stringify({ source_id: source + 1, target_id: target + 1, strength })).join(',\n') + (start + 5000 < links.length ? ',\n' : '\n')
  }
  yield `],\n"clusters":${JSON.stringify(clusters)}}}\n`
}

const rounded = (n: number): number => Number(n.toPrecision(6)) + 0
