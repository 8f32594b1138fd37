/** No bytes make a reader crash or hang, and no record of a file is lost in silence. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paperSchema, type SourceRecord } from '../domain/paper.ts'
import type { Format } from './detect.ts'
import type { InputFile } from './list-files.ts'
import { openStream } from './open-file.ts'
import { Readable } from 'node:stream'
import { readPapers } from './read-papers.ts'

const SAMPLES = path.join(import.meta.dirname, 'samples')
const samples = readdirSync(SAMPLES, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => ({ format: path.basename(entry.parentPath) as Format, bytes: readFileSync(path.join(entry.parentPath, entry.name)) }))

async function read(bytes: Buffer, format: Format | 'auto'): Promise<SourceRecord[]> {
  const pieces = Array.from({ length: Math.ceil(bytes.length / 97) }, (_, i) => bytes.subarray(i * 97, (i + 1) * 97))
  const file: InputFile = { name: 'fuzz', open: () => openStream(Readable.from(pieces), bytes.length, 'fuzz') }
  const stream = await readPapers(file, format)
  const records: SourceRecord[] = []
  for await (const record of stream.records) records.push(record)
  await stream.close()
  return records
}

/** Bytes of a sample with pieces cut out, doubled, swapped, and noise put in. */
const mutated = (bytes: Buffer) => fc.array(fc.record({ at: fc.nat(bytes.length), length: fc.nat(60), noise: fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), fc.constantFrom('{', '}', '"', '<', '>', '&x;', '\\', '\n', '\r', '\t', ',', ']', '@a{b,', 'TY  - JOUR\n', 'ER  - \n', '<entry>', '<record>', '\0', '\u2028')), kind: fc.constantFrom('cut', 'double', 'insert', 'end') }), { minLength: 1, maxLength: 6 })
  .map((changes) => changes.reduce((before, { at, length, noise, kind }) => {
    const place = Math.min(at, before.length)
    const [head, tail] = [before.subarray(0, place), before.subarray(place)]
    if (kind === 'end') return before.length > 50 ? head : before
    if (kind === 'cut') return Buffer.concat([head, tail.subarray(length)])
    return Buffer.concat([head, kind === 'double' ? tail.subarray(0, length) : Buffer.from(noise), tail])
  }, bytes))

describe('any change of a sample', () => {
  test.each([...new Set(samples.map(({ format }) => format))])('of %s is read within seconds, each record as a paper or a refusal', async (format) => {
    const change = fc.constantFrom(...samples.filter((sample) => sample.format === format)).chain(({ bytes }) => mutated(bytes))
    await fc.assert(fc.asyncProperty(change, async (bytes) => {
      const startedAt = performance.now()
      const records = await read(bytes, format).catch((error) => {
        // A table whose column names are gone is none.
        if (error.code !== 'INVALID_INPUT') throw error
        return []
      })
      await read(bytes, 'auto').catch((error) => expect(error.code).toBe('INVALID_INPUT'))
      expect(performance.now() - startedAt).toBeLessThan(5000)
      const lines = bytes.toString('latin1').split(/\r\n|\n|\r/).length + bytes.length / 4
      for (const record of records) {
        expect(record.line).toBeGreaterThan(0)
        expect(record.line).toBeLessThanOrEqual(lines)
        if (record.kind === 'paper') paperSchema.parse(record.paper)
        else expect(record.reason).not.toMatch(/\n/)
      }
    }), { numRuns: 60 })
  })
})

