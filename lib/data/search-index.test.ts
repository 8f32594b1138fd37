/** The index says the same after any history as one that is made anew. */
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Paper, SourceRecord } from '../domain/paper.ts'
import { openDatabase } from './database.ts'
import { importPapers, TRANSACTION } from './imports.ts'
import { removeCorpus } from './remove.ts'
import { refreshSearchIndex } from './search-index.ts'
import { ownTestDatabase } from './test-database.ts'

const { folder } = ownTestDatabase('index')

async function* records(papers: Partial<Paper>[]): AsyncGenerator<SourceRecord> {
  for (const [i, each] of papers.entries()) yield { kind: 'paper', line: i + 1, paper: { sourceId: null, title: 'T', abstract: 'A', authors: [], venue: null, published: '2020', doi: null, arxivId: null, pmid: null, url: null, keywords: [], citations: null, ...each } }
}

/** Every word of every paper, with its place. */
function wordsOfIndex(): unknown[] {
  const database = new Sqlite(path.join(folder, 'test.db'))
  database.exec(`CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'PaperSearch', 'instance')`)
  const words = database.prepare('SELECT "term", "doc", "col", "offset" FROM words ORDER BY 1, 2, 3, 4').raw().all()
  const papers = database.prepare('SELECT "id" FROM "PaperSearch_docsize" ORDER BY 1').raw().all()
  database.close()
  return [papers, words]
}

const id = fc.option(fc.constantFrom('1', '2', '3'), { nil: null })
const paper = fc.record({ title: fc.constantFrom('Rivers', 'Lakes', 'Seas'), abstract: fc.constantFrom('Wet.', 'Wet and slow.', 'Dry.'), doi: id.map((n) => n && `10.1234/${n}`), arxivId: id.map((n) => n && `2001.0000${n}`) })
const step = fc.oneof({ weight: 4, arbitrary: fc.record({ corpus: fc.constantFrom('a', 'b'), papers: fc.array(paper, { minLength: 1, maxLength: 4 }) }) }, { weight: 1, arbitrary: fc.record({ remove: fc.constantFrom('a', 'b') }) })

test('after imports that merge, add or repeat, and removals, it is as if made anew', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
    for (const each of steps) {
      if ('papers' in each) await importPapers(each.corpus, 'x', records(each.papers))
      else await removeCorpus(each.remove).catch((error) => expect(error.code).toBe('NOT_FOUND'))
    }
    const kept = wordsOfIndex()
    await (await openDatabase()).$transaction(refreshSearchIndex, TRANSACTION)
    expect(kept).toEqual(wordsOfIndex())
  }), { numRuns: 40 })
}, 60_000)
