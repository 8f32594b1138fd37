import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import porter from 'natural/lib/natural/stemmers/porter_stemmer.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorkerPool, type WorkerPool } from '../numeric/worker-pool.ts'
import { createDescriber, SPECIAL_FORMS, TERM } from './lexicon.ts'
import { readTokens } from './token-stream.ts'

describe('WordBook', () => {
  let pool: WorkerPool
  beforeAll(async () => void (pool = await openWorkerPool()))
  afterAll(() => pool.close())

  const learn = async (abstract: string) => (await readTokens([[{ id: 0, sourceId: '0', title: '', abstract, published: null }]], pool, { lap: () => {} })).lexicon

  /** Endings that natural's rules know, so that every rule meets words that it fits and words that it leaves. */
  const ENDINGS = 's ss sses ies eed ed ing y ational tional enci anci izer abli bli alli entli eli ousli ization ation ator alism iveness fulness ousness aliti iviti biliti logi icate ative alize iciti ical ful ness al ance ence er ic able ible ant ement ment ent ou ion sion tion ism ate iti ous ive ize e ll at bl iz tt yy'.split(' ')
  const word = fc.tuple(fc.array(fc.constantFrom(...'aeiouybcdlnstwxz'), { minLength: 1, maxLength: 8 }), fc.constantFrom('', ...ENDINGS), fc.constantFrom('', ...ENDINGS)).map(([letters, one, other]) => letters.join('') + one + other)

  it('stems words of letters as natural does, letter for letter', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 300, maxLength: 300 }), async (words) => {
        const { stems, stemOf, words: known } = await learn(words.join(' '))
        const found = known.map((form, at) => [form, stems[stemOf[at]]]).filter(([form]) => !SPECIAL_FORMS.includes(form))
        expect(found).toEqual(found.map(([form]) => [form, porter.stem(form)]))
      }),
      { numRuns: 20 },
    )
  })

  it('describes every word of the sample papers, and of a list of odd ones, as the describer does', async () => {
    const sample = readFileSync(path.resolve(import.meta.dirname, '../../prisma/seed/sample-papers.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { title: string; abstract: string })
    const odd = "Naïve naive model's GPT-4 k-NN 3D 16x16 don't l1 A a I x-ray CÉZANNE İstanbul straße objective COMMUNITIES state-of-the-art 2019 10cm 自然语言处理 x--y -z -"
    const { words, stems, stemOf, kindOf } = await learn([...sample.flatMap(({ title, abstract }) => [title, abstract]), odd].join(' '))
    const describeWord = createDescriber()
    expect(words.map((text, at) => [text, stems[stemOf[at]], kindOf[at]])).toEqual(words.map((text) => [text, describeWord(text).stem, describeWord(text).kind]))
    expect(words).toEqual([...new Set(words)])
    expect(new Set(stems).size).toBe(stems.length)
    expect(kindOf.filter((kind) => kind === TERM).length).toBeGreaterThan(3000)
  })

  it('numbers words by their first appearance, whether the kernel or the tokenizer learns them', async () => {
    const { words } = await learn("zebra naïve-looking zebra's apple GPT-4 apple-zebra don't apple mango")
    expect(words).toEqual(['zebra', 'naïve', 'looking', 'apple', 'GPT', '4', "don't", 'mango'])
  })
})
