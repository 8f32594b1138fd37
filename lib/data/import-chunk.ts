/**
 * Some records of a file, met with the papers that are there already by DOI, arXiv id and PubMed number, or, if they have
 * none, by their title key. In: papers with their lines, from ./imports.ts.   Out: written papers, and what became of each
 * record: ChunkResult, counted and reported by ./imports.ts. Titles that are alike in part wait for ./import-titles.ts.
 */
import type { Paper } from '../domain/paper.ts'
import { current, joinDrafts, loadDrafts, newDraft, writeDrafts, type ImportContext, type PaperDraft } from './import-drafts.ts'
import { stampOf, strongKeys } from './import-identity.ts'
import type { PreparedPaper } from './import-prepare.ts'
import { isListed } from './listed.ts'

/** A record that did not become a paper of its own. */
export interface MergedRecord {
  line: number
  title: string
  reason: string
  /** Title and id of the paper it joined. */
  duplicateOf: string
}

export interface ChunkResult {
  merged: MergedRecord[]
  /** Records that an earlier import had brought with everything they hold. */
  unchanged: number
  /** A paper of an earlier import was changed, or is no longer shown. */
  touchesOlder: boolean
}

/** A record with the keys that decide: its own strong ones, or its title if it has none. */
type KeyedRecord = Omit<PreparedPaper, 'kind' | 'stamp'> & { keys: string[] }

/** A paper in the database that a record meets. */
interface Match {
  id: number
  contentHash: string
  batchId: number
}

/**
 * @param records in the order of the file; some thousand at most, all are held.
 * The papers that come out do not depend on the order of the records.
 */
export async function importChunk(context: ImportContext, records: PreparedPaper[]): Promise<ChunkResult> {
  const keyed = records.map(({ line, paper, title }) => {
    const strong = strongKeys(paper)
    return { line, paper, keys: strong.length > 0 ? strong : [title], title }
  })
  const matches = await findMatches(context, keyed)
  const news = keyed.filter((record) => !isRepetition(record, matches, context))
  const loaded = await loadDrafts(context, [...new Set(news.flatMap(({ keys }) => keys.flatMap((key) => matches.get(key)?.id ?? [])))])
  const byKey = new Map<string, PaperDraft>()
  for (const [key, { id }] of matches) if (loaded.has(id)) byKey.set(key, loaded.get(id)!)
  const result: ChunkResult = { merged: [], unchanged: keyed.length - news.length, touchesOlder: false }
  const drafts = [...loaded.values()]
  for (const record of news) place(context, record, byKey, drafts, result)
  result.touchesOlder = await writeDrafts(context, drafts)
  return result
}

/** Key → the paper that has it. A title leads only to a paper without any id: others may share it. */
async function findMatches({ transaction, corpusId }: ImportContext, records: KeyedRecord[]): Promise<Map<string, Match>> {
  const rows = await transaction.$queryRaw<(Match & { key: string } & Pick<Paper, 'doi' | 'arxivId' | 'pmid'>)[]>`
    SELECT k."key", p."id", p."contentHash", p."importBatchId" AS "batchId", p."doi", p."arxivId", p."pmid"
    FROM "PaperKey" k JOIN "Paper" p ON p."id" = k."paperId" WHERE k."corpusId" = ${corpusId} AND ${isListed('k."key"', records.flatMap((record) => record.keys))}`
  const decisive = rows.filter(({ key, ...paper }) => !key.startsWith('title:') || strongKeys(paper).length === 0)
  return new Map(decisive.map(({ key, id, contentHash, batchId }) => [key, { id: Number(id), contentHash, batchId: Number(batchId) }]))
}

function isRepetition({ paper, keys }: KeyedRecord, matches: Map<string, Match>, context: ImportContext): boolean {
  const match = matches.get(keys[0])
  return match !== undefined && match.batchId !== context.batchId && stampOf(paper).contentHash === match.contentHash
}

function place(context: ImportContext, record: KeyedRecord, byKey: Map<string, PaperDraft>, drafts: PaperDraft[], result: ChunkResult): void {
  const { line, paper, keys, title } = record
  const key = keys.find((key) => byKey.has(key))
  const found = [...new Set(keys.flatMap((key) => byKey.get(key) ?? []).map(current))]
  const fresh = newDraft(context, line, paper)
  for (const each of [...keys, title]) fresh.keys.add(each)
  if (key === undefined) {
    drafts.push(fresh)
    for (const each of keys) byKey.set(each, fresh)
    return
  }
  const before = found[0].batchId === context.batchId || found.length > 1 ? null : stampOf(found[0].own.paper).contentHash
  const target = joinDrafts(found.reduce(joinDrafts), fresh)
  for (const loser of found.filter((draft) => draft.joinedTo !== null && draft.batchId === context.batchId)) {
    result.merged.push({ line: loser.line, title: loser.own.paper.title, reason: `line ${line} has an id of each`, duplicateOf: nameOf(target) })
  }
  for (const each of keys) byKey.set(each, target)
  if (before === stampOf(target.own.paper).contentHash) result.unchanged++
  else result.merged.push({ line, title: paper.title, reason: reasonOf(key), duplicateOf: nameOf(target) })
}

/** @returns in words what the two records have in common. */
function reasonOf(key: string): string {
  const [, kind, id] = /^(\w+):(.*)$/s.exec(key)!
  return kind === 'title' ? TITLE_REASON : `same ${{ doi: 'DOI', arxiv: 'arXiv id', pmid: 'PubMed number' }[kind]} ${id}`
}

export const TITLE_REASON = 'same title, year and first author, as far as they are known'

/** @returns the paper's title and id, as a person finds it. */
export const nameOf = ({ own }: PaperDraft): string => `${own.paper.title} (${stampOf(own.paper).sourceId})`
