import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pickDistinct } from './distinct-terms.ts'
import { findNested } from './nested-phrases.ts'
import { corpusOf } from './test-corpus.ts'
import { rankClusterTerms } from './theme-terms.ts'
import { describeThemes, summariseThemes } from './themes.ts'

const corpus = corpusOf([
  ['linear bandit', 'bandit', 'regret', 'learning'], ['linear bandit', 'bandit', 'regret', 'learning'], ['linear bandit', 'bandit', 'arm'],
  ['Mamba', 'state space model', 'learning'], ['Mamba', 'state space model', 'scan'], ['state space model', 'learning'], [],
])
const assignments = Int32Array.of(0, 0, 0, 1, 1, 1, -1)

describe('the terms of a theme', () => {
  test('are weighed by class-based TF-IDF, by hand', () => {
    const tiny = corpusOf([['a', 'b'], ['a', 'b'], ['a', 'c'], ['c']])
    const [first, second] = rankClusterTerms(tiny, Int32Array.of(0, 0, 1, 1), 2, 10)
    expect(first.map(({ t, documents }) => [t, documents])).toEqual([[1, 2], [0, 2]])
    expect(second.map(({ t, documents }) => [t, documents])).toEqual([[2, 2]])
    expect(first[0].weight).toBeCloseTo(0.5 * Math.log(3) * Math.sqrt(2 / 2.6), 6)
  })

  test('lead by how much commoner they are than in any other theme', () => {
    const [first, second] = rankClusterTerms(corpusOf([['a', 'b'], ['a', 'b'], ['a', 'b'], ['a'], ['a', 'c'], ['c']]), Int32Array.of(0, 0, 0, 0, 1, 1), 2, 10)
    expect(first.map(({ t, lead }) => [t, lead])).toEqual([[1, Infinity], [0, 2]])
    expect(second.map(({ t, lead }) => [t, lead])).toEqual([[2, Infinity]])
  })

  test('lead in one theme only', () => {
    const documents = fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }), { minLength: 6, maxLength: 20 })
    fc.assert(fc.property(documents, fc.infiniteStream(fc.integer({ min: 0, max: 3 })), (texts, clusters) => {
      const leading = rankClusterTerms(corpusOf(texts), Int32Array.from(texts, () => clusters.next().value), 4, 10).flatMap((terms) => terms.filter(({ lead }) => lead > 1).map(({ t }) => t))
      expect(new Set(leading).size).toBe(leading.length)
    }))
  })

  test('are in two papers at least, unless all are in one', () => {
    const [only] = rankClusterTerms(corpusOf([['a', 'b']]), Int32Array.of(0), 1, 10)
    expect(only.map(({ documents }) => documents)).toEqual([1, 1])
    expect(rankClusterTerms(corpus, assignments, 2, 10).flat().every(({ documents }) => documents >= 2)).toBe(true)
  })

  test('hold no near-duplicates', () => {
    const facts = { wordCounts: new Uint8Array(9).fill(1), isAdjective: () => false }
    const ranked = [5, 3, 8].map((t) => ({ t, weight: 1, documents: 2, ownPart: 1, lead: 1 }))
    expect(pickDistinct(ranked, (a, b) => a + b === 8, facts, 5).map(({ t }) => t)).toEqual([5, 8])
    expect(pickDistinct(ranked, () => false, facts, 2).map(({ t }) => t)).toEqual([5, 3])
  })

  test('give way to the phrase that has half of their papers, adjectives to one with less', () => {
    const whole = { ownPart: 1, lead: 1 }
    const ranked = [{ t: 0, weight: 3, documents: 10, ...whole }, { t: 1, weight: 1, documents: 4, ...whole }]
    const facts = { wordCounts: Uint8Array.of(1, 2), isAdjective: () => false }
    expect(pickDistinct(ranked, () => true, facts, 5)).toEqual([ranked[0]])
    expect(pickDistinct(ranked, () => true, { ...facts, isAdjective: (t) => t === 0 }, 5)).toEqual([{ t: 1, weight: 3, documents: 4, ...whole }])
    const nouns = { wordCounts: Uint8Array.of(2, 2), isAdjective: (t: number) => t === 0 }
    expect(pickDistinct([ranked[0], { ...ranked[1], documents: 5 }], () => true, nouns, 5)).toEqual([{ t: 1, weight: 3, documents: 5, ...whole }])
    expect(pickDistinct(ranked, () => true, nouns, 5)).toEqual([ranked[0]])
    expect(pickDistinct([ranked[0], { ...ranked[1], documents: 5 }], () => true, facts, 5)).toEqual([{ t: 1, weight: 3, documents: 5, ...whole }])
  })

  test('give a word up for the long phrase that holds it and another: "graph" and "neural networks" for "graph neural networks"', () => {
    const whole = { ownPart: 1, lead: 1 }
    const graph = { t: 0, weight: 3, documents: 12, ...whole }
    const [networks, both] = [{ t: 1, weight: 2, documents: 6, ...whole }, { t: 2, weight: 1, documents: 4, ...whole }]
    const facts = { wordCounts: Uint8Array.of(1, 2, 3), isAdjective: () => false }
    const areAlike = (a: number, b: number) => a === b || a + b > 1
    expect(pickDistinct([graph, networks, both], areAlike, facts, 5)).toEqual([{ ...both, weight: 3 }])
    expect(pickDistinct([{ ...graph, documents: 13 }, networks, both], areAlike, facts, 5).map(({ t }) => t)).toEqual([0])
    expect(pickDistinct([graph, networks, both], areAlike, { ...facts, wordCounts: Uint8Array.of(2, 2, 3) }, 5).map(({ t }) => t)).toEqual([0])
  })

  test('are no pieces: "spatio" gives way to the "spatio-temporal" that half of its papers have, though that is an adjective', () => {
    const ranked = [{ t: 0, weight: 3, documents: 10, ownPart: 1, lead: 1 }, { t: 1, weight: 1, documents: 5, ownPart: 1, lead: 1 }]
    expect(pickDistinct(ranked, () => true, { wordCounts: Uint8Array.of(1, 2), isAdjective: (t) => t === 1 }, 5).map(({ t }) => t)).toEqual([1])
  })

  test('count in longer phrases too', () => {
    expect(findNested(['deep reinforc learn', 'learn', 'reinforc learn'])).toEqual([Int32Array.of(2), null, null])
    const [terms] = rankClusterTerms(corpusOf([['deep q learning'], ['q learning'], ['noise']]), Int32Array.of(0, 0, 1), 2, 5)
    expect(terms).toMatchObject([{ t: 2, documents: 2 }])
  })
})

