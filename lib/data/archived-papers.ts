/**
 * The papers of an archive into a corpus, with all that is known of where they came from.
 * In: RunArchive, an open transaction.   Out: rows of Paper, PaperKey, ImportBatch, ImportRejection and DuplicateProposal; used by ./store-archive.ts.
 */
import { InvalidInputError } from '../domain/errors.ts'
import type { ArchiveRow, RunArchive } from '../domain/run-archive.ts'
import type { Transaction } from './database.ts'
import { idsByIdentity } from './import-drafts.ts'
import { renumberSourced, renumberSources, type SourcedPaper } from './import-merge.ts'
import { insertMany, updateMany, type Row } from './insert-many.ts'

interface Target {
  transaction: Transaction
  corpusId: number
  /** Made now for this archive. One that was there has its own imports and proposals, and holds the same papers. */
  isNew: boolean
}

type ArchivedPaper = ArchiveRow<'papers'>

/**
 * @param file named as their source where the archive does not tell it.
 * @returns the database's id of each paper of the archive, in its order. A corpus that was there lacks at most papers merged into others,
 *   which come in without a say in later imports.
 */
export async function storeArchivedPapers(target: Target, archive: RunArchive, file: string): Promise<number[]> {
  const { transaction, corpusId, isNew } = target
  const batchIds = isNew ? await storeImports(target, archive) : []
  const isTold = batchIds.length > 0
  const ids: number[] = []
  const merged: { place: number; into: number }[] = []
  for await (const chunk of archive.rows('papers')) {
    const known = isNew ? new Map<string, number>() : await idsByContent(target, chunk)
    const missing = chunk.map((paper, i) => ({ paper, place: ids.length + i })).filter(({ paper }) => !known.has(contentOf(paper)))
    if (missing.length > 0 && batchIds.length === 0) batchIds.push((await transaction.importBatch.create({ data: { corpusId, source: file, format: 'paperdrift', status: 'done', finishedAt: new Date() } })).id)
    const rows = missing.map(({ paper, place }) => paperRow(target, paper, place, (at) => requirePlace(batchIds, isTold ? at : 0, 'import')))
    await insertMany(transaction, 'Paper', rows, JSON_COLUMNS)
    const identities = rows.map(({ identity }) => String(identity))
    const stored = await idsByIdentity(target, identities)
    await insertMany(transaction, 'PaperKey', isNew ? missing.flatMap(({ paper }, i) => paper.keys.map((key) => ({ corpusId, key, paperId: stored.get(identities[i])! }))) : [])
    for (const { paper, place } of missing) if (paper.mergedInto !== null) merged.push({ place, into: paper.mergedInto })
    const idOf = new Map(missing.map(({ place }, i) => [place, stored.get(identities[i])!]))
    ids.push(...chunk.map((paper, i) => idOf.get(ids.length + i) ?? known.get(contentOf(paper))!))
  }
  await updateMany(transaction, 'Paper', merged.map(({ place, into }) => ({ id: ids[place], mergedIntoId: requirePlace(ids, into, 'paper') })))
  if (isNew) await storeHistory(target, archive, ids, batchIds)
  if (isNew && !isTold && batchIds.length > 0) await transaction.importBatch.update({ where: { id: batchIds[0] }, data: { accepted: ids.length - merged.length } })
  return ids
}

/** @returns what stands at a place that the archive names. @throws InvalidInputError if nothing does. */
export function requirePlace(ids: number[], place: number, kind: 'paper' | 'import'): number {
  if (place >= ids.length) throw new InvalidInputError(`The archive cannot be used: it names ${kind} ${place} of ${ids.length}. Nothing was imported.`)
  return ids[place]
}

const JSON_COLUMNS = ['authors', 'keywords', 'fieldSources', 'ownFields']

async function storeImports({ transaction, corpusId }: Target, archive: RunArchive): Promise<number[]> {
  const ids: number[] = []
  for await (const imports of archive.rows('imports')) {
    for (const { warnings, startedAt, finishedAt, ...row } of imports) {
      const data = { corpusId, ...row, warnings: warnings ?? undefined, startedAt: new Date(startedAt), finishedAt: finishedAt && new Date(finishedAt) }
      ids.push((await transaction.importBatch.create({ data })).id)
    }
  }
  return ids
}

function paperRow({ corpusId, isNew }: Target, paper: ArchivedPaper, place: number, batchOf: (place: number) => number): Row {
  const { identity, mergedInto: _, keys: __, authors, keywords, import: importPlace, line, fieldSources, ownFields, ...fields } = paper
  const importBatchId = batchOf(importPlace ?? 0)
  const isOwn = isNew && identity !== ''
  return {
    corpusId, identity: isOwn ? identity : `merged:archive ${importBatchId}.${place}`, ...fields, authors: JSON.stringify(authors), keywords: JSON.stringify(keywords), importBatchId, importLine: line ?? place + 1,
    fieldSources: isNew && fieldSources ? JSON.stringify(renumberSources(fieldSources, batchOf)) : null,
    ownFields: isNew && ownFields ? JSON.stringify(renumberSourced(ownFields as unknown as SourcedPaper, batchOf)) : null,
  }
}

const contentOf = ({ contentHash, sourceId, mergedInto }: Pick<ArchivedPaper, 'contentHash' | 'sourceId' | 'mergedInto'>): string => `${mergedInto === null ? 'paper' : 'merged'} ${contentHash} ${sourceId}`

async function idsByContent({ transaction, corpusId }: Target, papers: ArchivedPaper[]): Promise<Map<string, number>> {
  const rows = await transaction.paper.findMany({ where: { corpusId, sourceId: { in: papers.map(({ sourceId }) => sourceId) } }, select: { id: true, sourceId: true, contentHash: true, mergedIntoId: true } })
  return new Map(rows.map(({ id, mergedIntoId, ...row }) => [contentOf({ ...row, mergedInto: mergedIntoId }), id]))
}

async function storeHistory({ transaction, corpusId }: Target, archive: RunArchive, ids: number[], batchIds: number[]): Promise<void> {
  for await (const rejections of archive.rows('rejections')) {
    await insertMany(transaction, 'ImportRejection', rejections.map(({ import: place, bare, ...row }) => ({ batchId: requirePlace(batchIds, place, 'import'), ...row, bare: bare && JSON.stringify(bare) })), ['bare'])
  }
  for await (const proposals of archive.rows('proposals')) {
    await insertMany(transaction, 'DuplicateProposal', proposals.map(({ paper, other, similarity, decision = null }) => ({ corpusId, paperId: requirePlace(ids, paper, 'paper'), otherId: requirePlace(ids, other, 'paper'), similarity, decision })))
  }
}
