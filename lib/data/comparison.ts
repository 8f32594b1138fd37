/**
 * Two runs of one corpus side by side: how many papers each pair of themes shares, and which papers changed.
 * In: rows of Assignment.   Out: Contingency, read by ../view/comparison.ts; pages of MovedPaper.
 */
import { adjustedInformationOf, randIndexOf } from '../domain/agreement.ts'
import { openDatabase, Prisma } from './database.ts'
import { listPapersByIds, type ThemePaper } from './themes.ts'

export interface SharedPapers {
  /** Theme index in the run, and in the other. */
  from: number
  to: number
  /** Papers in both, ≥ 1. */
  count: number
}

export interface Contingency {
  /** Papers that are in a theme of both runs. */
  papers: number
  shared: SharedPapers[]
  /** Adjusted Rand index and adjusted mutual information, ≤ 1; null without a paper in both. */
  ari: number | null
  ami: number | null
}

export interface MovedPaper extends ThemePaper {
  /** Its theme in the other run. */
  otherIndex: number
}

// Finished runs do not change, so that a comparison holds for as long as the program runs.
const known = new Map<string, Contingency>()
const MOST_KNOWN = 50
/** More than any run has; a pair of themes is one number by it. */
const MOST_THEMES = 65_536

/** One statement over an index, 80 ms for 58,000 papers; asked for again, none. */
export async function compareRuns(runId: string, otherId: string): Promise<Contingency> {
  const key = JSON.stringify([runId, otherId])
  const kept = known.get(key)
  if (kept) return kept
  const database = await openDatabase()
  const rows = await database.$queryRaw<{ from: number | bigint; to: number | bigint; count: number | bigint }[]>`
    SELECT a."themeIndex" AS "from", b."themeIndex" AS "to", count(*) AS "count" FROM "Assignment" a JOIN "Assignment" b ON b."runId" = ${otherId} AND b."paperId" = a."paperId"
    WHERE a."runId" = ${runId} GROUP BY a."themeIndex", b."themeIndex" ORDER BY a."themeIndex", b."themeIndex"`
  const contingency = measure(rows.map(({ from, to, count }) => ({ from: Number(from), to: Number(to), count: Number(count) })))
  if (known.size >= MOST_KNOWN) known.delete(known.keys().next().value!)
  known.set(key, contingency)
  return contingency
}

function measure(shared: SharedPapers[]): Contingency {
  const sizesOf = (key: 'from' | 'to') => shared.reduce((sums, cell) => sums.set(cell[key], (sums.get(cell[key]) ?? 0) + cell.count), new Map<number, number>())
  const [rows, columns] = [sizesOf('from'), sizesOf('to')]
  const [rowOf, columnOf] = [[...rows.keys()], [...columns.keys()]]
  const papers = shared.reduce((sum, { count }) => sum + count, 0)
  if (papers === 0) return { papers, shared, ari: null, ami: null }
  const table = { n: papers, rows: [...rows.values()], columns: [...columns.values()], cells: shared.map(({ from, to, count }) => ({ row: rowOf.indexOf(from), column: columnOf.indexOf(to), count })) }
  return { papers, shared, ari: randIndexOf(table), ami: adjustedInformationOf(table) }
}

/**
 * @param matches pairs of themes that are one: papers in such a pair have not changed. @param page from 1.
 * @returns a page of the papers that changed, those that fitted best in the run first; ties by id. Read in the order of an index until the page
 *   is full: 5 ms for the first of 58,000 papers, 100 for the last.
 */
export async function listMovedPapers(runId: string, otherId: string, matches: Pick<SharedPapers, 'from' | 'to'>[], paging: { page: number; pageSize: number }): Promise<MovedPaper[]> {
  const database = await openDatabase()
  const key = ({ from, to }: Pick<SharedPapers, 'from' | 'to'>) => from * MOST_THEMES + to
  const outside = matches.length > 0 ? Prisma.sql`AND a."themeIndex" * ${Prisma.raw(String(MOST_THEMES))} + b."themeIndex" NOT IN (${Prisma.join(matches.map(key))})` : Prisma.empty
  const rows = await database.$queryRaw<{ id: number | bigint; other: number | bigint }[]>`
    SELECT a."paperId" AS "id", b."themeIndex" AS "other" FROM "Assignment" a JOIN "Assignment" b ON b."runId" = ${otherId} AND b."paperId" = a."paperId"
    WHERE a."runId" = ${runId} ${outside} ORDER BY a."similarity" DESC, a."paperId" LIMIT ${paging.pageSize} OFFSET ${(paging.page - 1) * paging.pageSize}`
  const other = new Map(rows.map((row) => [Number(row.id), Number(row.other)]))
  return (await listPapersByIds(runId, [...other.keys()])).map((paper) => ({ ...paper, otherIndex: other.get(paper.id)! }))
}
