/**
 * Which dates the periods of a run leave out, and which of them are tested.
 * In: the run's trends as stored, a `date` of PaperFilter.   Out: a condition on Paper p, used by ./search.ts.
 */
import { dateBounds, type PaperFilter } from '../domain/paper-filter.ts'
import type { RunTrends } from '../domain/run-trends.ts'
import type { Periods } from '../domain/trend.ts'
import { Prisma } from './database.ts'

/** Not the column itself: where a condition has an OR (or a NOT, which becomes one) SQLite would ask an index once for each paper of the run, a minute for 58,000. */
const PUBLISHED = Prisma.sql`(p."published" || '')`

/** @param trends null for a run that has none: then no date can be used. @returns a condition that is never null itself. */
export function isOfDate(kind: NonNullable<PaperFilter['date']>, trends: Pick<RunTrends, 'periods' | 'leftOut'> | null): Prisma.Sql {
  const undated = Prisma.sql`p."published" IS NULL`
  const years = trends && yearsOf(trends)
  const odd = years
    ? Prisma.sql`(${PUBLISHED} < ${pad(years.first)} OR ${PUBLISHED} >= ${pad(years.last + 1)})`
    : Prisma.sql`p."published" IS NOT NULL`
  const rough = years && trends.periods.unit !== 'year'
    ? Prisma.sql`(length(p."published") = 4 AND p."published" BETWEEN ${pad(years.first)} AND ${pad(years.last)})`
    : Prisma.sql`1 = 0`
  return { none: undated, odd, rough, unused: Prisma.sql`(${undated} OR ${odd} OR ${rough})`, tested: isTested(trends?.periods ?? null) }[kind]
}

function isTested(periods: Pick<Periods, 'names' | 'tested'> | null): Prisma.Sql {
  const spans: { from: string; to: string }[] = []
  periods?.names.forEach((name, t) => {
    if (periods.tested[t] && periods.tested[t - 1]) spans[spans.length - 1].to = name
    else if (periods.tested[t]) spans.push({ from: name, to: name })
  })
  if (spans.length === 0) return Prisma.sql`1 = 0`
  const bounds = spans.map(dateBounds)
  const gaps = bounds.slice(1).map(({ from }, at) => Prisma.sql`AND NOT (${PUBLISHED} >= ${bounds[at].before} AND ${PUBLISHED} < ${from})`)
  return Prisma.sql`p."published" IS NOT NULL AND p."published" >= ${bounds[0].from} AND p."published" < ${bounds[bounds.length - 1].before}
    ${bounds[0].needsMonth ? Prisma.sql`AND length(p."published") > 4` : Prisma.empty} ${gaps.length > 0 ? Prisma.join(gaps, ' ') : Prisma.empty}`
}

/** Runs of before did not keep the years that can be right: those of their periods stand in. */
function yearsOf({ periods: { names }, leftOut: { years } }: Pick<RunTrends, 'periods' | 'leftOut'>): { first: number; last: number } | null {
  if (years !== undefined) return years
  return names.length > 0 ? { first: Number(names[0].slice(0, 4)), last: Number(names[names.length - 1].slice(0, 4)) } : null
}

const pad = (year: number) => String(year).padStart(4, '0')
