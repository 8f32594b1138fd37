/**
 * Corpora by name, and their papers' texts.
 * In: names from the command line, rows that ./imports.ts stored.   Out: CorpusSummary, and RunPaper read by ../pipeline/run.ts.
 */
import { corpusNameSchema } from '../domain/corpus-name.ts'
import { InvalidInputError, NotFoundError } from '../domain/errors.ts'
import type { RunPaper } from '../domain/paper.ts'
import { openDatabase, Prisma, type Transaction } from './database.ts'

export interface CorpusSummary {
  id: number
  name: string
  contentHash: string | null
  /** Papers that stand for themselves. */
  papers: number
}

/** Condition for papers that stand for themselves. As a list of the few others, indexes alone answer it; as a column, every row would be read, with its abstract. */
export const STANDING = Prisma.sql`"id" NOT IN (SELECT "id" FROM "Paper" WHERE "mergedIntoId" IS NOT NULL)`

const IDS_PER_PAGE = 20_000
const TEXTS_PER_CHUNK = 1000

/**
 * @param name of a corpus; undefined: the only one.
 * @throws NotFoundError if there is none of that name, or no corpus at all; InvalidInputError if a name is needed to choose.
 */
export async function requireCorpus(name?: string): Promise<CorpusSummary> {
  const database = await openDatabase()
  const corpora = await database.corpus.findMany({ select: { id: true, name: true, contentHash: true }, orderBy: { name: 'asc' } })
  if (corpora.length === 0) throw new NotFoundError('There is no corpus yet. Make one with: paperdrift ingest FILE')
  const names = corpora.map((corpus) => `"${corpus.name}"`).join(', ')
  const found = name === undefined ? corpora.length === 1 && corpora[0] : corpora.find((corpus) => corpus.name === name)
  if (found) return { ...found, papers: await database.paper.count({ where: { corpusId: found.id, mergedIntoId: null } }) }
  if (name === undefined) throw new InvalidInputError(`There are several corpora: choose one with --corpus NAME. There are ${names}.`)
  throw new NotFoundError(`There is no corpus "${name}". There ${corpora.length === 1 ? 'is' : 'are'} ${names}.`)
}

/** @returns null if there is no corpus of that name. */
export async function findCorpusId(name: string): Promise<number | null> {
  const database = await openDatabase()
  return (await database.corpus.findUnique({ where: { name }, select: { id: true } }))?.id ?? null
}

/**
 * @param transaction open; other imports into the same corpus wait until it ends.
 * @param name 1 … 100 characters.
 * @returns the corpus, made now if there was none.
 * @throws InvalidInputError if the name cannot be one.
 */
export async function ensureCorpus(transaction: Transaction, name: string): Promise<{ id: number; isNew: boolean; contentHash: string | null }> {
  const { data: plain, error } = corpusNameSchema.safeParse(name)
  if (plain === undefined) throw new InvalidInputError(error.issues[0].message)
  // Writing the row locks it on every database.
  const { count } = await transaction.corpus.updateMany({ where: { name: plain }, data: { name: plain } })
  const { id, contentHash } = count === 0 ? await transaction.corpus.create({ data: { name: plain } }) : await transaction.corpus.findUniqueOrThrow({ where: { name: plain } })
  return { id, contentHash, isNew: count === 0 }
}

/**
 * The texts of a corpus in canonical order: by sourceId, then identity, compared by code units.
 * @param corpusId of an existing corpus.
 * Yields up to 1,000 papers at a time; holds the ids of all and the texts of one chunk.
 */
export async function* readPaperTexts(corpusId: number): AsyncGenerator<RunPaper[]> {
  const database = await openDatabase()
  const ids = await canonicalOrder(corpusId)
  for (let start = 0; start < ids.length; start += TEXTS_PER_CHUNK) {
    const wanted = ids.slice(start, start + TEXTS_PER_CHUNK)
    const rows = await database.$queryRaw<RunPaper[]>`SELECT "id", "sourceId", "title", "abstract", "published", "venue", "citations" FROM "Paper" WHERE "id" IN (${Prisma.join(wanted)})`
    const byId = new Map(rows.map((row) => [Number(row.id), row]))
    yield wanted.map((id) => {
      const row = byId.get(id) as RunPaper
      return { ...row, id, citations: row.citations === null ? null : Number(row.citations) }
    })
  }
}

async function canonicalOrder(corpusId: number): Promise<number[]> {
  const database = await openDatabase()
  const keys: { id: number; sourceId: string; identity: string }[] = []
  for (let after = 0; ; ) {
    const page = await database.paper.findMany({ where: { corpusId, mergedIntoId: null, id: { gt: after } }, select: { id: true, sourceId: true, identity: true }, orderBy: { id: 'asc' }, take: IDS_PER_PAGE })
    keys.push(...page)
    if (page.length < IDS_PER_PAGE) break
    after = page[page.length - 1].id
  }
  const byCodeUnits = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return keys.sort((a, b) => byCodeUnits(a.sourceId, b.sourceId) || byCodeUnits(a.identity, b.identity)).map(({ id }) => id)
}
