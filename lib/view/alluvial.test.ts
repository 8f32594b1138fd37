import { expect, test } from 'vitest'
import type { Evolution, WindowTheme } from '../domain/run-trends.ts'
import { layOutAlluvial } from './alluvial.ts'

const theme = (window: number, index: number, papers: number, mainTheme: number): WindowTheme => ({ window, index, papers, mainTheme, mainShare: 0.8, terms: ['a', 'b'], born: false, died: false })
const evolution: Evolution = {
  windows: [{ from: '2016', to: '2018', papers: 100 }, { from: '2019', to: '2021', papers: 50 }],
  themes: [theme(0, 0, 60, 1), theme(0, 1, 40, 0), theme(1, 0, 25, 0), theme(1, 1, 24, 1), theme(1, 2, 1, 2)],
  links: [
    { from: { window: 0, index: 0 }, to: { window: 1, index: 1 }, similarity: 0.6, kind: 'continuation' },
    { from: { window: 0, index: 0 }, to: { window: 1, index: 0 }, similarity: 0.3, kind: 'split' },
  ],
}
const drawn = layOutAlluvial(evolution, 200, (index) => index)

test('every theme is drawn, like beside like, joined or not, with room for its name', () => {
  expect(drawn.nodes.map(({ window, index }) => [window, index])).toEqual([[0, 1], [0, 0], [1, 0], [1, 1], [1, 2]])
  for (const window of [0, 1]) {
    const middles = drawn.nodes.filter((node) => node.window === window).map((node) => node.y + node.height / 2)
    middles.slice(1).forEach((middle, i) => expect(middle - middles[i]).toBeGreaterThanOrEqual(40))
  }
  expect(drawn.height).toBeGreaterThanOrEqual(Math.max(...drawn.nodes.map((node) => node.y + node.height)))
})

test('heights are shares of the window, and bands lie between the columns', () => {
  expect(drawn.nodes[0].height / drawn.nodes[1].height).toBeCloseTo(40 / 60)
  expect(drawn.bands.map(({ x }) => x)).toEqual([200, 200])
  expect(drawn.bands[0].path).toMatch(/^M10,/)
})

test('no windows, no picture', () => {
  expect(layOutAlluvial({ windows: [], themes: [], links: [] }, 200, () => 0)).toEqual({ width: 0, height: 0, nodes: [], bands: [] })
})
