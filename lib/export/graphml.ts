/**
 * A network as GraphML, with the names that Gephi reads for places, sizes and colours.
 * In: Network.   Out: text, sent on by ./export-run.ts.
 * Source: http://graphml.graphdrawing.org/specification.html
 */
import { escapeXml } from './escape-xml.ts'
import type { Network, NetworkNode } from './network.ts'
import { themeColours } from './theme-colours.ts'

const KEYS = [
  ['label', 'string'], ['theme', 'string'], ['themeLabel', 'string'], ['x', 'double'], ['y', 'double'], ['size', 'double'], ['year', 'double'], ['url', 'string'], ['r', 'int'], ['g', 'int'], ['b', 'int'],
] as const

/** @returns the file, undirected; a node or an edge a line. */
export function* graphmlPieces({ nodes, links, themes }: Network): Generator<string> {
  const colours = themeColours(themes)
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
  yield KEYS.map(([name, type]) => `<key id="${name}" for="node" attr.name="${name}" attr.type="${type}"/>\n`).join('') + '<key id="weight" for="edge" attr.name="weight" attr.type="double"/>\n<graph edgedefault="undirected">\n'
  for (let start = 0; start < nodes.length; start += 1000) yield nodes.slice(start, start + 1000).map((node, i) => nodeXml(node, start + i, themes[node.themeIndex]?.label ?? '', colours[node.themeIndex])).join('')
  for (let start = 0; start < links.length; start += 5000) yield links.slice(start, start + 5000).map(({ source, target, strength }) => `<edge source="n${source + 1}" target="n${target + 1}"><data key="weight">${strength}</data></edge>\n`).join('')
  yield '</graph>\n</graphml>\n'
}

// Ids of papers may hold anything and come twice: nodes are numbered, as XML wants its names.
function nodeXml({ label, themeIndex, x, y, size, year, url }: NetworkNode, i: number, themeLabel: string, colour: string): string {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
  const values: Record<(typeof KEYS)[number][0], string | number | null> = { label, theme: `t${themeIndex + 1}`, themeLabel, x: rounded(x), y: rounded(y), size, year, url, r, g, b }
  return `<node id="n${i + 1}">${KEYS.map(([name]) => (values[name] === null ? '' : `<data key="${name}">${escapeXml(String(values[name]))}</data>`)).join('')}</node>\n`
}

const rounded = (n: number): number => Number(n.toPrecision(6)) + 0
