/** A theme's share over time with its band, or why there is none. In: the theme's trend points. Out: a chart and its table. */
import type { TrendPoint } from '@/lib/domain/trend.ts'
import { formatShare } from '@/lib/view/format.ts'
import { periodTicks, periodUnit } from '@/lib/view/periods.ts'
import { bandRows } from '@/lib/view/series.ts'
import { coverageStart } from '@/lib/view/time-range.ts'
import { BandTrend } from './band-trend.tsx'
import { DataTable } from './data-table.tsx'
import { LeftOut } from './left-out.tsx'
import { NoTrend } from './no-trend.tsx'

const MOST_TICKS = 6

export function ThemeTrend({ points, color }: { points: TrendPoint[]; color: string }) {
  const rows = bandRows(points)
  if (rows.length < 2) return <NoTrend periods={rows.map((row) => row.period)} />
  const drawn = rows.filter((row) => row.period >= (coverageStart(points) ?? ''))
  const unit = periodUnit(rows[0].period)
  return (
    <>
      <BandTrend rows={drawn} color={color} ticks={periodTicks(drawn.map((row) => row.period), MOST_TICKS)} unit={unit} />
      <LeftOut periods={rows.slice(0, -drawn.length).map((row) => row.period)} />
      <DataTable
        caption={`Papers of the theme per ${unit}, with the Wilson 95 % band of their share`}
        head={[unit, 'papers', 'in all', 'share', 'from', 'to']}
        rows={rows.map((row) => [row.period, String(row.count), String(row.total), ...[row.share, ...row.band].map((percent) => formatShare(percent / 100))])}
      />
    </>
  )
}
