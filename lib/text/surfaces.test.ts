import { describe, expect, it } from 'vitest'
import { buildDocumentTermMatrix } from './tfidf.ts'

/** @returns how a corpus of these papers (title, abstract) prints the word with that stem, or the phrase with these stems. */
async function printed(key: string, ...papers: [string, string][]): Promise<string | undefined> {
  const others: [string, string][] = Array.from({ length: 20 }, (_, i) => ['', `filling ${'abcdefghijklmnopqrst'[i]}x`])
  const { vocabulary } = await buildDocumentTermMatrix([[...papers, ...others].map(([title, abstract], id) => ({ id, sourceId: `p${id}`, title, abstract, published: null }))])
  return vocabulary.surfaces[vocabulary.terms.indexOf(key)]
}

describe('a word is printed', () => {
  it('small if only titles and beginnings of sentences give it a capital', async () => {
    expect(await printed('discoveri', ['Discovery of Rules', 'Discovery is slow. Discovery, again.'], ['', 'Discovery works; a discovery helps.'])).toBe('discovery')
  })

  it('small if its capital is never seen inside a sentence, and other words of its stem are small there', async () => {
    expect(await printed('threshold', ['Covariance Thresholding', 'Thresholding wins. Thresholding it is.'], ['', 'Thresholding under a threshold.'])).toBe('thresholding')
  })

  it('small if no place tells and English has it as no noun', async () => {
    expect(await printed('dilat', ['Dilated Nets', 'Dilated nets.'], ['Dilated Trees', 'Dilated trees.'])).toBe('dilated')
  })

  it('with the capital that it has inside sentences', async () => {
    expect(await printed('gaussian', ['', 'We take a Gaussian mixture. Gaussian noise stays.'], ['', 'With Gaussian rows.'])).toBe('Gaussian')
    expect(await printed('bert', ['', 'We tune BERT. BERT wins.'], ['', 'Small BERT.'])).toBe('BERT')
  })

  it('with a capital if it is only ever seen so, and may be a name', async () => {
    expect(await printed('cityscap', ['', 'Data: Cityscapes, others.'], ['', 'Cityscapes: a street.'])).toBe('Cityscapes')
  })
})

describe('a piece of hyphenated words', () => {
  const pieces = async (...abstracts: string[]) => {
    const { vocabulary } = await buildDocumentTermMatrix([abstracts.map((abstract, id) => ({ id, sourceId: `p${id}`, title: '', abstract, published: null }))])
    return vocabulary.pieces.map((t) => vocabulary.terms[t])
  }

  it('is what mostly stands in them, before or behind a hyphen', async () => {
    expect(await pieces('By pre-training alone.', 'Pre-training and training.', 'A few-shot world.', 'No training, training or pre training.', 'Training again: pre-training.')).toEqual(['pre', 'shot'])
  })

  it('is no name, no short form and no word that a stop word is hung on', async () => {
    expect(await pieces('With GPT-4 and Kullback-Leibler.', 'Of GPT-4, Kullback-Leibler.', 'A vision-based robot, vision-based.')).toEqual([])
  })
})
