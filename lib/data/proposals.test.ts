import { expect, test } from 'vitest'
import type { Paper, SourceRecord } from '../domain/paper.ts'
import { requireCorpus } from './corpora.ts'
import { findCorpusPaper, listCorpusPapers, WHOLE_CORPUS } from './corpus-papers.ts'
import { openDatabase } from './database.ts'
import { listImportedRecords, listImports, requireImport } from './import-reports.ts'
import { importPapers } from './imports.ts'
import { countMixedPapers, listMixedPapers } from './merges.ts'
import { areProposalsCurrent, decideProposals, listProposals, storeProposals, type Pair } from './proposals.ts'
import { ownTestDatabase } from './test-database.ts'

ownTestDatabase('proposals')
const paper = (fields: Partial<Paper>): Paper => ({ sourceId: null, title: 'A title', abstract: 'An abstract.', authors: [], venue: null, published: null, doi: null, arxivId: null, pmid: null, url: null, keywords: [], citations: null, ...fields })
async function* records(papers: (Partial<Paper> | string)[]): AsyncGenerator<SourceRecord> {
  for (const [i, each] of papers.entries()) yield typeof each === 'string' ? { kind: 'refused', line: i + 1, reason: each, excerpt: 'x' } : { kind: 'paper', line: i + 1, paper: paper(each) }
}
const preprint = { sourceId: 'preprint', title: 'A first title (draft)', arxivId: '2001.00001', published: '2020', abstract: 'Much the same abstract.' }
const article = { sourceId: 'article', title: 'A better and longer title', doi: '10.1/x', published: '2021', venue: 'A journal', abstract: 'Much the same abstract, longer.' }
const other = { sourceId: 'other', title: 'Another', doi: '10.1/y', arxivId: '2001.00009', abstract: 'Something else.' }

async function corpusWithProposal(name: string): Promise<{ id: number; pair: Pair; ids: number[] }> {
  await importPapers(name, 'a.jsonl', records([preprint, article, other]))
  const { id, contentHash } = await requireCorpus(name)
  const ids = (await listCorpusPapers(id, WHOLE_CORPUS, { skip: 0, take: 10 })).papers.map((each) => each.id)
  await storeProposals(id, contentHash, [{ paperId: ids[0], otherId: ids[1], similarity: 0.9 }])
  return { id, ids, pair: [ids[0], ids[1]] }
}
const standing = async (id: number) => (await listCorpusPapers(id, WHOLE_CORPUS, { skip: 0, take: 10 })).papers.map(({ title, published }) => [title, published])
const titles = async (id: number, decision: 'joined' | 'apart' | null) => (await listProposals(id, decision)).proposals.map(({ papers }) => papers.map(({ title }) => title))

test('papers that a person joins are one, whatever their ids, and stay one when they are imported again', async () => {
  const { id, pair, ids } = await corpusWithProposal('joined')
  const before = await requireCorpus('joined')
  await decideProposals(id, [pair], 'joined')
  expect(await standing(id)).toEqual([['A better and longer title', '2020'], ['Another', null]])
  expect(await findCorpusPaper(id, ids[1])).toMatchObject({ paper: { doi: '10.1/x', arxivId: '2001.00001', venue: 'A journal' }, parts: [{ id: ids[0], title: preprint.title, origin: { source: 'a.jsonl', line: 1 } }] })
  expect([await titles(id, null), await titles(id, 'joined'), await areProposalsCurrent(id)]).toEqual([[], [[preprint.title, article.title]], true])
  const report = await importPapers('joined', 'b.jsonl', records([{ ...preprint, citations: 3 }, article]))
  expect(report).toMatchObject({ accepted: 0, merged: 2, papers: 2 })
  await decideProposals(id, [pair], null)
  expect(await standing(id)).toEqual([[preprint.title, '2020'], [article.title, '2021'], ['Another', null]])
  expect((await titles(id, null))).toEqual([[preprint.title, article.title]])
  expect((await requireCorpus('joined')).contentHash).not.toBe(before.contentHash)
})

test('taking a join back leaves the corpus as it was before', async () => {
  const { id, pair } = await corpusWithProposal('back')
  const { contentHash } = await requireCorpus('back')
  await decideProposals(id, [pair], 'joined')
  expect((await requireCorpus('back')).contentHash).not.toBe(contentHash)
  await decideProposals(id, [pair], null)
  expect((await requireCorpus('back')).contentHash).toBe(contentHash)
})

test('papers kept apart are not proposed again when proposals are found anew', async () => {
  const { id, pair } = await corpusWithProposal('apart')
  await decideProposals(id, [pair], 'apart')
  await storeProposals(id, 'x', [{ paperId: pair[0], otherId: pair[1], similarity: 0.9 }])
  expect([await titles(id, null), await titles(id, 'apart'), (await standing(id)).length]).toEqual([[], [[preprint.title, article.title]], 3])
})

test('a pair that is not proposed is refused, and nothing of the rest is written', async () => {
  const { id, pair, ids } = await corpusWithProposal('wrong')
  await expect(decideProposals(id, [pair, [ids[0], ids[2]]], 'joined')).rejects.toThrow(`The papers ${ids[0]} and ${ids[2]} are not proposed as one.`)
  expect(await (await openDatabase()).duplicateProposal.findMany({ where: { corpusId: id, decision: { not: null } } })).toEqual([])
})

test('past imports are told with every record that did not become a paper, and the paper it joined', async () => {
  const { id } = await corpusWithProposal('told')
  await importPapers('told', 'b.ris', records([{ ...article, citations: 7, sourceId: 'a (1)' }, 'abstract is missing']), { format: 'ris', warnings: () => ['A line was guessed.'] })
  const { imports, count } = await listImports(id, { skip: 0, take: 1 })
  expect([count, imports]).toMatchObject([2, [{ source: 'b.ris', format: 'ris', status: 'done', accepted: 0, merged: 1, refused: 1, warnings: ['A line was guessed.'] }]])
  const merged = await listImportedRecords(id, imports[0].id, 'merged', { skip: 0, take: 5 })
  const [first] = (await listCorpusPapers(id, WHOLE_CORPUS, { skip: 1, take: 1 })).papers
  expect(merged).toMatchObject({ count: 1, records: [{ line: 1, reason: 'same DOI 10.1/x', paperId: first.id }] })
  expect(await listImportedRecords(id, null, 'refused', { skip: 0, take: 5 })).toMatchObject({ count: 1, records: [{ source: 'b.ris', line: 2, reason: 'abstract is missing', duplicateOf: null, paperId: null }] })
  expect([await countMixedPapers(id), (await listMixedPapers(id, { skip: 0, take: 1 }))[0].fields.citations]).toEqual([1, ['b.ris']])
  expect((await findCorpusPaper(id, first.id))?.sources.find(({ field }) => field === 'citations')?.imports).toMatchObject([{ source: 'b.ris' }])
  await expect(requireImport(id, 10 ** 6)).rejects.toThrow('There is no import 1000000 of this corpus.')
})