/** How each format writes a paper, and what stands around. */
const inJson = (record: (title: string, abstract: string) => object, before = '[', after = ']') => ({ before, each: (title: string, abstract: string) => JSON.stringify(record(title, abstract)), between: ',\n', after })
const WRITERS: Record<Format, { before?: string; each: (title: string, abstract: string) => string; between?: string; after?: string }> = {
  'json-lines': { each: (title, abstract) => `${JSON.stringify({ title, abstract })}\n` },
  json: { before: '[\n', each: (title, abstract) => JSON.stringify({ title, abstract }, null, 2), between: ',\n', after: '\n]\n' },
  ris: { each: (title, abstract) => `TY  - JOUR\nTI  - ${title}\nAB  - ${abstract}\nER  - \n` },
  bibtex: { each: (title, abstract) => `@misc{key,\n  title = {${title}},\n  abstract = {${abstract}}\n}\n` },
  nbib: { each: (title, abstract) => `PMID- 1\nTI  - ${title}\nAB  - ${abstract}\n\n` },
  'web-of-science': { before: 'FN X\nVR 1.0\n', each: (title, abstract) => `PT J\nTI ${title}\nAB ${abstract}\nER\n\n`, after: 'EF\n' },
  'arxiv-atom': { before: '<feed>', each: (title, abstract) => `<entry><id>x</id><title>${title}</title><summary>${abstract}</summary></entry>\n`, after: '</feed>' },
  'arxiv-oai': { before: '<OAI-PMH><ListRecords>', each: (title, abstract) => `<record><header><identifier>oai:arXiv.org:x</identifier></header><metadata><arXiv><title>${title}</title><abstract>${abstract}</abstract></arXiv></metadata></record>\n`, after: '</ListRecords></OAI-PMH>' },
  'pubmed-xml': { before: '<PubmedArticleSet>', each: (title, abstract) => `<PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>${title}</ArticleTitle><Abstract><AbstractText>${abstract}</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle>\n`, after: '</PubmedArticleSet>' },
  'endnote-xml': { before: '<xml><records>', each: (title, abstract) => `<record><ref-type>17</ref-type><titles><title><style>${title}</style></title></titles><abstract><style>${abstract}</style></abstract></record>\n`, after: '</records></xml>' },
  openalex: inJson((title, abstract) => ({ id: 'https://openalex.org/W1', display_name: title, abstract_inverted_index: Object.fromEntries([...new Set(abstract.split(' '))].map((word) => [word, abstract.split(' ').flatMap((other, i) => (other === word ? [i] : []))])) }), '{"results":[', ']}'),
  'semantic-scholar': inJson((title, abstract) => ({ paperId: 'a', title, abstract }), '{"total":1,"data":[', ']}'),
  'hugging-face': inJson((title, abstract) => ({ paper: { id: 'x', title, summary: abstract } })),
  'arxiv-snapshot': { each: (title, abstract) => `${JSON.stringify({ id: '0704.0001', title, abstract, authors_parsed: [], versions: [] })}\n` },
  crossref: inJson((title, abstract) => ({ DOI: '10.1/x', title: [title], abstract: `<jats:p>${abstract}</jats:p>` }), '{"message":{"items":[', ']}}'),
  'csl-json': inJson((title, abstract) => ({ id: 'x', type: 'article', title, abstract, 'container-title': 'V' })),
  // A paragraph of the page is an abstract if it is long; a word that is no button is a title.
  'trending-page': { before: 'Trending papers\n\n', each: (title, abstract) => `Of ${title}\n\n${`${abstract}. `.repeat(30)}\n\n12 upvotes\n\n` },
  table: { before: 'title,abstract\n', each: (title, abstract) => `"${title}","${abstract}"\n` },
}

describe('a file that is cut off anywhere', () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{2,9}$/)
  const papers = fc.array(fc.tuple(fc.tuple(word, word).map((words) => words.join(' ')), fc.tuple(word, word, word).map((words) => words.join(' '))), { minLength: 1, maxLength: 8 })
  test.each(Object.keys(WRITERS) as Format[])('of %s gives every record before the cut', async (format) => {
    const { before = '', each, between = '', after = '' } = WRITERS[format]
    await fc.assert(fc.asyncProperty(papers, fc.double({ min: 0, max: 1, noNaN: true }), async (list, share) => {
      const texts = list.map(([title, abstract]) => each(title, abstract))
      const text = before + texts.join(between) + after
      const cut = Math.floor(before.length + share * (text.length - before.length))
      const ends = texts.map((_, i) => before.length + texts.slice(0, i + 1).join(between).length)
      const complete = ends.filter((end) => end <= cut).length
      const records = await read(Buffer.from(text.slice(0, cut)), format)
      expect(records.slice(0, complete).map((record) => (record.kind === 'paper' ? record.paper.title : record.reason))).toEqual(list.slice(0, complete).map(([title]) => (format === 'trending-page' ? `Of ${title}` : title)))
      expect(records.length).toBeLessThanOrEqual(complete + 1)
      expect(records.length).toBeGreaterThanOrEqual(Math.min(complete, list.length))
    }), { numRuns: 60 })
  })
})
