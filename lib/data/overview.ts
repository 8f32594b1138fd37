/**
 * Every corpus at a glance.
 * In: rows that ./corpora.ts and ./runs.ts stored.   Out: CorpusOverview, read by the home page and `paperdrift corpora`.
 */
import { NotFoundError } from '../domain/errors.ts'
import { STANDING } from './corpora.ts'
import { openDatabase, Prisma } from './database.ts'

export interface CorpusOverview {
  id: number
  name: string
  createdAt: Date
  /** Papers that stand for themselves; those merged into another are not counted. */
  papers: number
  /** Papers without a date. */
  undated: number
  /** Null if no paper has a date. */
  firstYear: number | null
  lastYear: number | null
  /** Years that have papers, in the order of time. */
  years: { year: number; papers: number }[]
  /** Runs of any status. */
  runs: number
  lastImportAt: Date | null
}

interface YearCount {
  corpusId: number
  year: number | null
  papers: number
}

/** @returns all corpora, the one with the latest import first; ties by name. One pass over an index of the papers. */
export async function listCorpora(): Promise<CorpusOverview[]> {
  const moment = (corpus: CorpusOverview) => (corpus.lastImportAt ?? corpus.createdAt).getTime()
  return (await readOverviews(null)).sort((a, b) => moment(b) - moment(a) || (a.name < b.name ? -1 : 1))
}

/** @param text id of a corpus, as in an address. @throws NotFoundError if there is none. */
export async function requireCorpusById(text: string): Promise<CorpusOverview> {
  const [corpus] = /^[1-9]\d{0,8}$/.test(text) ? await readOverviews(Number(text)) : []
  if (!corpus) throw new NotFoundError(`There is no corpus of the id ${JSON.stringify(text.slice(0, 40))}.`)
  return corpus
}

/** @param corpusId null: of all. */
async function readOverviews(corpusId: number | null): Promise<CorpusOverview[]> {
  const database = await openDatabase()
  const corpora = await database.corpus.findMany({
    where: corpusId === null ? {} : { id: corpusId },
    include: { _count: { select: { runs: true } }, imports: { where: { status: 'done' }, orderBy: { id: 'desc' }, take: 1, select: { startedAt: true, finishedAt: true } } },
  })
  const counts = await countByYear(corpusId)
  return corpora.map(({ id, name, createdAt, imports: [last], _count }) => {
    const own = counts.filter((row) => row.corpusId === id)
    const years = own.flatMap(({ year, papers }) => (year === null ? [] : [{ year, papers }])).sort((a, b) => a.year - b.year)
    return {
      id, name, createdAt, years, runs: _count.runs,
      papers: own.reduce((sum, row) => sum + row.papers, 0), undated: own.find((row) => row.year === null)?.papers ?? 0,
      firstYear: years[0]?.year ?? null, lastYear: years.at(-1)?.year ?? null, lastImportAt: last ? (last.finishedAt ?? last.startedAt) : null,
    }
  })
}

async function countByYear(corpusId: number | null): Promise<YearCount[]> {
  const database = await openDatabase()
  const rows = await database.$queryRaw<{ corpusId: number | bigint; year: string | null; papers: number | bigint }[]>`
    SELECT "corpusId", substr("published", 1, 4) AS "year", sum("papers") AS "papers"
    FROM (SELECT "corpusId", "published", count(*) AS "papers" FROM "Paper" WHERE ${corpusId === null ? Prisma.empty : Prisma.sql`"corpusId" = ${corpusId} AND`} ${STANDING} GROUP BY "corpusId", "published") AS "dates"
    GROUP BY "corpusId", substr("published", 1, 4)`
  return rows.map((row) => ({ corpusId: Number(row.corpusId), year: row.year === null ? null : Number(row.year), papers: Number(row.papers) }))
}
