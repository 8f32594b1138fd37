import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readEvaluationPapers } from './papers.ts'
import { readTruth } from './truth.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'paperdrift-evaluate-'))
const file = path.join(folder, 'papers.jsonl')
const records = [
  { id: 'b', title: 'Grasping with soft fingers', abstract: 'Hands.', venue: 'ICRA', area: ['manipulation', 'hands'] },
  { id: 'a', title: 'Stereo', abstract: 'Depth.', venue: 'ECCV', area: 'vision' },
  { id: 'c', title: 'grasping with soft fingers!', abstract: 'Hands again.', venue: 'RSS' },
  { id: 'd', title: 'Regret', abstract: 'Bandits.', venue: 'COLT' },
  { id: 'e', title: 'Parsing', abstract: 'Trees.', venue: 'ACL' },
  { id: 'f', title: 'Walking', abstract: 'Legs.', venue: 'CoRL' },
]
writeFileSync(file, records.map((record) => JSON.stringify(record)).join('\n'))
const themes = path.join(folder, 'themes.json')
writeFileSync(themes, JSON.stringify({ papers: { a: { theme: 'depth' } } }))
afterAll(() => rmSync(folder, { recursive: true }))

const everything = { documents: Infinity, rule: null, only: null, each: Infinity }

test('papers come in canonical order, the second of two equal ones passed over', async () => {
  const { papers, passedOver, truth } = await readEvaluationPapers(file, everything)
  expect(papers.map(({ id, sourceId }) => [id, sourceId])).toEqual([[0, 'a'], [1, 'b'], [2, 'd'], [3, 'e'], [4, 'f']])
  expect(passedOver).toBe(1)
  expect([...truth]).toEqual([-1, -1, -1, -1, -1])
})

test.each([
  ['venue-family', ['language', 'learning', 'robotics', 'vision'], [3, 2, 1, 0, 2]],
  ['area', ['manipulation', 'vision'], [1, 0, -1, -1, -1]],
  [themes, ['depth'], [0, -1, -1, -1, -1]],
])('truth from %s', async (name, values, truth) => {
  const found = await readEvaluationPapers(file, { ...everything, rule: await readTruth(name, file) })
  expect(found.values).toEqual(values)
  expect([...found.truth]).toEqual(truth)
})

test('a planted mixture holds some papers of some values', async () => {
  const { papers } = await readEvaluationPapers(file, { ...everything, rule: await readTruth('venue-family', file), only: ['robotics', 'vision'], each: 1 })
  expect(papers.map(({ sourceId }) => sourceId)).toEqual(['a', 'b'])
})

test('a truth that no paper has is refused', async () => {
  await expect(readTruth('topic', file)).rejects.toThrow('Got topic, which no record has.')
  await expect(readTruth('none.json', file)).rejects.toThrow('Got none.json: ENOENT')
})
