import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitLabel, fitLines, textWidth } from './text-width.ts'

test('widths are those that a browser measures, give or take a twentieth', () => {
  // Chromium, Inter 600 at 100 px.
  expect(textWidth('Convolutional neural networks (CNN)', 100) / 1799.9).toBeCloseTo(1.01, 1)
  expect(textWidth('iiii', 12)).toBeLessThan(textWidth('mm', 12))
  expect(textWidth('漢字', 10)).toBeGreaterThan(20)
})

test('a label is cut to pixels, not to letters', () => {
  expect(fitLabel('reinforcement learning', 170, 12.5)).toBe('reinforcement learning')
  expect(fitLabel('Kernels and regression', 90, 12)).toBe('Kernels …')
  expect(fitLabel('Reinforcement', 40, 12)).toMatch(/^Rein?…$/)
})

test('two lines break between words', () => {
  expect(fitLines('Labels and classification', 100, 12)).toEqual(['Labels and', 'classification'])
  expect(fitLines('Videos', 100, 12)).toEqual(['Videos'])
  expect(fitLines('Simultaneous localization and mapping (SLAM)', 110, 12)).toEqual(['Simultaneous', 'localization …'])
})

test('no line is wider than it may be, and nothing is invented', () => {
  const label = fc.array(fc.constantFrom('graph', 'neural', 'networks', 'and', 'state-space', '(LLM)', '漢字', 'ﷺ'), { minLength: 1, maxLength: 8 }).map((words) => words.join(' '))
  fc.assert(fc.property(label, fc.integer({ min: 30, max: 300 }), (text, pixels) => {
    const lines = fitLines(text, pixels, 12)
    expect(lines.length).toBeLessThanOrEqual(2)
    for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(pixels)
    const said = lines.join(' ')
    if (!said.includes('…')) expect(text.startsWith(said)).toBe(true)
  }))
})
