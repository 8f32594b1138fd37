import { describe, expect, test } from 'vitest'
import { isAdjective, pluralise } from './label-words.ts'
import { writeLabels, type LabelPart } from './labels.ts'
import { createLikeness } from './near-duplicates.ts'
import { printTerms, sentenceCase, slugOf } from './print-terms.ts'
import { corpusOf } from './test-corpus.ts'

const part = (title: string, weight = 1, coverage = 0.5, acronym: string | null = null): LabelPart => ({ title, acronym, weight, coverage })

describe('a label', () => {
  test('is the best phrase if it covers the theme, with its acronym', () => {
    expect(writeLabels([[part('large language models', 2, 0.6, 'LLM'), part('prompts')]])).toEqual(['Large language models (LLM)'])
  })

  test('joins two terms if the first does not cover the theme, or is a single word that hardly stands out', () => {
    expect(writeLabels([[part('kernel methods', 2, 0.1), part('support vector machines')]])).toEqual(['Kernel methods and support vector machines'])
    expect(writeLabels([[part('gradient', 1.2), part('convergence')]])).toEqual(['Gradient and convergence'])
    expect(writeLabels([[part('clustering', 3), part('spectral')]])).toEqual(['Clustering'])
  })

  test('takes a second term if other themes have most of its first: "images" covers many', () => {
    expect(writeLabels([[{ ...part('images', 3, 0.9), ownPart: 0.12 }, part('patches', 1, 0.1)]])).toEqual(['Images and patches'])
    expect(writeLabels([[{ ...part('neural networks', 3, 0.9), ownPart: 0.3 }, part('neurons', 1, 0.4)]])).toEqual(['Neural networks and neurons'])
    expect(writeLabels([[{ ...part('tracking', 3, 0.9), ownPart: 0.3 }, { ...part('objects', 2, 0.5), ownPart: 0.05 }, part('targets', 1, 0.3)]])).toEqual(['Tracking and targets'])
    expect(writeLabels([[{ ...part('clustering', 3, 0.9), ownPart: 0.4 }, part('partitions', 1, 0.1)]])).toEqual(['Clustering'])
  })

  test('prefers nouns that many of its papers have', () => {
    expect(writeLabels([[part('high-dimensional', 3), part('mode collapse', 2, 0.05), part('discriminators', 1.5)]])).toEqual(['Discriminators and mode collapse'])
    expect(writeLabels([[part('Bayesian', 3)]])).toEqual(['Bayesian'])
  })

  test('says a shared head once and long terms by their acronym', () => {
    expect(writeLabels([[part('few-shot learning', 2, 0.1), part('zero-shot learning')]])).toEqual(['Few-shot and zero-shot learning'])
    expect(writeLabels([[part('causal inference', 2, 0.1), part('causal discovery')]])).toEqual(['Causal inference and discovery'])
    expect(writeLabels([[part('neural networks', 2, 0.5, 'NN')]])).toEqual(['Neural networks'])
    expect(writeLabels([[part('words', 2), part('bidirectional encoder representations from transformers', 1, 0.5, 'BERT')]])).toEqual(['Words and BERT'])
    expect(writeLabels([[part('probably approximately correct', 2, 0.1, 'PAC'), part('lower tails')]])).toEqual(['PAC and lower tails'])
  })

  test('joins no two terms that never meet: a mixture goes by what most of its papers have', () => {
    const mixture = [
      { ...part('neural machine translation', 3, 0.17), apartFrom: ['support vector machines'] }, { ...part('support vector machines', 2.9, 0.23), apartFrom: ['neural machine translation'] },
      part('machine learning', 2, 0.4),
    ]
    expect(writeLabels([mixture])).toEqual(['Machine learning and support vector machines'])
    expect(writeLabels([[{ ...part('kernels', 2, 0.5), apartFrom: ['graphs'] }, part('graphs'), part('margins')]])).toEqual(['Kernels and margins'])
    expect(writeLabels([[{ ...part('aerial vehicles', 2, 0.29), apartFrom: ['submarines'] }, part('submarines', 1.5, 0.1), part('flight', 1), part('control', 0.5, 0.6)]])).toEqual(['Aerial vehicles and flight'])
    expect(writeLabels([[{ ...part('kernel methods', 2, 0.1), apartFrom: ['graphs'] }, part('graphs', 1, 0.05)]])).toEqual(['Kernel methods'])
  })

  test('is never given twice: the theme it fits best takes it', () => {
    const labels = writeLabels([[part('linear bandits', 2), part('regret bounds')], [part('linear bandits', 3), part('arms')]])
    expect(labels).toEqual(['Regret bounds', 'Linear bandits'])
    expect(writeLabels([[part('regret bounds')], [part('regret bounds')], []])).toEqual(['Regret bounds', 'Theme 2', 'Theme 3'])
  })
})

