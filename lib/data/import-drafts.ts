/**
 * Papers while an import works on them: loaded, joined with each other, written back.
 * In: rows of Paper and PaperKey, records from ./import-chunk.ts.   Out: the rows as they are after the import; used by
 * ./import-chunk.ts and ./import-titles.ts.
 */
import type { Paper } from '../domain/paper.ts'
import type { Transaction } from './database.ts'
import { givenSourceId, stampOf } from './import-identity.ts'
import { mergePapers } from './import-merge.ts'
import { insertMany, updateMany, type Row } from './insert-many.ts'

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
  paper: Paper
  keys: Set<string>
  /** What the database holds; null and empty for a new paper. */
  storedHash: string | null
  storedKeys: string[]
  /** The draft that took this one in; null while it stands for itself. */
  joinedTo: PaperDraft | null
}

/** @returns the draft of a paper that a record brings, its lists in stored order; not stored yet. */
export function newDraft(context: ImportContext, line: number, paper: Paper): PaperDraft {
  return { id: null, batchId: context.batchId, line, paper, keys: new Set(), storedHash: null, storedKeys: [], joinedTo: null }
}

/** @returns the stored papers of these ids, by id. */
export async function loadDrafts({ transaction }: ImportContext, ids: number[]): Promise<Map<number, PaperDraft>> {
  const rows = await transaction.paper.findMany({ where: { id: { in: ids } }, include: { keys: { select: { key: true } } } })
  return new Map(rows.map((row) => {
    const { id, importBatchId: batchId, importLine: line, title, abstract, venue, published, doi, arxivId, url, citations } = row
    const storedKeys = row.keys.map(({ key }) => key)
    const paper = { sourceId: givenSourceId(row.sourceId), title, abstract, authors: row.authors as string[], venue, published, doi, arxivId, url, keywords: row.keywords as string[], citations }
    return [id, { id, batchId, line, paper, keys: new Set(storedKeys), storedHash: row.contentHash, storedKeys, joinedTo: null }]
  }))
}

/** @returns the draft that stands for `draft` after all joins so far. */
export function current(draft: PaperDraft): PaperDraft {
  let last = draft
  while (last.joinedTo) last = last.joinedTo
  return last
}

/**
 * Two drafts are one paper. The one that earlier runs may know stays: the stored before the new, the older import before
 * the younger.
 * @returns the draft that stays, with the merged fields and all keys.
 */
export function joinDrafts(a: PaperDraft, b: PaperDraft): PaperDraft {
  const [winner, loser] = (a.batchId - b.batchId || (a.id ?? Infinity) - (b.id ?? Infinity) || a.line - b.line) <= 0 ? [a, b] : [b, a]
  winner.paper = mergePapers(winner.paper, loser.paper)
  for (const key of loser.keys) winner.keys.add(key)
  loser.joinedTo = winner
  return winner
}

/**
 * Write what became of the drafts.
 * @param drafts loaded or new, joined or not; those without a change cost nothing.
 * A joined paper of an earlier import stays for the runs that know it and points to the one that took it in; one of this
 * import, which nobody has seen, is removed.
 */
export async function writeDrafts(context: ImportContext, drafts: PaperDraft[]): Promise<void> {
  await writeJoined(context, drafts.filter((draft) => draft.joinedTo !== null && draft.id !== null))
  const standing = drafts.filter((draft) => draft.joinedTo === null)
  const changed = standing.filter((draft) => draft.id !== null && stampOf(draft.paper).contentHash !== draft.storedHash)
  await updateMany(context.transaction, 'Paper', changed.map((draft) => ({ id: draft.id, ...paperColumns(draft.paper) })), JSON_COLUMNS)
  await insertNew(context, standing.filter((draft) => draft.id === null))
  const keys = standing.flatMap((draft) => [...draft.keys].filter((key) => !draft.storedKeys.includes(key)).map((key) => ({ corpusId: context.corpusId, key, paperId: draft.id })))
  await insertMany(context.transaction, 'PaperKey', keys)
}

const JSON_COLUMNS = ['authors', 'keywords']

async function writeJoined({ transaction, batchId }: ImportContext, joined: PaperDraft[]): Promise<void> {
  if (joined.length === 0) return
  const ids = joined.map(({ id }) => id as number)
  await transaction.paperKey.deleteMany({ where: { paperId: { in: ids } } })
  await transaction.paper.deleteMany({ where: { id: { in: ids }, importBatchId: batchId } })
  for (const draft of joined.filter((draft) => draft.batchId !== batchId)) {
    const mergedIntoId = current(draft).id
    await transaction.paper.updateMany({ where: { mergedIntoId: draft.id }, data: { mergedIntoId } })
    await transaction.paper.update({ where: { id: draft.id as number }, data: { identity: `merged:${draft.id}`, mergedIntoId } })
  }
}

async function insertNew({ transaction, corpusId, batchId }: ImportContext, drafts: PaperDraft[]): Promise<void> {
  if (drafts.length === 0) return
  await insertMany(transaction, 'Paper', drafts.map((draft) => ({ corpusId, importBatchId: batchId, importLine: draft.line, ...paperColumns(draft.paper) })), JSON_COLUMNS)
  const rows = await transaction.paper.findMany({ where: { corpusId, identity: { in: drafts.map(({ paper }) => stampOf(paper).identity) } }, select: { id: true, identity: true } })
  const ids = new Map(rows.map(({ id, identity }) => [identity, id]))
  for (const draft of drafts) draft.id = ids.get(stampOf(draft.paper).identity) as number
}

function paperColumns(paper: Paper): Row {
  const { title, abstract, authors, venue, published, doi, arxivId, url, keywords, citations } = paper
  return {
    ...stampOf(paper), title, abstract, authors: JSON.stringify(authors), venue, published, doi, arxivId, url, keywords: JSON.stringify(keywords), citations,
  }
}
