/**
 * Past imports of a corpus, and what became of their records.
 * In: rows that ./imports.ts stored.   Out: PastImport and ImportedRecord, shown by the pages of a corpus and by /api/v1.
 */
import { NotFoundError } from '../domain/errors.ts'
import { openDatabase, type Database } from './database.ts'

export interface PastImport {
  id: number
  /** File or service. */
  source: string
  format: string
  status: 'running' | 'done' | 'failed'
  /** Papers that were new in the corpus. accepted + merged + refused = records. */
  accepted: number
  merged: number
  /** Of the merged: records that an earlier import had brought with everything they hold; they are not kept one by one. */
  unchanged: number
  refused: number
  warnings: string[]
  error: string | null
  startedAt: Date
  finishedAt: Date | null
}

/** A record that did not become a paper of its own. */
export interface ImportedRecord {
  importId: number
  /** File or service, and the record's line there. */
  source: string
  line: number
  reason: string
  /** Its title if it was merged, else its beginning. */
  excerpt: string
  /** Title and id of the paper that it joined; null if it was refused. */
  duplicateOf: string | null
  /** That paper, or the one it is part of now; null if it was refused, or its paper cannot be told. */
  paperId: number | null
}

/** A part of a list. */
export interface Range {
  /** Rows to pass over, ≥ 0. */
  skip: number
  /** Rows wanted, ≥ 1. */
  take: number
}

const LARGEST_ID = 2 ** 31 - 1

/** @returns imports of the corpus, newest first, and how many there are in all. */
export async function listImports(corpusId: number, { skip, take }: Range): Promise<{ imports: PastImport[]; count: number }> {
  const database = await openDatabase()
  const [rows, count] = await Promise.all([database.importBatch.findMany({ where: { corpusId }, orderBy: { id: 'desc' }, skip, take }), database.importBatch.count({ where: { corpusId } })])
  return { imports: rows.map(toPastImport), count }
}

/** @throws NotFoundError if the corpus has no import of that id. */
export async function requireImport(corpusId: number, id: number): Promise<PastImport> {
  const database = await openDatabase()
  const row = Number.isInteger(id) && id > 0 && id <= LARGEST_ID ? await database.importBatch.findFirst({ where: { id, corpusId } }) : null
  if (!row) throw new NotFoundError(`There is no import ${id} of this corpus.`)
  return toPastImport(row)
}

/**
 * @param importId null: of every import of the corpus that is done.
 * @returns its records that were refused, or joined another paper, in the order of imports and lines, and how many there are in all.
 */
export async function listImportedRecords(corpusId: number, importId: number | null, kind: 'refused' | 'merged', { skip, take }: Range): Promise<{ records: ImportedRecord[]; count: number }> {
  const database = await openDatabase()
  const where = { kind, ...(importId === null ? { batch: { corpusId, status: 'done' } } : { batchId: importId }) }
  const [rows, count] = await Promise.all([
    database.importRejection.findMany({ where, orderBy: [{ batchId: 'asc' }, { line: 'asc' }, { id: 'asc' }], skip, take, include: { batch: { select: { source: true } } } }),
    database.importRejection.count({ where }),
  ])
  const paperIds = await findNamed(database, corpusId, rows.flatMap(({ duplicateOf }) => duplicateOf ?? []))
  return { count, records: rows.map(({ batchId, batch, line, reason, excerpt, duplicateOf }) => ({ importId: batchId, source: batch.source, line, reason, excerpt, duplicateOf, paperId: (duplicateOf !== null && paperIds.get(duplicateOf)) || null })) }
}

type ImportRow = Awaited<ReturnType<Database['importBatch']['findFirstOrThrow']>>

const toPastImport = ({ id, source, format, status, accepted, merged, unchanged, refused, warnings, error, startedAt, finishedAt }: ImportRow): PastImport =>
  ({ id, source, format, status: status as PastImport['status'], accepted, merged, unchanged, refused, warnings: (warnings as string[] | null) ?? [], error, startedAt, finishedAt })

/** Names as ./import-chunk.ts writes them, "title (id)" → the papers they mean. A title and an id may hold brackets, so every place is tried. */
async function findNamed(database: Database, corpusId: number, names: string[]): Promise<Map<string, number>> {
  const idsIn = (name: string) => [...name.matchAll(/ \(/g)].map(({ index }) => name.slice(index + 2, -1))
  const rows = await database.paper.findMany({ where: { corpusId, sourceId: { in: [...new Set(names.flatMap(idsIn))] } }, select: { id: true, sourceId: true, mergedIntoId: true } })
  const bySourceId = new Map(rows.map(({ id, sourceId, mergedIntoId }) => [sourceId, mergedIntoId ?? id]))
  return new Map(names.flatMap((name) => idsIn(name).flatMap((id) => bySourceId.get(id) ?? []).slice(0, 1).map((id) => [name, id] as const)))
}