describe('terms in print', () => {
  test('have capitals only where the word has them by itself', () => {
    const { vocabulary } = corpusOf([['Large Language Models', 'language', 'Bayesian Optimization', 'Bayesian', 'optimization', 'SLAM systems', 'Mamba']])
    expect(printTerms(vocabulary)).toEqual(expect.arrayContaining(['large language models', 'Bayesian optimization', 'SLAM systems', 'Mamba']))
  })

  test('become titles: plural where things are counted, a capital first letter', () => {
    expect(['linear bandit', 'Gaussian process', 'random matrix', 'policy', 'LLM', 'reinforcement learning'].map(pluralise))
      .toEqual(['linear bandits', 'Gaussian processes', 'random matrices', 'policies', 'LLMs', 'reinforcement learning'])
    expect(['state space models', 'mRNA folding', '3D shapes', 'éclairs'].map(sentenceCase)).toEqual(['State space models', 'mRNA folding', '3D shapes', 'Éclairs'])
  })

  test('are adjectives where they end in one', () => {
    expect(['high-dimensional', 'Bayesian', 'large-scale', 'multi-agent', 'differentially private', 'high-resolution', 'cross-domain', 'closed-loop', 'privacy-preserving', 'maximum', 'continuously'].every(isAdjective)).toBe(true)
    expect(['retrieval', 'optimization', 'fine-tuning', 'self-attention', 'cross-attention', 'random variable', 'seed', 'low-rank matrix', 'anomaly', 'assembly', 'family'].some(isAdjective)).toBe(false)
  })

  test('become names for addresses', () => {
    expect(['Large language models (LLM)', 'Poincaré maps', '強化学習', '…'].map(slugOf)).toEqual(['large-language-models-llm', 'poincare-maps', '強化学習', 'theme'])
  })
})

describe('near-duplicates', () => {
  const pairs = (a: string, b: string, acronyms = {}) => {
    const { vocabulary } = corpusOf([[a, b]], acronyms)
    const areAlike = createLikeness(vocabulary)
    expect(areAlike(0, 1)).toBe(areAlike(1, 0))
    return areAlike(0, 1)
  }

  test('are inflections and derived words', () => {
    expect(pairs('plan', 'planner')).toBe(true)
    expect(pairs('predict', 'predictor')).toBe(true)
    expect(pairs('matrix', 'matric')).toBe(true)
    expect(pairs('class', 'classif')).toBe(true)
    expect(pairs('recogn', 'recognit')).toBe(true)
    expect(pairs('stimulu', 'stimuli')).toBe(true)
    expect(pairs('bacterium', 'bacteria')).toBe(true)
    expect(pairs('behaviour', 'behavior')).toBe(true)
    expect(pairs('differenti privaci', 'differenti privat')).toBe(true)
    expect(pairs('transfer', 'transform')).toBe(false)
  })

  test('are sub-phrases', () => {
    expect(pairs('state space', 'state space model')).toBe(true)
    expect(pairs('space', 'state space model')).toBe(true)
    expect(pairs('vector space', 'state space model')).toBe(false)
    expect(pairs('linear structural equation', 'structural equation model')).toBe(true)
    expect(pairs('deep reinforcement learning', 'offline reinforcement learning')).toBe(false)
  })

  test('are short and long forms', () => {
    expect(pairs('LLM', 'large language model')).toBe(true)
    expect(pairs('RNNs', 'recurrent neural network')).toBe(true)
    expect(pairs('SSM', 'structured state space model')).toBe(false)
    expect(pairs('SSM layers', 'structured state space model', { 'structured state space model': 'SSM' })).toBe(true)
    expect(pairs('SSM', 'structured state space model', { 'structured state space model': 'SSM' })).toBe(true)
  })
})
