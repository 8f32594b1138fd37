/**
 * Papers that may be one: near-duplicates proposed to a person, and what the person said.
 * In: pairs found by scripts/duplicates.ts, decisions of people.   Out: Proposal, printed by scripts/duplicates.ts, shown by the dashboard.
 */
import { InvalidInputError } from '../domain/errors.ts'
import { openDatabase, type Transaction } from './database.ts'
import { loadDrafts, writeShown, type ImportContext } from './import-drafts.ts'
import { JOINED_KEY, joinedKey } from './import-identity.ts'
import type { Range } from './import-reports.ts'
import { joinByTitle } from './import-titles.ts'
import { hashCorpus, TRANSACTION } from './imports.ts'
import type { PlacedPaper } from './papers.ts'
import { refreshSearchIndex } from './search-index.ts'

export const DECISIONS = ['joined', 'apart'] as const
export type Decision = (typeof DECISIONS)[number]

/** Two papers that may be one. */
export interface Proposal {
  /** Share of the word sequences of both abstracts that they have in common, 0 … 1. */
  similarity: number
  /** Null: nobody has said anything yet. */
  decision: Decision | null
  papers: [ProposedPaper, ProposedPaper]
}

export type ProposedPaper = Pick<PlacedPaper, 'id' | 'sourceId' | 'title' | 'abstract' | 'authors' | 'venue' | 'published' | 'doi'>

/** Ids of the two papers of a proposal, in its order. */
export type Pair = [paperId: number, otherId: number]

const IDS_PER_QUERY = 500

/** @returns the papers of these ids with their abstracts, by id. */
export async function loadAbstracts(ids: number[]): Promise<Map<number, string>> {
  const database = await openDatabase()
  const abstracts = new Map<number, string>()
  for (let start = 0; start < ids.length; start += IDS_PER_QUERY) {
    for (const { id, abstract } of await database.paper.findMany({ where: { id: { in: ids.slice(start, start + IDS_PER_QUERY) } }, select: { id: true, abstract: true } })) abstracts.set(id, abstract)
  }
  return abstracts
}

/** @returns whether the proposals of the corpus are of its papers as they are now. */
export async function areProposalsCurrent(corpusId: number): Promise<boolean> {
  const database = await openDatabase()
  const { contentHash, proposedFor } = await database.corpus.findUniqueOrThrow({ where: { id: corpusId }, select: { contentHash: true, proposedFor: true } })
  return proposedFor !== null && proposedFor === contentHash
}

/** Put new proposals in place of the old; decided ones stay. @param contentHash of the corpus for which they were found. */
export async function storeProposals(corpusId: number, contentHash: string | null, pairs: { paperId: number; otherId: number; similarity: number }[]): Promise<void> {
  const database = await openDatabase()
  await database.$transaction(async (transaction) => {
    await transaction.duplicateProposal.deleteMany({ where: { corpusId, decision: null } })
    const decided = new Set((await transaction.duplicateProposal.findMany({ where: { corpusId } })).map(({ paperId, otherId }) => `${paperId}|${otherId}`))
    await transaction.duplicateProposal.createMany({ data: pairs.filter(({ paperId, otherId }) => !decided.has(`${paperId}|${otherId}`)).map((pair) => ({ corpusId, ...pair })) })
    await transaction.corpus.update({ where: { id: corpusId }, data: { proposedFor: contentHash } })
  }, TRANSACTION)
}

/**
 * @param decision null: those that nobody has decided. @param range default all.
 * @returns the proposals last found for the corpus, the most alike first, and how many there are in all. Papers that have become one since are not proposed.
 */
