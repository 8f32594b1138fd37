/**
 * Periods on a time axis.
 * In: "2019", "2019-Q3" or "2019-07", from TrendPoint.   Out: positions in years and the ticks to print; read by ./series.ts and the charts.
 */
import type { PeriodUnit } from '../domain/trend.ts'

const PER_YEAR: Record<PeriodUnit, number> = { year: 1, quarter: 4, month: 12 }

/** @returns the unit of a period's text. */
export const periodUnit = (period: string): PeriodUnit => (period.length === 4 ? 'year' : period.includes('Q') ? 'quarter' : 'month')

/** @returns the period's beginning in years: 2019, 2019.5 for "2019-Q3" and for "2019-07"; gaps in time stay gaps on the axis. */
export function periodStart(period: string): number {
  const year = Number(period.slice(0, 4))
  if (periodUnit(period) === 'quarter') return year + (Number(period.slice(6)) - 1) / 4
  return periodUnit(period) === 'month' ? year + (Number(period.slice(5)) - 1) / 12 : year
}

/** @returns the period's end in years, which is the beginning of the next. */
export const periodEnd = (period: string): number => periodStart(period) + 1 / PER_YEAR[periodUnit(period)]

/**
 * @param periods in the order of time, all of one unit. @param most largest number of ticks, ≥ 2.
 * @returns periods evenly far apart in time to print at the axis. Counted back from the last, the one people look at.
 */
export function periodTicks(periods: string[], most: number): string[] {
  if (periods.length <= 1) return periods
  const perYear = PER_YEAR[periodUnit(periods[0])]
  const slots = periods.map((period) => Math.round(periodStart(period) * perYear))
  const last = slots[slots.length - 1]
  const span = last - slots[0] + 1
  const step = [1, 2, 3, 4, 5, 6, 10, 12, 20, 24, 25, 36, 48, 60, 120, 240, 600].find((size) => Math.ceil(span / size) <= most) ?? span
  return periods.filter((_, i) => (last - slots[i]) % step === 0)
}

/** @returns the period before: "2018" of "2019", "2018-Q4" of "2019-Q1", "2018-12" of "2019-01". */
export function periodBefore(period: string): string {
  const unit = periodUnit(period)
  const [year, part] = [Number(period.slice(0, 4)), Number(period.slice(unit === 'quarter' ? 6 : 5))]
  if (unit === 'year') return yearName(year - 1)
  const [before, last] = part > 1 ? [year, part - 1] : [year - 1, unit === 'quarter' ? 4 : 12]
  return `${yearName(before)}-${unit === 'quarter' ? `Q${last}` : String(last).padStart(2, '0')}`
}

const yearName = (year: number) => String(year).padStart(4, '0')
