/**
 * The end of an import: papers of one title and year become one unless their DOIs or arXiv ids tell them apart.
 * In: the corpus as ./import-chunk.ts left it.   Out: fewer papers; the records that merged, reported by ./imports.ts.
 * It waits for the end because only then is known which ids a paper has, whatever the order of the file.
 */
import { current, joinDrafts, loadDrafts, writeDrafts, type ImportContext, type PaperDraft } from './import-drafts.ts'
import { nameOf, reasonOf, type ChunkResult } from './import-chunk.ts'
import { stampOf } from './import-identity.ts'

const TITLES_PER_PAGE = 500

/**
 * Join the papers that share a title key, over the whole corpus. Repeating it changes nothing.
 * Among more than two, the one with the smallest identity takes in the first that it may, and so on: the same for
 * any order of records in the file. Across files the order can decide which of two papers with different DOIs takes in a third without one.
 */
export async function joinByTitle(context: ImportContext): Promise<ChunkResult> {
  const result: ChunkResult = { merged: [], unchanged: 0 }
  for (let after = 'title:'; ; ) {
    const keys = await sharedTitles(context, after)
    if (keys.length === 0) return result
    const members = await loadMembers(context, keys)
    const drafts = [...new Set([...members.values()].flat())]
    const before = new Map(drafts.map((draft) => [draft, stampOf(draft.paper).contentHash]))
    for (const key of keys) joinMembers(members.get(key) ?? [])
    report(context, drafts, before, result)
    await writeDrafts(context, drafts)
    after = keys[keys.length - 1]
  }
}

async function sharedTitles({ transaction, corpusId }: ImportContext, after: string): Promise<string[]> {
  const groups = await transaction.paperKey.groupBy({
    by: ['key'], where: { corpusId, key: { gt: after, startsWith: 'title:' } }, having: { paperId: { _count: { gt: 1 } } }, orderBy: { key: 'asc' }, take: TITLES_PER_PAGE,
  })
  return groups.map(({ key }) => key)
}

async function loadMembers(context: ImportContext, keys: string[]): Promise<Map<string, PaperDraft[]>> {
  const rows = await context.transaction.paperKey.findMany({ where: { corpusId: context.corpusId, key: { in: keys } }, select: { key: true, paperId: true } })
  const drafts = await loadDrafts(context, [...new Set(rows.map(({ paperId }) => paperId))])
  const members = new Map<string, PaperDraft[]>(keys.map((key) => [key, []]))
  for (const { key, paperId } of rows) members.get(key)!.push(drafts.get(paperId)!)
  return members
}

function joinMembers(members: PaperDraft[]): void {
  const standing = [...new Set(members.map(current))].map((draft) => ({ draft, identity: stampOf(draft.paper).identity }))
  standing.sort((a, b) => rank(a.identity) - rank(b.identity) || (a.identity < b.identity ? -1 : 1))
  const kept: PaperDraft[] = []
  for (const { draft } of standing) {
    const i = kept.findIndex((other) => mayBeOne(other, draft))
    if (i === -1) kept.push(draft)
    else kept[i] = joinDrafts(kept[i], draft)
  }
}

// Papers with a DOI first, those with neither id last.
const rank = (identity: string) => ['doi:', 'arxiv:', 'title:'].findIndex((kind) => identity.startsWith(kind))

const mayBeOne = (a: PaperDraft, b: PaperDraft) => (a.paper.doi === null || b.paper.doi === null) && (a.paper.arxivId === null || b.paper.arxivId === null)

function report(context: ImportContext, drafts: PaperDraft[], before: Map<PaperDraft, string>, result: ChunkResult): void {
  for (const draft of drafts.filter((draft) => draft.joinedTo !== null && draft.batchId === context.batchId)) {
    const winner = current(draft)
    const addsNothing = winner.batchId !== context.batchId && before.get(winner) === stampOf(winner.paper).contentHash
    if (addsNothing) result.unchanged++
    else result.merged.push({ line: draft.line, title: draft.paper.title, reason: reasonOf('title:'), duplicateOf: nameOf(winner) })
  }
}
