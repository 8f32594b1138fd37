/** A theme's share over time with its band, or why there is none. In: the theme's trend points. Out: a chart and its table. */
import type { TrendPoint } from '@/lib/domain/trend.ts'
import { formatShare } from '@/lib/view/format.ts'
import { periodTicks, periodUnit } from '@/lib/view/periods.ts'
import { bandRows } from '@/lib/view/series.ts'
import { BandTrend } from './band-trend.tsx'
import { DataTable } from './data-table.tsx'
import { NoTrend } from './no-trend.tsx'

export function ThemeTrend({ points, color }: { points: TrendPoint[]; color: string }) {
  const rows = bandRows(points)
  const periods = rows.map((row) => row.period)
  if (rows.length < 2) return <NoTrend periods={periods} />
  const unit = periodUnit(periods[0])
  return (
    <>
      <BandTrend rows={rows} color={color} ticks={periodTicks(periods, 6)} unit={unit} />
      <DataTable
        caption={`Papers of the theme per ${unit}, with the Wilson 95 % band of their share`}
        head={[unit, 'papers', 'in all', 'share', 'from', 'to']}
        rows={rows.map((row) => [row.period, String(row.count), String(row.total), ...[row.share, ...row.band].map((percent) => formatShare(percent / 100))])}
      />
    </>
  )
}
