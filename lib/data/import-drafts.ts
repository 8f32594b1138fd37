/**
 * Papers while an import works on them: loaded, joined with each other, written back.
 * In: rows of Paper and PaperKey, records from ./import-chunk.ts.   Out: the rows as they are after the import; used by
 * ./import-chunk.ts and ./import-titles.ts.
 */
import type { Paper } from '../domain/paper.ts'
import { Prisma, type Transaction } from './database.ts'
import { givenSourceId, stampOf, strongKeys } from './import-identity.ts'
import { mergeSourced, type FieldSources, type SourcedPaper } from './import-merge.ts'
import { insertMany, updateMany, type Row } from './insert-many.ts'
import { isListed } from './listed.ts'

/** The import that is going on. */
export interface ImportContext {
  transaction: Transaction
  corpusId: number
  batchId: number
}

export interface PaperDraft {
  /** Null until it is written for the first time. */
  id: number | null
  /** The import that brought it, and the line of its record there. */
  batchId: number
  line: number
  /** What its own records say: those that share a DOI, arXiv id or PubMed number, or of all three none and a title key. */
  own: SourcedPaper
  keys: Set<string>
  /** What the database holds; null for a new paper. */
  stored: StoredDraft | null
  /** The draft that shares an id with this one and took it in; null while it stands for itself. */
  joinedTo: PaperDraft | null
}

interface StoredDraft {
  ownHash: string
  /** Of the fields in the columns: its own, or merged with those of papers of the same title. */
  shownHash: string
  keys: string[]
  identity: string
  /** Papers of the same title were merged into it. */
  isLeader: boolean
  mergedIntoId: number | null
}

/** What the columns of Paper say of a paper once titles are compared. */
export interface ShownPaper {
  draft: PaperDraft
  shown: SourcedPaper
  isLeader: boolean
  mergedIntoId: number | null
}

/** @returns the draft of a paper that a record brings, its lists in stored order; not stored yet. */
export function newDraft({ batchId }: ImportContext, line: number, paper: Paper): PaperDraft {
  return { id: null, batchId, line, own: { paper, sources: null, batchId }, keys: new Set(), stored: null, joinedTo: null }
}

/** @returns the stored papers of these ids, by id, with what their own records say. */
export async function loadDrafts({ transaction }: ImportContext, ids: number[]): Promise<Map<number, PaperDraft>> {
  const rows = await transaction.paper.findMany({ where: { id: { in: ids } }, include: { keys: { select: { key: true } } } })
  return new Map(rows.map((row) => {
    const { id, importBatchId: batchId, importLine: line, title, abstract, venue, published, doi, arxivId, pmid, url, citations } = row
    const shown = { sourceId: givenSourceId(row.sourceId), title, abstract, authors: row.authors as string[], venue, published, doi, arxivId, pmid, url, keywords: row.keywords as string[], citations }
    const own = (row.ownFields as unknown as SourcedPaper | null) ?? { paper: shown, sources: row.fieldSources as FieldSources | null, batchId }
    const keys = row.keys.map(({ key }) => key)
    const stored = { ownHash: stampOf(own.paper).contentHash, shownHash: row.contentHash, keys, identity: row.identity, isLeader: row.ownFields !== null, mergedIntoId: row.mergedIntoId }
    return [id, { id, batchId, line, own, keys: new Set(keys), stored, joinedTo: null }]
  }))
}

/** @returns the draft that stands for `draft` after all joins so far. */
export function current(draft: PaperDraft): PaperDraft {
  let last = draft
  while (last.joinedTo) last = last.joinedTo
  return last
}

/**
 * Two drafts share an id: they are one paper for good. The one that earlier runs may know stays: the stored before the
 * new, the older import before the younger.
 * @returns the draft that stays, with the merged fields and all keys.
 */
export function joinDrafts(a: PaperDraft, b: PaperDraft): PaperDraft {
  const [winner, loser] = (a.batchId - b.batchId || (a.id ?? Infinity) - (b.id ?? Infinity) || a.line - b.line) <= 0 ? [a, b] : [b, a]
  winner.own = mergeSourced(winner.own, loser.own)
  for (const key of loser.keys) winner.keys.add(key)
  loser.joinedTo = winner
  return winner
}

/**
 * Write what became of the drafts.
 * @param drafts loaded or new, joined or not; those without a change cost nothing.
 * A joined paper of an earlier import stays for the runs that know it and points to the one that took it in; one of this
 * import, which nobody has seen, is removed.
 * @returns whether a paper of an earlier import was changed or joined.
 */
