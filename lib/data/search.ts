/**
 * Papers of a run, searched, filtered, sorted and paged by the database.
 * In: a run, a PaperFilter.   Out: FoundPaper, read by the pages with lists of papers and the API; ids for the map and the exports.
 */
import { dateBounds, type PaperFilter, type PaperSort } from '../domain/paper-filter.ts'
import { parentIndex, themeIndex } from '../domain/theme.ts'
import { openDatabase, Prisma } from './database.ts'
import { isBy } from './authors.ts'
import { isOfDate } from './left-out.ts'
import { searchParts, segmentsOf, type SearchParts, type Segment } from './search-index.ts'
import { parseSearch } from './search-query.ts'
import { isListed } from './listed.ts'
import { listTermPapers } from './term-papers.ts'
import { findRunTrends, listPapersByIds, type ThemePaper } from './themes.ts'

export interface FoundPaper extends ThemePaper {
  /** The title and a piece of the abstract in pieces, what was searched for marked; null without a search. */
  markedTitle: Segment[] | null
  snippet: Segment[] | null
}

export interface FoundPapers {
  /** All that match, on every page. */
  count: number
  papers: FoundPaper[]
  /** False where a text was given that has nothing to search for; then no paper matches. */
  isSearchable: boolean
}

/**
 * @param paging page from 1; a page past the end is empty.
 * @returns one page of the papers that are in a theme of the run and pass the filter. Ties go to the lower id. Sorted by relevance without a
 *   text to go by, they come newest first. About 100 ms for 58,000 papers, and 20 for a search.
 */
export async function searchPapers(runId: string, filter: PaperFilter, sort: PaperSort, paging: { page: number; pageSize: number }): Promise<FoundPapers> {
  const database = await openDatabase()
  const wanted = await meaningOf(runId, filter)
  if (!wanted) return { count: 0, papers: [], isSearchable: false }
  const [{ count }] = await database.$queryRaw<{ count: number | bigint }[]>`SELECT count(*) AS "count" ${fromWhere(runId, wanted)}`
  const order = orderOf(sort, wanted.search)
  const marked = order.by === wanted.search?.order ? wanted.search.marks : null
  const rows = await database.$queryRaw<MarkedRow[]>`
    SELECT a."paperId" AS "id" ${marked ? Prisma.sql`, ${marked}` : Prisma.empty} ${fromWhere(runId, wanted, order.readsPaper)}
    ORDER BY ${order.by} LIMIT ${paging.pageSize} OFFSET ${(paging.page - 1) * paging.pageSize}`
  const ids = rows.map(({ id }) => Number(id))
  const [papers, marks] = await Promise.all([listPapersByIds(runId, ids), marked ? readMarks(rows) : markMatches(ids, wanted.search)])
  return { count: Number(count), papers: papers.map((paper) => ({ ...paper, markedTitle: marks.get(paper.id)?.title ?? null, snippet: marks.get(paper.id)?.snippet ?? null })), isSearchable: true }
}

/** @returns the database's ids of all papers that pass the filter, in the order asked for; rising without one. */
export async function listMatchingIds(runId: string, filter: PaperFilter, sort?: PaperSort): Promise<number[]> {
  const database = await openDatabase()
  const wanted = await meaningOf(runId, filter)
  if (!wanted) return []
  const order = sort ? orderOf(sort, wanted.search) : { by: Prisma.sql`a."paperId"`, readsPaper: false }
  const rows = await database.$queryRaw<{ id: number | bigint }[]>`SELECT a."paperId" AS "id" ${fromWhere(runId, wanted, order.readsPaper)} ORDER BY ${order.by}`
  return rows.map(({ id }) => Number(id))
}

/** No paper has the id. */
const NOBODY = [-1]

interface Wanted {
  filter: PaperFilter
  /** Null for all. */
  themes: number[] | null
  /** Ids of the papers that hold the term; null for all. */
  holders: number[] | null
  /** Of papers whose date is of the kind asked for; null for all. */
  ofDate: Prisma.Sql | null
  search: SearchParts | null
}

/** @returns null if a text is given that has nothing to search for. */
async function meaningOf(runId: string, filter: PaperFilter): Promise<Wanted | null> {
  const terms = filter.q === null ? [] : parseSearch(filter.q)
  if (filter.q !== null && terms.length === 0) return null
  const [themes, holders, ofDate] = await Promise.all([
    filter.theme === null ? null : themesOf(runId, filter.theme),
    filter.term === null ? null : listTermPapers(runId, filter.term),
    filter.date === null ? null : isOfDate(filter.date, filter.date === 'none' ? null : await findRunTrends(runId)),
  ])
  return { filter, themes, holders, ofDate, search: terms.length > 0 ? searchParts(terms) : null }
}

