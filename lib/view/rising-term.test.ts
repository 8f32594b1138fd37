import { expect, test } from 'vitest'
import { risingPapers, risingTermText } from './rising-term.ts'

const mamba = { themeIndex: null, term: 'Mamba', since: '2024', papers: 10, papersBefore: 0, share: 0.185, shareBefore: 0, q: 0.0002 }

test('a rising term says since when, how many papers, and how many before', () => {
  expect(risingTermText(mamba)).toBe('since 2024: 10 papers, 19 %; before it none')
  expect(risingTermText({ ...mamba, papers: 1, papersBefore: 4, shareBefore: 0.019 })).toBe('since 2024: 1 paper, 19 %; before it 4, 1.9 %')
})

test('a rising term leads to the papers that were counted since then, and before', () => {
  expect(risingPapers('ab', mamba)).toEqual({ since: '/runs/ab/papers?term=Mamba&date=tested&from=2024', before: '/runs/ab/papers?term=Mamba&date=tested&to=2023' })
  expect(risingPapers('ab', { ...mamba, themeIndex: 2 }).since).toBe('/runs/ab/papers?theme=t3&term=Mamba&date=tested&from=2024')
})