export async function writeDrafts(context: ImportContext, drafts: PaperDraft[]): Promise<boolean> {
  const joined = drafts.filter((draft) => draft.joinedTo !== null && draft.id !== null)
  await writeJoined(context, joined)
  const takers = new Set(joined.map(current))
  const standing = drafts.filter((draft) => draft.joinedTo === null)
  const changed = standing.filter((draft) => draft.stored !== null && (takers.has(draft) || stampOf(draft.own.paper).contentHash !== draft.stored.ownHash))
  // It stands for itself until the end of the import, when titles are compared.
  await writeShown(context, changed.map((draft) => ({ draft, shown: draft.own, isLeader: false, mergedIntoId: null })))
  await insertNew(context, standing.filter((draft) => draft.id === null))
  const keys = standing.flatMap((draft) => [...draft.keys].filter((key) => !draft.stored?.keys.includes(key)).map((key) => ({ corpusId: context.corpusId, key, paperId: draft.id })))
  await insertMany(context.transaction, 'PaperKey', keys)
  return [...joined, ...changed].some(({ batchId }) => batchId !== context.batchId)
}

/** Write what stored papers show. @param papers each with the id of the paper it is merged into. */
export async function writeShown({ transaction }: ImportContext, papers: ShownPaper[]): Promise<void> {
  const rows = papers.map(({ draft, shown, isLeader, mergedIntoId }) => ({ id: draft.id, ...paperColumns(shown), identity: identityOf(draft), ownFields: isLeader ? JSON.stringify(draft.own) : null, mergedIntoId }))
  await updateMany(transaction, 'Paper', rows, JSON_COLUMNS)
}

const JSON_COLUMNS = ['authors', 'keywords', 'fieldSources', 'ownFields']

/** A paper without ids keeps the title key it was first stored under. */
const identityOf = ({ own, stored }: PaperDraft): string => strongKeys(own.paper)[0] ?? stored?.identity ?? stampOf(own.paper).identity

async function writeJoined({ transaction, batchId }: ImportContext, joined: PaperDraft[]): Promise<void> {
  if (joined.length === 0) return
  const ids = joined.map(({ id }) => id as number)
  await transaction.paperKey.deleteMany({ where: { paperId: { in: ids } } })
  await transaction.paper.deleteMany({ where: { id: { in: ids }, importBatchId: batchId } })
  for (const draft of joined.filter((draft) => draft.batchId !== batchId)) {
    const mergedIntoId = current(draft).id
    await transaction.paper.updateMany({ where: { mergedIntoId: draft.id }, data: { mergedIntoId } })
    await transaction.paper.update({ where: { id: draft.id as number }, data: { identity: `merged:${draft.id}`, mergedIntoId, ownFields: Prisma.DbNull } })
  }
}

async function insertNew(context: ImportContext, drafts: PaperDraft[]): Promise<void> {
  const { transaction, corpusId, batchId } = context
  if (drafts.length === 0) return
  await insertMany(transaction, 'Paper', drafts.map((draft) => ({ corpusId, importBatchId: batchId, importLine: draft.line, ...paperColumns(draft.own) })), JSON_COLUMNS)
  const ids = await idsByIdentity(context, drafts.map(({ own }) => stampOf(own.paper).identity))
  for (const draft of drafts) draft.id = ids.get(stampOf(draft.own.paper).identity)!
}

/** @returns the ids of the papers of the corpus that are stored under these identities. */
export async function idsByIdentity({ transaction, corpusId }: Pick<ImportContext, 'transaction' | 'corpusId'>, identities: string[]): Promise<Map<string, number>> {
  const rows = await transaction.$queryRaw<{ id: number | bigint; identity: string }[]>`SELECT "id", "identity" FROM "Paper" WHERE "corpusId" = ${corpusId} AND ${isListed('"identity"', identities)}`
  return new Map(rows.map(({ id, identity }) => [identity, Number(id)]))
}

function paperColumns({ paper, sources }: SourcedPaper): Row {
  const { title, abstract, authors, venue, published, doi, arxivId, pmid, url, keywords, citations } = paper
  return {
    ...stampOf(paper), title, abstract, authors: JSON.stringify(authors), venue, published, doi, arxivId, pmid, url, keywords: JSON.stringify(keywords), citations,
    fieldSources: sources && JSON.stringify(sources),
  }
}
