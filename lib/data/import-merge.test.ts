import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Paper } from '../domain/paper.ts'
import { titleKey } from './import-identity.ts'
import { mergePapers } from './import-merge.ts'

const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const word = fc.constantFrom('a', 'b', 'aa', 'ab', 'B', 'é', '状', '😀')
const anyPaper: fc.Arbitrary<Paper> = fc.record({
  sourceId: orNull(word), title: word, abstract: word, authors: fc.array(word, { maxLength: 2 }), venue: orNull(word),
  published: orNull(fc.constantFrom('2019', '2019-07', '2019-07-23', '2020', '2020-01-01')), doi: orNull(word), arxivId: orNull(word), pmid: orNull(fc.constantFrom('1', '2')), url: orNull(word),
  keywords: fc.array(word, { maxLength: 3 }), citations: orNull(fc.nat(3)),
})

const bare: Paper = { sourceId: null, title: 'T', abstract: 'A', authors: [], venue: null, published: null, doi: null, arxivId: null, pmid: null, url: null, keywords: [], citations: null }

describe('mergePapers', () => {
  test('gives the same for any order, any grouping, and any repetition', () => {
    fc.assert(fc.property(anyPaper, anyPaper, anyPaper, (a, b, c) => {
      expect(mergePapers(a, b)).toEqual(mergePapers(b, a))
      expect(mergePapers(mergePapers(a, b), c)).toEqual(mergePapers(a, mergePapers(b, c)))
      const merged = mergePapers(a, b)
      expect(mergePapers(merged, a)).toEqual(merged)
      expect(mergePapers(merged, merged)).toEqual(merged)
    }), { numRuns: 2000 })
  })

  test('takes the richer of two fields', () => {
    const preprint: Paper = { ...bare, sourceId: 'z', abstract: 'A longer abstract', authors: ['A. L.'], published: '2019-05', arxivId: '1905.00001', keywords: ['b', 'a'], citations: 3 }
    const article: Paper = { ...bare, sourceId: 'y', venue: 'J', authors: ['Ada L.'], published: '2020-01-15', doi: '10.1/x', keywords: ['a', 'c'], citations: 9 }
    expect(mergePapers(preprint, article)).toEqual({
      sourceId: 'y', title: 'T', abstract: 'A longer abstract', authors: ['Ada L.'], venue: 'J', published: '2019-05', doi: '10.1/x', arxivId: '1905.00001', pmid: null, url: null, keywords: ['a', 'b', 'c'], citations: 9,
    })
  })

  test('takes the earliest year, and in it the most exact date', () => {
    const at = (published: string) => ({ ...bare, published })
    expect(mergePapers(at('2019'), at('2019-07')).published).toBe('2019-07')
    expect(mergePapers(at('2019-07-23'), at('2018')).published).toBe('2018')
  })
})

describe('titleKey', () => {
  const keyOf = (title: string, published: string | null = '2019-07') => titleKey({ title, published, authors: ['Ada Lovelace'], abstract: '' })

  test('is one for case, accents, punctuation, spacing and ligatures', () => {
    for (const other of ['deep learning: a résumé', 'Deep-Learning — A Resume.', 'DEEP  LEARNING a re\u0301sume\u0301']) expect(keyOf(other)).toBe(keyOf('Deep Learning: A Resume'))
    expect(keyOf('eﬃcient')).toBe(keyOf('efficient'))
  })

  test('differs with letters, digits and the year', () => {
    expect(keyOf('Deep Learning 2')).not.toBe(keyOf('Deep Learning'))
    expect(keyOf('On C++')).not.toBe(keyOf('On C'))
    expect(keyOf('状态空间模型')).not.toBe(keyOf('状态空间'))
    expect(keyOf('???')).not.toBe(keyOf('!!!'))
    expect(keyOf('T', '2019')).toBe(keyOf('T', '2019-12-31'))
    expect(keyOf('T', null)).not.toBe(keyOf('T', '2019'))
  })
})
