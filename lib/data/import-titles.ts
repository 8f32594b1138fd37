/**
 * The end of an import: papers of one title become one unless their ids, years or first authors tell them apart.
 * In: the corpus as ./import-chunk.ts left it.   Out: which papers are merged into which; the records that merged, reported
 * by ./imports.ts. Every import decides afresh from what the papers' own records say, so that the answer depends on which
 * records a corpus holds and never on the order, or the files, in which they came.
 */
import { setImmediate } from 'node:timers/promises'
import { nameOf, TITLE_REASON, type ChunkResult } from './import-chunk.ts'
import { loadDrafts, writeShown, type ImportContext, type PaperDraft, type ShownPaper } from './import-drafts.ts'
import { isJoinedByHand, stampOf, titleFacts, titlesAgree, type TitleFacts } from './import-identity.ts'
import { mergeSourced, type SourcedPaper } from './import-merge.ts'

// Rows of Prisma are large: 20,000 of them took 80 MB.
const KEYS_PER_PAGE = 4000
const PAPERS_PER_STEP = 2000

/** Papers that share titles, directly or through others: ids, and the titles in ascending order. */
interface TitleFamily {
  ids: Set<number>
  titles: string[]
}

/** Papers found to be one so far. */
interface Cluster {
  members: PaperDraft[]
  merged: SourcedPaper
  /** The strongest identity of its members, then the smallest; that member stands for all. */
  leader: PaperDraft
}

/**
 * Join the papers that share a title, over the whole corpus. Repeating it changes nothing.
 * Among more than two, the one with the strongest and then smallest identity takes in the first that it may, and so on.
 */
export async function joinByTitle(context: ImportContext): Promise<ChunkResult> {
  const result: ChunkResult = { merged: [], unchanged: 0, touchesOlder: false }
  let step: TitleFamily[] = []
  let size = 0
  const finish = async () => {
    const drafts = await loadDrafts(context, step.flatMap(({ ids }) => [...ids]))
    const clusters = step.flatMap(({ ids, titles }) => clusterFamily([...ids].map((id) => drafts.get(id)!), titles))
    const changed = clusters.flatMap(changedPapers)
    await writeShown(context, changed)
    result.touchesOlder ||= changed.some(({ draft }) => draft.batchId !== context.batchId)
    for (const cluster of clusters) report(context, cluster, result)
    step = []
    size = 0
    await setImmediate()
  }
  for (const family of await findFamilies(context)) {
    step.push(family)
    size += family.ids.size
    if (size >= PAPERS_PER_STEP) await finish()
  }
  await finish()
  return result
}

/** @returns the families of two papers or more, in the order of their first titles. Holds their ids, no texts. */
async function findFamilies(context: ImportContext): Promise<TitleFamily[]> {
  const familyOf = new Map<number, TitleFamily>()
  for await (const { title, ids } of sharedTitles(context)) {
    const known = [...new Set([...ids].flatMap((id) => familyOf.get(id) ?? []))]
    const family = known.shift() ?? { ids: new Set<number>(), titles: [] }
    for (const other of known) {
      other.ids.forEach((id) => family.ids.add(id))
      family.titles.push(...other.titles)
    }
    ids.forEach((id) => family.ids.add(id))
    family.titles.push(title)
    family.ids.forEach((id) => familyOf.set(id, family))
  }
  const families = [...new Set(familyOf.values())]
  for (const { titles } of families) titles.sort()
  return families.sort((a, b) => (a.titles[0] < b.titles[0] ? -1 : 1))
}

