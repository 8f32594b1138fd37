/** The share of the largest themes over time, or why there is none. In: themes, trend points, the period that is not over. Out: a chart and its table. */
import type { Theme } from '@/lib/domain/theme.ts'
import type { TrendPoint } from '@/lib/domain/trend.ts'
import { formatShare } from '@/lib/view/format.ts'
import { periodTicks, periodUnit } from '@/lib/view/periods.ts'
import { shareRows } from '@/lib/view/series.ts'
import { coverageStart } from '@/lib/view/time-range.ts'
import { DataTable } from './data-table.tsx'
import { LeftOut } from './left-out.tsx'
import { NoTrend } from './no-trend.tsx'
import { ShareTrend } from './share-trend.tsx'

const SHOWN_THEMES = 6
const MOST_TICKS = 8

export function RunTrend({ runId, themes, points, partial }: { runId: string; themes: Theme[]; points: TrendPoint[]; partial: string | null }) {
  const shown = themes.slice(0, SHOWN_THEMES)
  const rows = shareRows(points, shown.map((theme) => theme.index))
  if (rows.length < 2) return <NoTrend periods={rows.map((row) => row.period)} />
  const drawn = rows.filter((row) => row.period >= (coverageStart(points) ?? ''))
  const unit = periodUnit(rows[0].period)
  return (
    <>
      <ShareTrend runId={runId} rows={drawn} ticks={periodTicks(drawn.map((row) => row.period), MOST_TICKS)} unit={unit} partial={partial} themes={shown.map(({ index, label }) => ({ index, label }))} />
      <LeftOut periods={rows.slice(0, -drawn.length).map((row) => row.period)} />
      <DataTable
        caption={`Share of all papers of the ${unit}, in percent`}
        head={[unit, ...shown.map((theme) => theme.label), 'papers in all']}
        rows={rows.map((row) => [row.period === partial ? `${row.period}, not over` : row.period, ...shown.map((theme) => formatShare(Number(row[`t${theme.index + 1}`]) / 100)), String(row.total)])}
      />
    </>
  )
}
