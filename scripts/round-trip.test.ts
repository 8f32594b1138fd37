/** Paper → BibTeX, RIS, CSL-JSON → paper: what is written is read again as it was. */
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ExportedPaper, Paper } from '../lib/domain/paper.ts'
import { writePapers, type PaperFormat } from '../lib/export/papers-writer.ts'
import { collect, inChunksOfOne, paper } from '../lib/export/test-rows.ts'
import { openStream } from '../lib/sources/open-file.ts'
import { readPapers } from '../lib/sources/read-papers.ts'

async function roundTrip(format: PaperFormat, papers: ExportedPaper[]): Promise<Paper[]> {
  const bytes = await collect(writePapers(format, inChunksOfOne(papers), ['A theme']))
  const stream = await readPapers({ name: format, open: () => openStream(Readable.from([bytes]), bytes.length, format) })
  const read: Paper[] = []
  for await (const record of stream.records) {
    if (record.kind === 'refused') throw new Error(`line ${record.line}: ${record.reason}`)
    read.push(record.paper)
  }
  await stream.close()
  return read
}

const kept = ({ title, abstract, authors, published, doi }: Pick<Paper, 'title' | 'abstract' | 'authors' | 'published' | 'doi'>) => ({ title, abstract, authors, published, doi })

const word = fc.constantFrom('rivers', 'Über', '中文', 'AI', 'a–b', '50%', 'A&B', '#1', 'x_i', '$\\alpha_{i}$', 'café', '“quoted”', '(2019)', 'O’Neil', 'a/b', 'C++', 'x<y', 'a;b')
const text = fc.array(word, { minLength: 2, maxLength: 8 }).map((words) => `The ${words.join(' ')}.`)
const anyPaper: fc.Arbitrary<ExportedPaper> = fc.record({
  title: text, abstract: text, published: fc.constantFrom('2019', '2019-07', '2019-07-23', null), doi: fc.constantFrom('10.1000/a_b(c)', '10.1000/x', null),
  authors: fc.subarray(['Ada Lovelace', 'Laurens van der Maaten', 'Ludwig van Beethoven Jr.', 'Özgür Çelik', 'Chen', 'A. B. Lincoln', 'Jean-Luc O’Neil']),
}).map((fields) => ({ ...paper, ...fields, url: null, arxivId: null }))

describe('a round trip', () => {
  test.each(['bibtex', 'ris', 'csl'] as const)('through %s keeps title, abstract, authors, date and DOI', async (format) => {
    await fc.assert(fc.asyncProperty(fc.array(anyPaper, { minLength: 1, maxLength: 3 }), async (papers) => {
      expect((await roundTrip(format, papers)).map(kept)).toEqual(papers.map(kept))
    }), { numRuns: 100 })
  })
})
