import { describe, expect, it } from 'vitest'
import type { PaperText } from '../domain/paper.ts'
import { buildDocumentTermMatrix } from './tfidf.ts'

const papersOf = (texts: [title: string, abstract: string][]): PaperText[] =>
  texts.map(([title, abstract], id) => ({ id, sourceId: `p${id}`, title, abstract, published: null }))

describe('buildDocumentTermMatrix', () => {
  it('gives the weights worked out by hand', async () => {
    const papers = papersOf([
      ['Zebras', 'zebra lions. Lions!'],
      ['Tigers', 'lion'],
    ])
    const { matrix, vocabulary, emptyDocuments } = await buildDocumentTermMatrix([papers], { phrases: false, acronyms: false })
    expect(vocabulary.terms).toEqual(['lion', 'tiger', 'zebra'])
    expect([...vocabulary.documentFrequency]).toEqual([2, 1, 1])
    const common = Math.log(3 / 3) + 1
    const rare = Math.log(3 / 2) + 1
    expect([...vocabulary.idf]).toEqual([common, rare, rare])
    // document 0: lion twice in the abstract; zebra twice for the title and once for the abstract
    const lion = (1 + Math.log(2)) * common
    const zebra = (1 + Math.log(3)) * rare
    const norm = Math.hypot(lion, zebra)
    expect([...matrix.rowStart]).toEqual([0, 2, 4])
    expect([...matrix.columns]).toEqual([0, 2, 0, 1])
    expect(matrix.values[0]).toBeCloseTo(lion / norm, 6)
    expect(matrix.values[1]).toBeCloseTo(zebra / norm, 6)
    expect(emptyDocuments).toBe(0)
  })

  it('leaves the row of a document without terms empty', async () => {
    const { matrix, emptyDocuments } = await buildDocumentTermMatrix([papersOf([['The', 'of and'], ['Zebra', 'zebra']])])
    expect([...matrix.rowStart]).toEqual([0, 0, 1])
    expect(emptyDocuments).toBe(1)
  })

  it('takes no papers at all', async () => {
    const { matrix } = await buildDocumentTermMatrix([])
    expect(matrix.nRows).toBe(0)
    expect(matrix.nColumns).toBe(0)
  })
})
