import { expect, test } from 'vitest'
import type { Evolution, EvolutionLink, WindowTheme } from '../domain/run-trends.ts'
import { evolutionTurns } from './evolution-events.ts'

const theme = (window: number, index: number, mainTheme: number, fate: Partial<WindowTheme> = {}): WindowTheme => ({ window, index, papers: 10, terms: [], mainTheme, mainShare: 1, born: false, died: false, ...fate })
const link = (from: [number, number], to: [number, number], kind: EvolutionLink['kind'], similarity = 0.8): EvolutionLink => ({ from: { window: from[0], index: from[1] }, to: { window: to[0], index: to[1] }, similarity, kind })
const evolution: Evolution = {
  windows: ['2018', '2019', '2020'].map((from) => ({ from, to: from, papers: 20 })),
  themes: [theme(0, 0, 0), theme(0, 1, 1, { died: true }), theme(1, 0, 0), theme(1, 1, 2), theme(1, 2, 3, { born: true }), theme(2, 0, 2)],
  links: [link([0, 0], [1, 1], 'split', 0.9), link([0, 0], [1, 0], 'continuation'), link([1, 0], [2, 0], 'merge', 0.9), link([1, 1], [2, 0], 'continuation')],
}
const told = (follow: number | null = null) => evolutionTurns(evolution, follow).map(({ window, splits, merges, born, died }) => ({
  window, splits: splits.map(({ source, into }) => [source.index, into.map(({ index }) => index)]), merges: merges.map(({ target, from }) => [target.index, from.map(({ index }) => index)]),
  born: born.map(({ index }) => index), died: died.map(({ index }) => index),
}))

test('splits and merges are named with the theme that is carried on first, beside births and deaths', () => {
  expect(told()).toEqual([{ window: 0, splits: [[0, [0, 1]]], merges: [], born: [2], died: [1] }, { window: 1, splits: [], merges: [[0, [1, 0]]], born: [], died: [] }])
})

test('following a theme tells only what it takes part in', () => {
  expect(told(3)).toEqual([{ window: 0, splits: [], merges: [], born: [2], died: [] }])
  expect(told(2).map(({ window, splits, merges }) => [window, splits.length, merges.length])).toEqual([[0, 1, 0], [1, 0, 1]])
  expect(told(9)).toEqual([])
})
