import { expect, test } from 'vitest'
import { papersAddress } from './papers-address.ts'

test('names the themes, the span, the text and the fit of the papers behind a number', () => {
  expect(papersAddress('ab-2')).toBe('/runs/ab-2/papers')
  expect(papersAddress('ab-2', { themes: [2], from: '2019-Q3', to: '2019-Q3' })).toBe('/runs/ab-2/papers?theme=t3&from=2019-Q3&to=2019-Q3')
  expect(papersAddress('ab-2', { themes: [2, 4], text: '"state space" & more', weakFits: true })).toBe('/runs/ab-2/papers?theme=t3,t5&q=%22state+space%22+%26+more&fit=weak')
})
