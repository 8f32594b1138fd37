/**
 * Which dates the periods of a run leave out.
 * In: the run's trends as stored, a `date` of PaperFilter.   Out: a condition on Paper p, used by ./search.ts.
 */
import type { PaperFilter } from '../domain/paper-filter.ts'
import type { RunTrends } from '../domain/run-trends.ts'
import { Prisma } from './database.ts'

/** @param trends null for a run that has none: then no date can be used. @returns a condition that is never null itself. */
export function isLeftOut(gap: NonNullable<PaperFilter['date']>, trends: Pick<RunTrends, 'periods' | 'leftOut'> | null): Prisma.Sql {
  const undated = Prisma.sql`p."published" IS NULL`
  const years = trends && yearsOf(trends)
  const odd = years
    ? Prisma.sql`(p."published" < ${pad(years.first)} OR p."published" >= ${pad(years.last + 1)})`
    : Prisma.sql`p."published" IS NOT NULL`
  const rough = years && trends.periods.unit !== 'year'
    ? Prisma.sql`(length(p."published") = 4 AND p."published" BETWEEN ${pad(years.first)} AND ${pad(years.last)})`
    : Prisma.sql`1 = 0`
  return { none: undated, odd, rough, unused: Prisma.sql`(${undated} OR ${odd} OR ${rough})` }[gap]
}

/** Runs of before did not keep the years that can be right: those of their periods stand in. */
function yearsOf({ periods: { names }, leftOut: { years } }: Pick<RunTrends, 'periods' | 'leftOut'>): { first: number; last: number } | null {
  if (years !== undefined) return years
  return names.length > 0 ? { first: Number(names[0].slice(0, 4)), last: Number(names[names.length - 1].slice(0, 4)) } : null
}

const pad = (year: number) => String(year).padStart(4, '0')
