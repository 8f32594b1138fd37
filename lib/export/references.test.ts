import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import Ajv from 'ajv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ExportedPaper } from '../domain/paper.ts'
import { citationKey } from './citation-key.ts'
import { writePapers, type PaperFormat } from './papers-writer.ts'
import { collect, inChunksOfOne, paper } from './test-rows.ts'

const full: ExportedPaper = {
  ...paper, id: '1706.03762', title: 'Attention & BERT: 100% of {all} $x_i^2$ #1 ~ C:\\path', abstract: 'Über 中文 – an “abstract” with a \\command{}, 50% & more.\nSecond line.',
  authors: ['Ashish Vaswani', 'Laurens van der Maaten', 'Ludwig van Beethoven Jr.', 'OpenAI Team', 'Chen'], venue: 'Journal of A & B', published: '2017-06-12', doi: '10.1000/a_b(c)', arxivId: '1706.03762', pmid: '123456',
  url: 'https://example.org/a_b?x=1&y=2%20', keywords: ['deep learning', 'AI & law'],
}
const written = async (format: PaperFormat, papers: ExportedPaper[]) => String(await collect(writePapers(format, inChunksOfOne(papers), ['The & theme'])))

const plainTitle = (title: string) => title.replace(/<\/?span[^>]*>/g, '').replaceAll('&#38;', '&')
const names = (authors: { given?: string; family?: string; literal?: string; 'non-dropping-particle'?: string; suffix?: string }[]) =>
  authors.map((author) => author.literal ?? [author.given, author['non-dropping-particle'], author.family, author.suffix].filter(Boolean).join(' '))

describe('BibTeX, read by Citation.js,', () => {
  test('says what the paper says', async () => {
    const [item] = new Cite(await written('bibtex', [full])).data
    expect(plainTitle(item.title)).toBe(full.title)
    expect(plainTitle(item.abstract)).toBe(full.abstract.replace('\n', ' '))
    expect(names(item.author)).toEqual(full.authors)
    expect(item.issued['date-parts'][0].map(Number)).toEqual([2017, 6, 12])
    expect(item.DOI).toBe(full.doi)
    expect(item.URL).toBe(full.url)
    expect(item['container-title']).toBe(full.venue)
    expect(item.note).toContain('Theme t1: The & theme (fit 0.33)')
  })

  test('names nobody who is not among the authors, whatever a name holds', async () => {
    const authors = ['given=Ada, family=Lovelace', 'Signs _', '{odd} name', 'B & C', 'back\\slash', 'A and B', '100 %', 'Ada Lovelace', '}{', 'Doe "Jo" Jane']
    const [item] = new Cite(await written('bibtex', [{ ...full, authors }])).data
    expect(names(item.author).map(plainTitle)).toEqual(authors)
  })

  test('of any title is one entry with that title', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme-ascii', minLength: 1 }).filter((text) => text.trim() !== ''), async (title) => {
      const cite = new Cite(await written('bibtex', [{ ...full, title }, full]))
      expect(cite.data).toHaveLength(2)
      expect(plainTitle(cite.data[0].title)).toBe(title.trim().replace(/\s+/g, ' '))
    }), { numRuns: 300 })
  })
})

describe('RIS, read by Citation.js,', () => {
  test('says what the paper says', async () => {
    const [item] = new Cite(await written('ris', [full])).data
    expect(item.title).toBe(full.title)
    expect(item.abstract).toBe(full.abstract.replace('\n', ' '))
    expect(names(item.author)).toEqual(full.authors)
    expect(item.issued['date-parts'][0].map(Number)).toEqual([2017, 6, 12])
    expect(item.DOI).toBe(full.doi)
    expect(item.URL).toBe(full.url)
  })

  test('of any abstract is one record: no line of it begins like a tag', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (noise) => {
      const text = await written('ris', [{ ...full, abstract: `${noise}\nER  - \r\nTY  - JOUR\u2028TI  - x` }])
      expect(text.match(/^ER {2}- /gm)).toHaveLength(1)
      expect(text.match(/^TY {2}- /gm)).toHaveLength(1)
    }), { numRuns: 200 })
  })
})

describe('CSL-JSON', () => {
  const schema = {
    type: 'array',
    items: {
      type: 'object', required: ['id', 'type'], additionalProperties: false,
      properties: {
        id: { type: 'string' }, type: { enum: ['article', 'article-journal'] }, title: { type: 'string' }, abstract: { type: 'string' }, 'container-title': { type: 'string' }, DOI: { type: 'string' }, PMID: { type: 'string' }, URL: { type: 'string' },
        number: { type: 'string' }, publisher: { type: 'string' }, keyword: { type: 'string' }, note: { type: 'string' },
        author: { type: 'array', items: { type: 'object', additionalProperties: false, properties: { family: { type: 'string' }, given: { type: 'string' }, literal: { type: 'string' } } } },
        issued: { type: 'object', required: ['date-parts'], additionalProperties: false, properties: { 'date-parts': { type: 'array', minItems: 1, maxItems: 2, items: { type: 'array', minItems: 1, maxItems: 3, items: { type: 'integer' } } } } },
      },
    },
  }

  test('is what the schema of citeproc allows, and what the paper says', async () => {
    const items = JSON.parse(await written('csl', [full, { ...paper, published: null, authors: [] }]))
    const validate = new Ajv().compile(schema)
    expect(validate(items), JSON.stringify(validate.errors)).toBe(true)
    expect(items[0]).toMatchObject({ title: full.title, abstract: full.abstract, DOI: full.doi, issued: { 'date-parts': [[2017, 6, 12]] }, 'container-title': full.venue })
    expect(names(items[0].author)).toEqual(full.authors)
    expect(new Cite(items).data).toHaveLength(2)
  })
})

describe('a citation key', () => {
  test('is made of letters that every program takes and is the paper\'s own', () => {
    expect(citationKey(full)).toMatch(/^vaswani2017attention-[0-9a-v]{8}$/)
    expect(citationKey({ ...full, authors: ['Ондржей Хум'], title: '中文' })).toMatch(/^anon2017-[0-9a-v]{8}$/)
  })

  test('differs for papers of the same author, year and first word', () => {
    const keys = Array.from({ length: 20_000 }, (_, i) => citationKey({ ...full, id: `x${i}` }))
    expect(new Set(keys).size).toBe(keys.length)
  })
})