export async function listProposals(corpusId: number, decision: Decision | null = null, range?: Range): Promise<{ proposals: Proposal[]; count: number }> {
  const database = await openDatabase()
  const stands = { mergedIntoId: null }
  const where = { corpusId, decision, ...(decision === null ? { paper: stands, other: stands } : {}) }
  const select = { id: true, sourceId: true, title: true, abstract: true, authors: true, venue: true, published: true, doi: true } as const
  const [rows, count] = await Promise.all([
    database.duplicateProposal.findMany({ where, orderBy: [{ similarity: 'desc' }, { paperId: 'asc' }, { otherId: 'asc' }], include: { paper: { select }, other: { select } }, ...range }),
    database.duplicateProposal.count({ where }),
  ])
  const plain = ({ authors, ...paper }: (typeof rows)[number]['paper']): ProposedPaper => ({ ...paper, authors: authors as string[] })
  return { count, proposals: rows.map(({ similarity, decision, paper, other }) => ({ similarity, decision: decision as Decision | null, papers: [plain(paper), plain(other)] })) }
}

/**
 * Write down what a person says of proposals: that the two are one paper, whatever their ids, or that they are not; null takes it back.
 * Joined papers are merged as papers of one title are: the richer field wins, and taking it back parts them again.
 * @throws InvalidInputError if a pair is not proposed; then nothing is written.
 */
export async function decideProposals(corpusId: number, pairs: Pair[], decision: Decision | null): Promise<void> {
  const database = await openDatabase()
  await database.$transaction(async (transaction) => {
    for (const [paperId, otherId] of pairs) {
      const { count } = await transaction.duplicateProposal.updateMany({ where: { corpusId, paperId, otherId }, data: { decision } })
      if (count === 0) throw new InvalidInputError(`The papers ${paperId} and ${otherId} are not proposed as one. List what is with: paperdrift duplicates`)
      await removeJoinedKeys(transaction, corpusId, [paperId, otherId])
      if (decision === 'joined') await transaction.paperKey.createMany({ data: [paperId, otherId].map((id) => ({ corpusId, key: joinedKey(paperId, otherId), paperId: id })) })
    }
    await mergeAgain(transaction, corpusId, pairs)
  }, TRANSACTION)
}

/** Keys that both papers have: an archive brings those of other ids. */
async function removeJoinedKeys(transaction: Transaction, corpusId: number, [paperId, otherId]: Pair): Promise<void> {
  const [own, others] = await Promise.all([paperId, otherId].map((id) => transaction.paperKey.findMany({ where: { corpusId, paperId: id, key: { startsWith: JOINED_KEY } } })))
  const shared = own.map(({ key }) => key).filter((key) => others.some((other) => other.key === key))
  await transaction.paperKey.deleteMany({ where: { corpusId, key: { in: shared } } })
}

/** As the end of an import does it. */
async function mergeAgain(transaction: Transaction, corpusId: number, pairs: Pair[]): Promise<void> {
  const context = { transaction, corpusId, batchId: 0 }
  await part(context, pairs.flat())
  await joinByTitle(context)
  const before = await transaction.corpus.findUniqueOrThrow({ where: { id: corpusId }, select: { contentHash: true, proposedFor: true } })
  const { contentHash } = await hashCorpus(context)
  if (contentHash === before.contentHash) return
  await transaction.corpus.update({ where: { id: corpusId }, data: { contentHash, ...(before.proposedFor === before.contentHash ? { proposedFor: contentHash } : {}) } })
  await refreshSearchIndex(transaction)
}

/** These papers and all that are merged with them by title stand for themselves, until titles are compared again. Those that share an id stay one. */
async function part(context: ImportContext, ids: number[]): Promise<void> {
  const rows = await context.transaction.paper.findMany({ where: { id: { in: ids } }, select: { id: true, mergedIntoId: true } })
  const leaders = rows.map(({ id, mergedIntoId }) => mergedIntoId ?? id)
  const members = await context.transaction.paper.findMany({ where: { OR: [{ id: { in: leaders } }, { mergedIntoId: { in: leaders } }], NOT: { identity: { startsWith: 'merged:' } } }, select: { id: true } })
  const drafts = await loadDrafts(context, members.map(({ id }) => id))
  await writeShown(context, [...drafts.values()].map((draft) => ({ draft, shown: draft.own, isLeader: false, mergedIntoId: null })))
}
