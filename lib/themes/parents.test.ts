import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeParents } from './parents.ts'
import { corpusOf } from './test-corpus.ts'
import { describeThemes } from './themes.ts'

const EACH = 8

/** Themes of eight papers with equal terms each, under the parents that are given. */
function parentsOf(termsOfThemes: string[][], parentOf: number[]) {
  const corpus = corpusOf(termsOfThemes.flatMap((terms) => Array.from({ length: EACH }, () => terms)))
  const assignments = Int32Array.from({ length: EACH * termsOfThemes.length }, (_, i) => Math.floor(i / EACH))
  const themes = describeThemes(corpus, assignments, termsOfThemes.length)
  const tree = { nParents: Math.max(...parentOf) + 1, parentOf: Int32Array.from(parentOf), order: [], joinHeights: [] }
  return { themes, parents: describeParents(corpus, assignments, tree, themes) }
}

describe('a parent', () => {
  test('goes by what its themes share, though a term of one theme stands out more', () => {
    const { parents } = parentsOf([['robot', 'grasp', 'finger'], ['robot', 'gait', 'leg'], ['robot', 'map', 'scan'], ['word', 'sentence', 'text'], ['word', 'speech', 'text']], [0, 0, 0, 1, 1])
    expect(parents[0].label).toBe('Robots')
    expect(parents[1].label).toMatch(/^(Words and text|Text and words)$/)
  })

  test('names its themes where they share nothing: all of two or three, of more the two largest', () => {
    const terms = [['question answering'], ['dialogue'], ['image'], ['kernel'], ['federated learning'], ['reinforcement learning'], ['graph'], ['bandit'], ['video']]
    const { parents } = parentsOf(terms, [0, 0, 0, 1, 2, 2, 1, 1, 1])
    expect(parents.map(({ label }) => label)).toEqual(['Question answering, dialogue and images', 'Kernels, graphs and others', 'Federated and reinforcement learning'])
  })

  test('of one theme has its name', () => {
    const { themes, parents } = parentsOf([['linear bandit', 'regret'], ['Mamba', 'scan'], ['kernel', 'margin']], [0, 0, 1])
    expect(parents[1]).toMatchObject({ label: themes[2].label, key: themes[2].key })
    expect(themes.map(({ label }) => label)).not.toContain(parents[0].label)
  })

  test('has a label that no other parent and no theme outside it has, for any partition', () => {
    const words = ['a', 'b', 'c', 'a b', 'b c', 'GAN', 'LLM']
    const documents = fc.array(fc.uniqueArray(fc.constantFrom(...words), { minLength: 1 }), { minLength: 6, maxLength: 30 })
    fc.assert(fc.property(documents, fc.infiniteStream(fc.nat(5)), fc.array(fc.nat(2), { minLength: 6, maxLength: 6 }), (texts, clusters, drawn) => {
      const assignments = Int32Array.from(texts, (_, i) => (i < 6 ? i : clusters.next().value!))
      const numbers = [...new Set(drawn)]
      const parentOf = Int32Array.from(drawn, (parent) => numbers.indexOf(parent))
      const corpus = corpusOf(texts)
      const themes = describeThemes(corpus, assignments, 6)
      const labels = describeParents(corpus, assignments, { nParents: numbers.length, parentOf, order: [], joinHeights: [] }, themes).map(({ label }) => label.toLowerCase())
      expect(new Set(labels).size).toBe(labels.length)
      labels.forEach((label, parent) => {
        const isAlone = parentOf.filter((own) => own === parent).length === 1
        if (!isAlone) expect(themes.map((theme) => theme.label.toLowerCase())).not.toContain(label)
      })
    }))
  })
})
