/**
 * What the map of a finished run is made of, theme by theme: other work of the server goes on in between.
 * In: rows that ./imports.ts and ./runs.ts stored.   Out: MapPoint and reasons, read by ./map-file.ts and app/api/runs/[runId]/map.
 */
import { openDatabase, Prisma, type Transaction } from './database.ts'
import { databaseUrl, providerOf } from './settings.ts'

/** One dot of the map. */
export interface MapPoint {
  paperId: number
  themeIndex: number
  x: number
  y: number
  /** Cosine to the own centroid. */
  similarity: number
  /** As exact as the source: "2019", "2019-07" or "2019-07-23"; null if unknown. */
  published: string | null
  venue: string | null
}

/** The terms that put a paper into its theme, with their shares of the similarity. */
export type Reasons = [term: string, share: number][]

/** A paper as lists beside the map name it. */
export interface MapPaper {
  id: number
  title: string
  venue: string | null
  published: string | null
}

/** @param reader default openDatabase(); the transaction that stores the run. @returns every placed paper of the run, by theme and id. 0.6 s for 58,000. */
export async function listMapPoints(runId: string, reader?: Transaction): Promise<MapPoint[]> {
  const database = reader ?? (await openDatabase())
  const points: MapPoint[] = []
  for (const themeIndex of await themeIndexes(database, runId)) {
    const rows = await listOf<[number, number, number, number, string | null, string | null]>(
      database,
      Prisma.sql`a."paperId", a."x", a."y", a."similarity", p."published", p."venue"`,
      Prisma.sql`"Assignment" a JOIN "Paper" p ON p."id" = a."paperId" WHERE a."runId" = ${runId} AND a."themeIndex" = ${themeIndex}`,
    )
    for (const [paperId, x, y, similarity, published, venue] of rows) points.push({ paperId, themeIndex, x, y, similarity, published, venue })
  }
  return points
}

/** @returns the reasons of every placed paper, one list a theme, in the order of listMapPoints. */
export async function* readMapReasons(runId: string, reader?: Transaction): AsyncGenerator<Reasons[]> {
  const database = reader ?? (await openDatabase())
  const json = isSqlite() ? Prisma.sql`json(a."reasons")` : Prisma.sql`a."reasons"`
  for (const themeIndex of await themeIndexes(database, runId)) {
    const rows = await listOf<[number, Reasons]>(database, Prisma.sql`a."paperId", ${json}`, Prisma.sql`"Assignment" a WHERE a."runId" = ${runId} AND a."themeIndex" = ${themeIndex}`)
    yield rows.map(([, reasons]) => reasons)
  }
}

/** @param paperIds the database's ids. @returns those of the run's corpus, in the order asked for. */
export async function listMapPapers(runId: string, paperIds: number[]): Promise<MapPaper[]> {
  const database = await openDatabase()
  const rows = await database.paper.findMany({ where: { id: { in: paperIds }, assignments: { some: { runId } } }, select: { id: true, title: true, venue: true, published: true } })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return paperIds.flatMap((id) => byId.get(id) ?? [])
}

const isSqlite = () => providerOf(databaseUrl()) === 'sqlite'

async function themeIndexes(database: Transaction, runId: string): Promise<number[]> {
  const rows = await database.theme.findMany({ where: { runId, level: 0 }, select: { index: true }, orderBy: { index: 'asc' } })
  return rows.map((row) => row.index)
}

// One JSON text for all rows: three times as fast as rows one by one. The first column is the paper's id and sorts them.
async function listOf<T extends [number, ...unknown[]]>(database: Transaction, columns: Prisma.Sql, from: Prisma.Sql): Promise<T[]> {
  const list = isSqlite() ? Prisma.sql`json_group_array(json_array(${columns}))` : Prisma.sql`json_agg(json_build_array(${columns}))`
  const [row] = await database.$queryRaw<{ list: string | T[] | null }[]>`SELECT ${list} AS "list" FROM ${from}`
  const rows = typeof row.list === 'string' ? (JSON.parse(row.list) as T[]) : (row.list ?? [])
  return rows.sort((a, b) => a[0] - b[0])
}