describe('themes', () => {
  test('are named by their phrases', () => {
    const themes = describeThemes(corpus, assignments, 2)
    expect(themes.map(({ label, key }) => [label, key])).toEqual([['Linear bandits', 'linear-bandits'], ['State space models', 'state-space-models']])
    expect(themes[0].terms.map(({ term, documents }) => [term, documents])).toEqual([['linear bandit', 3], ['regret', 2], ['learning', 2]])
    expect(summariseThemes(themes)).toMatchObject({ diversity: 8 / 9 })
  })

  test.each([[4, 'Linear bandits and state space models'], [12, 'Linear bandits']])('join two terms that never meet only where that may be chance: in %i papers each', (each, label) => {
    const papers = Array.from({ length: 4 * each }, (_, i) => [i < each ? 'linear bandit' : i < 2 * each ? 'state space model' : `other ${i}`])
    expect(describeThemes(corpusOf(papers), new Int32Array(4 * each), 1)[0].label).toBe(label)
  })

  test('go by the phrase that two of their terms make, if papers enough have it', () => {
    const papers = (n: number) => [...Array.from({ length: n }, () => ['word', 'embedding', 'word embedding']), ...Array.from({ length: 10 - n }, () => ['word', 'embedding']), ['other', 'thing'], ['thing']]
    const labelOf = (n: number) => describeThemes(corpusOf(papers(n)), Int32Array.from({ length: 12 }, (_, i) => (i < 10 ? 0 : 1)), 2)[0].label
    expect(labelOf(4)).toBe('Word embeddings')
    expect(labelOf(2)).toBe('Embeddings and words')
  })

  test('go by two kinds of what they are about, if papers enough have each', () => {
    const labelOf = (n: number) => {
      const papers = Array.from({ length: 30 }, (_, i) => ['recognition', ...(i < n ? ['face recognition'] : i < 2 * n ? ['object recognition'] : []), ...(i < 20 ? ['gallery'] : [])])
      const others = Array.from({ length: 90 }, () => ['speech'])
      return describeThemes(corpusOf([...papers, ...others]), Int32Array.from({ length: 120 }, (_, i) => (i < 30 ? 0 : 1)), 2)[0].label
    }
    expect(labelOf(8)).toBe('Face and object recognition')
    expect(labelOf(4)).not.toMatch(/face/i)
  })

  test('survive an empty vocabulary, an empty cluster and a single paper', () => {
    expect(describeThemes(corpusOf([[], []]), new Int32Array(2), 1)).toMatchObject([{ label: 'Theme 1', key: 'theme-1', terms: [], coherence: null }])
    expect(describeThemes(corpusOf([['Mamba']]), Int32Array.of(0), 2).map(({ label }) => label)).toEqual(['Mamba', 'Theme 2'])
    expect(summariseThemes([])).toEqual({ npmi: null, cv: null, diversity: null })
  })

  test('have different labels and keys, and terms with falling weights, for any partition', () => {
    const words = ['a', 'b', 'c', 'a b', 'b c', 'GAN', 'LLM']
    const documents = fc.array(fc.uniqueArray(fc.constantFrom(...words), { minLength: 1 }), { minLength: 1, maxLength: 20 })
    fc.assert(fc.property(documents, fc.infiniteStream(fc.integer({ min: -1, max: 4 })), (texts, clusters) => {
      const themes = describeThemes(corpusOf(texts), Int32Array.from(texts, () => clusters.next().value), 5)
      expect(new Set(themes.map(({ label }) => label.toLowerCase())).size).toBe(5)
      expect(new Set(themes.map(({ key }) => key)).size).toBe(5)
      for (const { terms } of themes) terms.forEach(({ weight }, at) => expect(weight).toBeLessThanOrEqual(terms[Math.max(0, at - 1)].weight))
    }))
  })
})
