/** A theme's share over time with its band, or why there is none. In: the theme, its trend points, the run's periods. Out: a chart and its table, whose numbers lead to the papers of a period. */
import type { Periods, ThemeTrend as Trend, TrendPoint } from '@/lib/domain/trend.ts'
import { formatShare } from '@/lib/view/format.ts'
import { papersAddress } from '@/lib/view/paper-address.ts'
import { periodTicks, periodUnit } from '@/lib/view/periods.ts'
import { adjustedShares, bandRows, type BandRow } from '@/lib/view/series.ts'
import { coverageStart, cutBands } from '@/lib/view/time-range.ts'
import { BandTrend } from './band-trend.tsx'
import { ChartFigure } from './figure/chart-figure.tsx'
import { DataTable } from './data-table.tsx'
import { LeftOut } from './left-out.tsx'
import { NoTrend } from './no-trend.tsx'
import { PaperCount } from './paper-count.tsx'
import { PartialNote } from './partial-note.tsx'

const MOST_TICKS = 6
/** More periods than this are counted, not named. */
const MOST_NAMED = 3

interface Props {
  runId: string
  /** Id of the theme: "t1". */
  theme: string
  points: TrendPoint[]
  color: string
  trend: Trend
  periods: Periods | undefined
}

export function ThemeTrend({ runId, theme, points, color, trend, periods }: Props) {
  const partial = periods?.partial ?? null
  const rows = bandRows(points, partial, adjustedShares(trend, periods))
  if (rows.length < 2) return <NoTrend periods={rows.map((row) => row.period)} />
  const drawn = rows.filter((row) => row.period >= (coverageStart(points) ?? ''))
  const unit = periodUnit(rows[0].period)
  const isAdjusted = rows.some((row) => row.adjusted !== null)
  return (
    <>
      <ChartFigure
        id="theme-share" title={`Share of all papers per ${unit}, ${drawn[0].period} to ${drawn[drawn.length - 1].period}`} fileName="theme-share"
        rule="Papers of the theme divided by all dated papers of the period. The band is Wilson’s 95 % interval of that share. The test behind the verdict stands on the page Trends."
        under={<><CutNote rows={drawn} /><PartialNote partial={partial} /><LeftOut periods={rows.slice(0, -drawn.length).map((row) => row.period)} /></>}
        numbers={(
          <DataTable
            caption={`Papers of the theme per ${unit}, with the Wilson 95 % band of their share`}
            head={[unit, 'papers', 'in all', 'share', 'from', 'to', ...(isAdjusted ? ['venues held fixed'] : [])]}
            rows={rows.map((row) => [
              row.period === partial ? `${row.period}, not over` : row.period, <PaperCount key="papers" papers={row.count} href={papersAddress(runId, { theme, from: row.period, to: row.period })} />, <PaperCount key="all" papers={row.total} href={papersAddress(runId, { from: row.period, to: row.period })} />, ...[row.share, ...row.band].map((percent) => formatShare(percent / 100)),
              ...(isAdjusted ? [row.adjusted === null ? '–' : formatShare(row.adjusted / 100)] : []),
            ])}
          />
        )}
      >
        <BandTrend runId={runId} theme={theme} rows={drawn} color={color} ticks={periodTicks(drawn.map((row) => row.period), MOST_TICKS)} unit={unit} />
      </ChartFigure>
    </>
  )
}

/** Says which bands the picture cuts off. */
function CutNote({ rows }: { rows: BandRow[] }) {
  const cut = cutBands(rows)
  if (cut.length === 0) return null
  const highest = Math.max(...cut.map(({ band }) => band[1]))
  const which = cut.length <= MOST_NAMED ? cut.map(({ period }) => period).join(', ') : `${cut.length} of ${rows.length} ${periodUnit(rows[0].period)}s`
  return <p><small className="muted">The band of {which} reaches beyond the picture, to {formatShare(highest / 100)} at most: there are few papers. The numbers have it whole.</small></p>
}
