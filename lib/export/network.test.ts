import Ajv from 'ajv'
import sax from 'sax'
import { describe, expect, test } from 'vitest'
import type { LinkablePaper } from '../domain/run-rows.ts'
import type { ThemeLink } from '../domain/theme.ts'
import { graphmlPieces } from './graphml.ts'
import { paperNetwork, themeNetwork, type Network } from './network.ts'
import { inChunksOfOne, paper, theme } from './test-rows.ts'
import { vosviewerPieces } from './vosviewer.ts'

const odd = 'A <b> & "quoted" title \u0007 ]]> 中文'
const themes = [theme, { ...theme, index: 1, label: odd, size: 7 }, { ...theme, index: 2, label: 'third' }]
const link = (fromIndex: number, toIndex: number, weight: number): ThemeLink => ({ kind: 'related', fromWindow: -1, fromIndex, toIndex, weight })
const ofThemes = themeNetwork(themes, [link(0, 1, 0.5), link(1, 0, 0.5), link(1, 2, 0.25), link(2, 0, -0.1)])

/** After the VOSviewer Online documentation of the JSON file type. */
const vosviewerSchema = {
  type: 'object', required: ['network'], additionalProperties: false,
  properties: {
    info: { type: 'object', additionalProperties: false, properties: { title: { type: 'string' }, description: { type: 'string' } } },
    config: { type: 'object' },
    network: {
      type: 'object', required: ['items', 'links'], additionalProperties: false,
      properties: {
        items: { type: 'array', items: {
          type: 'object', required: ['id', 'label'], additionalProperties: false,
          properties: {
            id: { type: ['integer', 'string'] }, label: { type: 'string' }, description: { type: 'string' }, url: { type: 'string' }, x: { type: 'number' }, y: { type: 'number' }, cluster: { type: 'integer', minimum: 1 },
            weights: { type: 'object', additionalProperties: { type: 'number', minimum: 0 } }, scores: { type: 'object', additionalProperties: { type: 'number' } },
          },
        } },
        links: { type: 'array', items: { type: 'object', required: ['source_id', 'target_id'], additionalProperties: false, properties: { source_id: { type: ['integer', 'string'] }, target_id: { type: ['integer', 'string'] }, strength: { type: 'number', exclusiveMinimum: 0 } } } },
        clusters: { type: 'array', items: { type: 'object', required: ['cluster', 'label'], additionalProperties: false, properties: { cluster: { type: 'integer' }, label: { type: 'string' } } } },
      },
    },
  },
}

const validate = new Ajv({ allowUnionTypes: true }).compile(vosviewerSchema)
const vosviewer = (network: Network) => JSON.parse([...vosviewerPieces(network, 'Themes', 'Papers')].join(''))

test('VOSviewer JSON is what its documentation allows, and every link names two items', () => {
  const file = vosviewer(ofThemes)
  expect(validate(file), JSON.stringify(validate.errors)).toBe(true)
  expect(file.network.items.map(({ label }: { label: string }) => label)).toEqual(themes.map(({ label }) => label))
  expect(file.network.links).toEqual([{ source_id: 1, target_id: 2, strength: 0.5 }, { source_id: 2, target_id: 3, strength: 0.25 }])
  expect(validate(vosviewer({ nodes: [], links: [], themes: [] }))).toBe(true)
})

test('GraphML is well-formed for a strict XML parser, declares every key, and says the same', () => {
  const parser = sax.parser(true)
  const seen = { nodes: 0, edges: [] as string[], keys: new Set<string>(), used: new Set<string>(), labels: [] as string[] }
  let data = ''
  parser.onerror = (error) => { throw error }
  parser.onopentag = ({ name, attributes }) => {
    if (name === 'node') seen.nodes++
    if (name === 'edge') seen.edges.push(`${attributes.source} ${attributes.target}`)
    if (name === 'key') seen.keys.add(String(attributes.id))
    data = name === 'data' ? String(attributes.key) : ''
    if (data) seen.used.add(data)
  }
  parser.ontext = (text) => { if (data === 'label') seen.labels.push(text) }
  for (const piece of graphmlPieces(ofThemes)) parser.write(piece)
  parser.close()
  expect(seen.nodes).toBe(3)
  expect(seen.edges).toEqual(['n1 n2', 'n2 n3'])
  expect([...seen.used].every((key) => seen.keys.has(key))).toBe(true)
  expect(seen.labels.join('')).toContain(odd.replace('\u0007', ' '))
})

describe('the network of papers', () => {
  const linkable = (paperId: number, nearest: [paperId: number, cosine: number][]): LinkablePaper => ({ ...paper, id: `p${paperId}`, paperId, nearest: nearest.map(([near, cosine]) => ({ paperId: near, cosine })) })

  test('links each with the five most like it, each pair once, those of other themes left out', async () => {
    const papers = [linkable(30, [[7, 0.9], [99, 0.8], [4, 0.5]]), linkable(7, [[30, 0.9], [4, 0]]), linkable(4, []), linkable(5, [[4, 0.6], [7, 0.5], [30, 0.4], [6, 0.3], [8, 0.2], [9, 0.1]]), ...[6, 8, 9].map((id) => linkable(id, []))]
    const { nodes, links } = await paperNetwork(inChunksOfOne(papers), papers.length, [theme])
    expect(nodes.map(({ id }) => id)).toEqual(['p30', 'p7', 'p4', 'p5', 'p6', 'p8', 'p9'])
    expect(links.map(({ source, target, strength }) => [source, target, strength])).toEqual([[0, 1, 0.9], [0, 2, 0.5], [0, 3, 0.4], [1, 3, 0.5], [2, 3, 0.6], [3, 4, 0.3], [3, 5, 0.2]])
    expect(validate(vosviewer({ nodes, links, themes: [theme] })), JSON.stringify(validate.errors)).toBe(true)
  })

  test('of more than 100,000 papers is refused', async () => {
    await expect(paperNetwork(inChunksOfOne([]), 100_001, [])).rejects.toThrow('A network of papers must have at most 100,000 papers: ask for one theme. Got 100,001.')
  })
})