/** Yields every title that several papers have, in one pass over the keys. */
async function* sharedTitles({ transaction, corpusId }: ImportContext): AsyncGenerator<{ title: string; ids: Set<number> }> {
  for (let after = 'title:', take = KEYS_PER_PAGE; ; ) {
    const rows = await transaction.paperKey.findMany({ where: { corpusId, key: { gt: after, startsWith: 'title:' } }, select: { key: true, paperId: true }, orderBy: { key: 'asc' }, take })
    const byTitle = new Map<string, { last: string; ids: Set<number> }>()
    for (const { key, paperId } of rows) {
      const title = titleFacts(key)?.title ?? key
      const group = byTitle.get(title) ?? { last: key, ids: new Set<number>() }
      group.ids.add(paperId)
      byTitle.set(title, { ...group, last: key })
    }
    const groups = [...byTitle]
    const isLastPage = rows.length < take
    // The last title of a page may go on in the next.
    const complete = isLastPage ? groups : groups.slice(0, -1)
    for (const [title, { ids }] of complete) if (ids.size > 1) yield { title, ids }
    if (isLastPage) return
    take = complete.length === 0 ? take * 2 : KEYS_PER_PAGE
    after = complete.at(-1)?.[1].last ?? after
  }
}

function clusterFamily(drafts: PaperDraft[], titles: string[]): Cluster[] {
  const clusters = new Map<PaperDraft, Cluster>(drafts.map((draft) => [draft, { members: [draft], merged: draft.own, leader: draft }]))
  for (const title of titles) {
    const standing = [...new Set(drafts.filter((draft) => factsOf([draft], title).length > 0).map((draft) => clusters.get(draft)!))].sort(byIdentity)
    const kept: Cluster[] = []
    for (const cluster of standing) {
      const taker = kept.find((other) => mayBeOne(other, cluster, title))
      if (!taker) kept.push(cluster)
      else {
        taker.members.push(...cluster.members)
        taker.merged = mergeSourced(taker.merged, cluster.merged)
        for (const member of cluster.members) clusters.set(member, taker)
      }
    }
  }
  return [...new Set(clusters.values())]
}

// Papers with a DOI first, those without any id last.
const rank = (identity: string) => ['doi:', 'arxiv:', 'pmid:', 'title:'].findIndex((kind) => identity.startsWith(kind))

function byIdentity(a: Cluster, b: Cluster): number {
  const [x, y] = [a, b].map(({ leader }) => stampOf(leader.own.paper).identity)
  return rank(x) - rank(y) || (x < y ? -1 : 1)
}

function mayBeOne(a: Cluster, b: Cluster, title: string): boolean {
  const isTold = (['doi', 'arxivId', 'pmid'] as const).some((id) => a.merged.paper[id] !== null && b.merged.paper[id] !== null && a.merged.paper[id] !== b.merged.paper[id])
  return (!isTold || isJoinedByHand(title)) && factsOf(a.members, title).some((x) => factsOf(b.members, title).some((y) => titlesAgree(x, y)))
}

const factsOf = (drafts: PaperDraft[], title: string): TitleFacts[] => drafts.flatMap(({ keys }) => [...keys].filter((key) => key.startsWith(title)).map((key) => titleFacts(key)!))

function changedPapers({ members, merged, leader }: Cluster): ShownPaper[] {
  const papers = members.map((draft): ShownPaper => {
    const isLeader = draft === leader && members.length > 1
    return { draft, shown: draft === leader ? merged : draft.own, isLeader, mergedIntoId: draft === leader ? null : leader.id }
  })
  return papers.filter(({ draft: { stored }, shown, isLeader, mergedIntoId }) =>
    stampOf(shown.paper).contentHash !== stored!.shownHash || isLeader !== stored!.isLeader || mergedIntoId !== stored!.mergedIntoId)
}

function report({ batchId }: ImportContext, { members, merged, leader }: Cluster, result: ChunkResult): void {
  const news = members.filter((draft) => draft.batchId === batchId)
  const older = members.filter((draft) => draft.batchId !== batchId)
  const addsNothing = older.some(({ stored }) => stored!.mergedIntoId === null && stored!.shownHash === stampOf(merged.paper).contentHash)
  for (const draft of older.length > 0 ? news : news.filter((each) => each !== leader)) {
    const target = draft !== leader ? leader : older[0]
    if (addsNothing) result.unchanged++
    else result.merged.push({ line: draft.line, title: draft.own.paper.title, reason: TITLE_REASON, duplicateOf: nameOf(target) })
  }
}
