import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAdjective, pluralise } from './label-words.ts'
import { slugOf } from './keys.ts'
import { writeLabels as write, type LabelPart } from './labels.ts'
import { createLikeness } from './near-duplicates.ts'
import { printTerms, sentenceCase } from './print-terms.ts'
import { corpusOf } from './test-corpus.ts'

const part = (title: string, weight = 1, coverage = 0.5, acronym: string | null = null): LabelPart => ({ title, acronym, weight, coverage })

const writeLabels = (themes: LabelPart[][], avoid?: string[]) => write(themes, avoid).map(({ label }) => label)

describe('a label', () => {
  test('is a number where a theme has no term, and no other theme that number', () => {
    expect(writeLabels([[], []], ['Theme 1'])).toEqual(['Theme 2', 'Theme 3'])
  })

  test('is made of no term that one paper of several has', () => {
    const own = (papers: number, coverage: number) => [{ title: 'Kernels', acronym: null, weight: 1, papers, coverage }]
    expect(writeLabels([own(1, 1 / 6), own(2, 1 / 3), own(1, 1)])).toEqual(['Theme 1', 'Kernels', 'Theme 3'])
    expect(writeLabels([own(1, 1)])).toEqual(['Kernels'])
  })

  test('is the best phrase if it covers the theme, with its acronym', () => {
    expect(writeLabels([[part('large language models', 2, 0.6, 'LLM'), part('prompts')]])).toEqual(['Large language models (LLM)'])
  })

  test('joins two terms if the first does not cover the theme, or is a single word that hardly stands out', () => {
    expect(writeLabels([[part('kernel methods', 2, 0.1), part('support vector machines')]])).toEqual(['Kernel methods and support vector machines'])
    expect(writeLabels([[part('gradient', 1.2), part('convergence')]])).toEqual(['Gradient and convergence'])
    expect(writeLabels([[part('clustering', 3), part('spectral')]])).toEqual(['Clustering'])
  })

  test('takes a second term if other themes have most of its first: "images" covers many', () => {
    expect(writeLabels([[{ ...part('images', 3, 0.9), ownPart: 0.12 }, part('patches', 1.3, 0.1)]])).toEqual(['Images and patches'])
    expect(writeLabels([[{ ...part('neural networks', 3, 0.9), ownPart: 0.3 }, part('neurons', 1, 0.4)]])).toEqual(['Neural networks and neurons'])
    expect(writeLabels([[{ ...part('tracking', 3, 0.9), ownPart: 0.3 }, { ...part('objects', 2, 0.5), lead: 0.5 }, part('targets', 1, 0.3)]])).toEqual(['Tracking and targets'])
    expect(writeLabels([[{ ...part('clustering', 3, 0.9), ownPart: 0.4 }, part('partitions', 1, 0.1)]])).toEqual(['Clustering'])
  })

  test('is made of terms that set the theme apart: what another theme has as often counts less', () => {
    const control = { ...part('control', 3, 0.9), lead: 1, ownPart: 0.2 }
    expect(writeLabels([[control, { ...part('body', 1.3, 0.3), lead: 0.8 }, { ...part('gait', 1.1, 0.3), lead: 3 }]])).toEqual(['Control and gait'])
    expect(writeLabels([[{ ...part('robots', 2, 0.8), lead: 0.7 }, { ...part('demonstrations', 1.5, 0.3), lead: 3 }, part('arms', 1.2, 0.1)]])).toEqual(['Robots and demonstrations'])
  })

  test('takes as its second term rather a phrase than a word, if papers enough have it', () => {
    expect(writeLabels([[part('videos', 3), part('frames', 2), part('action recognition', 1.5, 0.2)]])).toEqual(['Videos and action recognition'])
    expect(writeLabels([[part('videos', 3), part('frames', 2), part('action recognition', 3, 0.05)]])).toEqual(['Videos and frames'])
  })

  test('takes what is true of most papers only where nothing else says as much', () => {
    expect(writeLabels([[part('machine learning', 3), part('bandits', 1)]])).toEqual(['Bandits'])
    expect(writeLabels([[part('bandits', 1, 0.2), part('machine learning', 3)]])).toEqual(['Bandits and machine learning'])
    expect(writeLabels([[part('machine learning', 3), part('prediction', 3, 0.6), part('fairness', 1, 0.05)]])).toEqual(['Machine learning and prediction'])
  })

  test('does not change when others get more of a term that it leaves out', () => {
    const parts = fc.uniqueArray(fc.record({ title: fc.constantFrom('bandits', 'kernels', 'graphs', 'videos', 'linear models'), weight: fc.double({ min: 0.1, max: 3, noNaN: true }), coverage: fc.double({ min: 0.05, max: 1, noNaN: true }), lead: fc.double({ min: 0.1, max: 4, noNaN: true }) }), { minLength: 3, maxLength: 5, selector: ({ title }) => title })
    fc.assert(fc.property(parts, fc.double({ min: 0.1, max: 1, noNaN: true }), (drawn, factor) => {
      const theme = drawn.map((one) => ({ ...one, acronym: null }))
      const [label] = writeLabels([theme])
      const leftOut = theme.filter(({ title }) => !label.toLowerCase().includes(title))
      expect(leftOut.length).toBeGreaterThan(0)
      for (const one of leftOut) expect(writeLabels([theme.map((other) => (other === one ? { ...one, lead: one.lead * factor } : other))])).toEqual([label])
    }))
  })

  test('prefers nouns that many of its papers have', () => {
    expect(writeLabels([[part('high-dimensional', 3), part('mode collapse', 2, 0.05), part('discriminators', 1.5)]])).toEqual(['Discriminators and mode collapse'])
    expect(writeLabels([[part('Bayesian', 3)]])).toEqual(['Bayesian'])
  })

  test('says a shared head once and long terms by their acronym', () => {
    expect(writeLabels([[part('few-shot learning', 2, 0.1), part('zero-shot learning')]])).toEqual(['Few-shot and zero-shot learning'])
    expect(writeLabels([[part('causal inference', 2, 0.1), part('causal discovery')]])).toEqual(['Causal inference and discovery'])
    expect(writeLabels([[part('sparse linear models', 2, 0.1), part('sparse linear regression')]])).toEqual(['Sparse linear models and regression'])
    expect(writeLabels([[part('neural networks', 2, 0.5, 'NN')]])).toEqual(['Neural networks'])
    expect(writeLabels([[part('words', 2), part('bidirectional encoder representations from transformers', 1, 0.5, 'BERT')]])).toEqual(['Words and BERT'])
    expect(writeLabels([[part('probably approximately correct', 2, 0.1, 'PAC'), part('lower tails')]])).toEqual(['PAC and lower tails'])
    expect(writeLabels([[part('restoration', 2), part('low-resolution', 1.9, 0.5, 'LR'), part('pixels')]])).toEqual(['Restoration and pixels'])
  })

  test('is the phrase that its two terms make', () => {
    const words = { ...part('words', 2, 0.2), madeWith: new Map([['embeddings', 'word embeddings']]) }
    expect(write([[words, part('embeddings')]])).toMatchObject([{ label: 'Word embeddings', subject: 'word embeddings' }])
    expect(writeLabels([[words, part('vectors')]])).toEqual(['Words and vectors'])
  })

  test('goes by the two phrases that end in its word, where it does not stand alone', () => {
    const recognition = { ...part('recognition', 3, 0.9), ownPart: 0.2, kinds: ['face recognition', 'object recognition'] }
    expect(write([[recognition, part('databases')]])).toMatchObject([{ label: 'Face and object recognition', subject: 'recognition' }])
    expect(writeLabels([[{ ...recognition, ownPart: 1, kinds: ['face recognition'] }]])).toEqual(['Recognition'])
    expect(writeLabels([[recognition, part('databases')]], ['Object recognition and face recognition'])).toEqual(['Face and object recognition'])
  })

  test('stands alone where no other term says a quarter as much, though others have more of its own', () => {
    const classification = { ...part('classification', 4, 0.5), ownPart: 0.2 }
    expect(writeLabels([[classification, part('labels', 0.9)]])).toEqual(['Classification'])
    expect(writeLabels([[classification, part('labels', 1.1)]])).toEqual(['Classification and labels'])
    expect(writeLabels([[{ ...classification, coverage: 0.2 }, part('labels', 0.5)]])).toEqual(['Classification and labels'])
  })

  test('prints no acronym with a small first letter', () => {
    expect(writeLabels([[part('multilingual large language models', 2, 0.5, 'mLLM')]])).toEqual(['Multilingual large language models'])
    expect(writeLabels([[part('multilingual large language models', 2, 0.1, 'mLLM'), part('translation')]])).toEqual(['Multilingual large language models and translation'])
    expect(writeLabels([[part('light detection and ranging', 2, 0.1, 'LiDAR'), part('scans')]])).toEqual(['LiDAR and scans'])
  })

  test('comes with its subject in short, and the terms it is made of', () => {
    expect(write([[part('large language models', 2, 0.6, 'LLM')], [part('bidirectional encoder representations from transformers', 3, 0.2, 'BERT'), part('words')], []])).toMatchObject([
      { subject: 'large language models', parts: [{ title: 'large language models' }] }, { label: 'BERT and words', subject: 'BERT', parts: [{ acronym: 'BERT' }, { title: 'words' }] }, { subject: 'theme 3', parts: [] },
    ])
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
    expect(writeLabels([[part('robots', 3, 0.2), part('control', 2, 0.2), part('gait', 1, 0.1)]], ['Control and robots'])).toEqual(['Robots and gait'])
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