/** @param id "t3" or "p1". @returns the indices meant; −1, which no theme has, if there are none. */
async function themesOf(runId: string, id: string): Promise<number[]> {
  const own = themeIndex(id)
  if (own !== null) return [own]
  const database = await openDatabase()
  const parent = await database.theme.findFirst({ where: { runId, level: 1, place: parentIndex(id) ?? -1 }, select: { index: true } })
  const children = parent && (await database.theme.findMany({ where: { runId, level: 0, parentIndex: parent.index }, select: { index: true } }))
  return children?.length ? children.map(({ index }) => index) : [-1]
}

/** @param readsPaper whether something beside the filter speaks of Paper p: joining 58,000 papers for nothing takes 100 ms. */
function fromWhere(runId: string, { filter, themes, holders, ofDate, search }: Wanted, readsPaper = false): Prisma.Sql {
  const { from, before, needsMonth } = dateBounds(filter)
  const ofPaper = [
    from && Prisma.sql`AND p."published" >= ${from}`,
    before && Prisma.sql`AND p."published" < ${before}`,
    needsMonth && Prisma.sql`AND length(p."published") > 4`,
    ofDate && Prisma.sql`AND ${ofDate}`,
    filter.venue && Prisma.sql`AND p."venue" = ${filter.venue}`,
    filter.author && isBy(filter.author),
  ].filter((condition) => condition instanceof Prisma.Sql)
  const ofPlace = [
    themes && Prisma.sql`AND a."themeIndex" IN (${Prisma.join(themes)})`,
    holders && Prisma.sql`AND ${isListed('a."paperId"', holders.length > 0 ? holders : NOBODY)}`,
    filter.fit && Prisma.sql`AND a.${Prisma.raw(filter.fit === 'weak' ? '"isWeakFit"' : '"isMisplaced"')}`,
    filter.window && Prisma.sql`AND a."windowTheme" = ${Number(filter.window.slice(1)) - 1}`,
    filter.also && isAlso(filter.also),
  ].filter((condition) => condition instanceof Prisma.Sql)
  const all = [...ofPaper, ...ofPlace, ...(search ? [search.condition] : [])]
  // Naming the corpus opens the indexes over date and venue; beside a search, a theme or a term they would lead the database to ask these paper by paper.
  const inCorpus = search || ofPlace.length > 0 ? Prisma.empty : Prisma.sql`AND p."corpusId" = (SELECT "corpusId" FROM "Run" WHERE "id" = ${runId})`
  const paper = readsPaper || search?.readsPaper || ofPaper.length > 0 ? Prisma.sql`JOIN "Paper" p ON p."id" = a."paperId" ${inCorpus}` : Prisma.empty
  return Prisma.sql`FROM "Assignment" a ${paper} ${search?.join ?? Prisma.empty} WHERE a."runId" = ${runId} ${all.length > 0 ? Prisma.join(all, ' ') : Prisma.empty}`
}

/** @param text "RUN" or "RUN.t3". */
function isAlso(text: string): Prisma.Sql {
  const [run, theme] = text.split('.')
  const inTheme = theme ? Prisma.sql`AND b."themeIndex" = ${themeIndex(theme)}` : Prisma.empty
  return Prisma.sql`AND EXISTS (SELECT 1 FROM "Assignment" b WHERE b."runId" = ${run} AND b."paperId" = a."paperId" ${inTheme})`
}

function orderOf(sort: PaperSort, search: SearchParts | null): { by: Prisma.Sql; readsPaper: boolean } {
  const byPaper = (by: Prisma.Sql) => ({ by: Prisma.sql`${by}, a."paperId"`, readsPaper: true })
  if (sort === 'relevance' && search?.order) return { by: search.order, readsPaper: false }
  if (sort === 'fit') return { by: Prisma.sql`a."similarity" DESC, a."paperId"`, readsPaper: false }
  if (sort === 'weakest') return { by: Prisma.sql`a."similarity", a."paperId"`, readsPaper: false }
  if (sort === 'citations') return byPaper(Prisma.sql`p."citations" DESC NULLS LAST`)
  return byPaper(sort === 'title' ? Prisma.sql`lower(p."title")` : Prisma.sql`p."published" DESC NULLS LAST`)
}

interface MarkedRow {
  id: number | bigint
  title: string
  snippet: string
}

async function markMatches(ids: number[], search: SearchParts | null): Promise<Marks> {
  if (!search?.markedPapers || ids.length === 0) return new Map()
  const database = await openDatabase()
  return readMarks(await database.$queryRaw<MarkedRow[]>(search.markedPapers(ids)))
}

type Marks = Map<number, { title: Segment[]; snippet: Segment[] }>

const readMarks = (rows: MarkedRow[]): Marks => new Map(rows.map(({ id, title, snippet }) => [Number(id), { title: segmentsOf(title), snippet: segmentsOf(snippet) }]))
