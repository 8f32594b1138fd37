import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PaperText } from '../domain/paper.ts'
import { placePapers } from './term-finder.ts'
import { buildDocumentTermMatrix, type TextOptions } from './tfidf.ts'

const papersOf = (abstracts: string[]): PaperText[] => abstracts.map((abstract, id) => ({ id, sourceId: `p${id}`, title: '', abstract, published: null }))
const build = (abstracts: string[], options?: TextOptions) => buildDocumentTermMatrix([papersOf(abstracts)], options)

const sample: PaperText[] = readFileSync(new URL('../../prisma/seed/sample-papers.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line, id) => ({ id, published: null, ...(JSON.parse(line) as { title: string; abstract: string }), sourceId: `p${id}` }))

const chunked = (papers: PaperText[], size: number) => Array.from({ length: Math.ceil(papers.length / size) }, (_, at) => papers.slice(at * size, at * size + size))

/** Any UTF-16 units: lone surrogates and NUL too. */
const anyUnits = fc.array(fc.nat(0xffff), { maxLength: 30 }).map((units) => String.fromCharCode(...units))

describe('acronyms', () => {
  it('makes a short form and its long form one term in every document', async () => {
    const { vocabulary, matrix } = await build(['We study state space models (SSMs).', 'An SSM is linear.', 'Linear SSMs, again.', 'State-space models win.', 'Zebra crossing.'])
    const term = vocabulary.terms.indexOf('state space model')
    expect(vocabulary.surfaces[term].toLowerCase()).toMatch(/^state.space models$/)
    expect(vocabulary.acronyms[term]).toBe('SSM')
    expect(vocabulary.documentFrequency[term]).toBe(4)
    expect(vocabulary.terms).not.toContain('ssm')
    expect(matrix.nRows).toBe(5)
  })

  const pairs: [string, string | undefined, string?][] = [
    ['with a convolutional neural network (CNN) here', 'convolutional neural network', 'CNN'],
    ['by self-supervised learning (SSL) alone', 'self-supervised learning', 'SSL'],
    ['uses generative adversarial networks (GANs)', 'generative adversarial networks', 'GAN'],
    ['a mixture of experts (MoE) layer', 'mixture of experts', 'MoE'],
    ['simultaneous localization and mapping (SLAM)', 'simultaneous localization and mapping', 'SLAM'],
    ['Long Short-Term Memory (LSTM)', 'Long Short-Term Memory', 'LSTM'],
    ['k-nearest neighbours (k-NN) vote', 'k-nearest neighbours', 'k-NN'],
    ['in the end (see Figure)', undefined, 'Figure'],
    ['a wholly unrelated thing (XYZ)', undefined, 'XYZ'],
    ['trained on images (IT)', undefined, 'IT'],
  ]
  it.each(pairs)('reads %s', async (text, long, short) => {
    const { vocabulary } = await build([text, `Again ${text}.`, 'other words'])
    expect(vocabulary.shortForms[short ?? '']).toBe(long)
  })

  it('follows the majority, and a document that says otherwise', async () => {
    const { vocabulary, matrix } = await build([
      'mutual information (MI) first', 'mutual information (MI) second', 'MI third', 'motor imagery (MI) fourth; MI again', 'motor imagery fifth',
    ])
    expect(vocabulary.shortForms).toEqual({ MI: 'mutual information' })
    const term = vocabulary.terms.indexOf('mutual inform')
    const documents = Array.from({ length: 5 }, (_, i) => matrix.columns.subarray(matrix.rowStart[i], matrix.rowStart[i + 1]).includes(term))
    expect(documents).toEqual([true, true, true, false, false])
  })
})

describe('phrases', () => {
  it('holds words together that keep together, and prints them as they are written', async () => {
    const { vocabulary } = await build(['few-shot learning of graph neural networks', 'Graph neural networks do few-shot learning', 'the graph neural network', 'zebra, graph', 'a neural thing', 'shot'])
    const print = Object.fromEntries(vocabulary.terms.map((key, t) => [key, vocabulary.surfaces[t]]))
    expect(print['graph neural network']).toBe('graph neural networks')
    expect(Object.values(print).some((surface) => surface.startsWith('few-shot'))).toBe(true)
  })

  it('keeps a pair of words that many longer phrases share', async () => {
    const texts = ['deep zebra learning', 'multi-agent zebra learning', 'inverse zebra learning', 'zebra learning']
    const { vocabulary } = await build([...texts, ...texts, ...texts.slice(0, 3), 'deep', 'inverse lion', 'agent'])
    expect(vocabulary.terms).toContain('zebra learn')
  })

  it('takes no number words, no broken words and no pieces of long forms', async () => {
    const texts = ['eleven hospitals', 'zebra tion', 'linear structural equation models (SEM)', 'structural equation models (SEM)', 'a linear SEM', 'SEM']
    const { vocabulary } = await build([...texts, ...texts, 'hospitals', 'zebra'])
    expect(vocabulary.terms.filter((key) => key.includes(' '))).toEqual(['structur equat model'])
    expect(vocabulary.terms).not.toContain('tion')
  })

  it('may begin with a word that shares its stem with a stop word', async () => {
    const texts = ['named zebra recognition, namely', 'a named zebra recognition']
    expect((await build([...texts, ...texts, 'zebra', 'recognition'])).vocabulary.terms).toContain('name zebra recognit')
  })

  it('may be made with words that say nothing alone', async () => {
    const texts = ['lion instance segmentation', 'temporal difference learning']
    const { vocabulary } = await build([...texts, ...texts, 'lion', 'for instance, a segmentation makes a difference', 'learning'])
    expect(vocabulary.terms).toEqual(expect.arrayContaining(['lion instanc segment', 'tempor differ learn']))
    expect(vocabulary.terms.filter((key) => ['instanc', 'differ'].includes(key))).toEqual([])
  })

  it('crosses neither punctuation nor stop words nor filler', async () => {
    const texts = ['zebra. crossing', 'zebra, crossing', 'zebra of crossing', 'zebra outperforms crossing']
    const { vocabulary } = await build([...texts, ...texts])
    expect(vocabulary.terms).toEqual(['cross', 'zebra'])
  })

  it('cuts no hyphenated word in two, whatever stands around it', async () => {
    const texts = ['parasite clearance half-life', 'the slow parasite clearance half-life', 'model-free deep zebra', 'a model-free deep zebra', 'SVM-based lions', 'support vector machine (SVM)', 'SVM-free']
    const { vocabulary } = await build([...texts, ...texts, 'parasite', 'life', 'deep', 'zebra'])
    const phrases = vocabulary.terms.filter((key) => key.includes(' '))
    expect(phrases).toContain('support vector machin')
    expect(phrases.filter((key) => /half$|^free/.test(key))).toEqual([])
  })

  it('has no term whose every place lies across the edge of a hyphenated word', async () => {
    const word = fc.constantFrom('zebra', 'lion', 'tiger', 'heron', 'otter')
    const text = fc.array(fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('-')), { minLength: 3, maxLength: 8 }).map((words) => words.join(' '))
    await fc.assert(fc.asyncProperty(fc.array(text, { minLength: 4, maxLength: 12 }), async (texts) => {
      const { vocabulary } = await build(texts)
      for (const surface of vocabulary.surfaces.filter((_, t) => vocabulary.wordCounts[t] > 1)) {
        const whole = new RegExp(`(?<![a-z-])${surface.replaceAll(/[ -]/g, '[ -]')}(?![a-z-])`)
        expect(texts.some((one) => whole.test(one)), `${surface} in ${texts.join(' | ')}`).toBe(true)
      }
    }), { numRuns: 25 })
  })

  it('drops the state of the art', async () => {
    const { vocabulary } = await build(['state-of-the-art zebra', 'the state of the art in lions'])
    expect(vocabulary.terms).toEqual(['lion', 'zebra'])
  })
})

describe('the matrix', () => {
  it('is the same for any number of threads and any chunk sizes', async () => {
    // workers start at 3072 papers
    const many = Array.from({ length: 13 }, () => sample.map((paper) => ({ ...paper, abstract: paper.abstract.slice(0, 400) }))).flat()
    const bytes = async (chunks: PaperText[][], threads: number) => {
      const { matrix, vocabulary } = await buildDocumentTermMatrix(chunks, { threads })
      const arrays = [matrix.rowStart, matrix.columns, matrix.values, vocabulary.idf, vocabulary.documentFrequency]
      return JSON.stringify([vocabulary.terms, vocabulary.surfaces, vocabulary.acronyms, vocabulary.shortForms, ...arrays.map(({ buffer }) => Buffer.from(buffer).toString('base64'))])
    }
    const one = await bytes([many], 1)
    expect((await bytes(chunked(many, 37), 2)) === one).toBe(true)
    expect((await bytes(chunked(many, 500), 3)) === one).toBe(true)
  })

  it('stems with Porter, but keeps objects and objectives apart', async () => {
    const { vocabulary } = await build(['objects objective', 'clusters clustering'])
    expect(vocabulary.terms).toEqual(['cluster', 'object', 'objective'])
  })

  it('has unit rows and rising columns', async () => {
    const { matrix, vocabulary } = await buildDocumentTermMatrix([sample])
    expect(new Set(vocabulary.terms).size).toBe(matrix.nColumns)
    expect(vocabulary.terms).toEqual([...vocabulary.terms].sort())
    for (let i = 0; i < matrix.nRows; i++) {
      const columns = matrix.columns.subarray(matrix.rowStart[i], matrix.rowStart[i + 1])
      const values = matrix.values.subarray(matrix.rowStart[i], matrix.rowStart[i + 1])
      expect(Math.hypot(...values)).toBeCloseTo(1, 5)
      expect([...columns]).toEqual([...new Set(columns)].sort((a, b) => a - b))
    }
  })

  it('gives equal papers equal rows and leaves none empty', async () => {
    const { matrix, emptyDocuments } = await build(Array.from({ length: 30 }, () => 'zebra lion tiger'))
    expect(emptyDocuments).toBe(0)
    expect(matrix.nColumns).toBeGreaterThanOrEqual(3)
  })

  it('takes papers in Chinese', async () => {
    const { vocabulary, emptyDocuments } = await build(['基于深度学习的图像分类', '深度学习与机器翻译', '图像分割方法'])
    expect(emptyDocuments).toBe(0)
    expect(vocabulary.surfaces).toContain('图像')
  })

  it('survives any strings', async () => {
    await fc.assert(fc.asyncProperty(fc.array(anyUnits, { maxLength: 8 }), async (texts) => {
      const { matrix } = await build(texts)
      expect(matrix.nRows).toBe(texts.length)
    }), { numRuns: 50 })
  })

  it('stops with CANCELLED and leaves no worker behind', async () => {
    const controller = new AbortController()
    const many = Array.from({ length: 20 }, () => sample).flat()
    const run = buildDocumentTermMatrix(chunked(many, 100), { threads: 3, signal: controller.signal, onProgress: (documents) => documents > 3600 && controller.abort() })
    await expect(run).rejects.toMatchObject({ code: 'CANCELLED' })
  })
})

describe('placePapers', () => {
  it('places the papers of the corpus where they are', async () => {
    const { matrix, vocabulary } = await buildDocumentTermMatrix([sample])
    expect(placePapers(sample, vocabulary)).toEqual(matrix)
  })
})
