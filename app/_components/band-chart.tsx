'use client'
/** The picture of ./band-trend.tsx. In: BandRow. Out: a Recharts chart that fills its parent; loaded when it comes into view. */
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis, type TooltipContentProps } from 'recharts'
import { chartMargin, percentAxis, timeAxis } from './chart-style.ts'
import styles from './band-trend.module.css'
import type { PeriodUnit } from '@/lib/domain/trend.ts'
import { formatCount, formatShare } from '@/lib/view/format.ts'
import { periodStart } from '@/lib/view/periods.ts'
import type { BandRow } from '@/lib/view/series.ts'
import { bandTicks } from '@/lib/view/time-range.ts'

export default function BandChart({ rows, color, ticks, unit }: { rows: BandRow[]; color: string; ticks: string[]; unit: PeriodUnit }) {
  const percents = bandTicks(rows)
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={rows} margin={chartMargin} title={`Share of the theme, ${rows[0].period} to ${rows[rows.length - 1].period}`}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis {...timeAxis(unit, ticks.map((period) => ({ period, at: periodStart(period) })))} />
        <YAxis {...percentAxis('share of all papers (%)')} domain={[0, percents[percents.length - 1]]} ticks={percents} allowDataOverflow />
        <Tooltip content={BandTooltip} cursor={{ stroke: 'var(--line-strong)' }} isAnimationActive={false} />
        <Area dataKey="band" stroke="none" fill={color} fillOpacity={0.16} activeDot={false} isAnimationActive={false} />
        <Line dataKey="share" stroke={color} strokeWidth={2} dot={{ r: 2.5, fill: color, strokeWidth: 0 }} activeDot={{ r: 4.5, strokeWidth: 0, fill: color }} isAnimationActive={false} />
      </ComposedChart>
    </ResponsiveContainer>
  )
}

function BandTooltip({ active, payload }: Partial<TooltipContentProps>) {
  const row = active ? (payload?.[0]?.payload as BandRow | undefined) : undefined
  if (!row) return null
  return (
    <div className={styles.tooltip}>
      <p><b>{row.period}</b>: {formatShare(row.share / 100)}</p>
      <p className="muted">{formatCount(row.count)} of {formatCount(row.total)} papers</p>
      <p className="muted">95 % band {formatShare(row.band[0] / 100)} to {formatShare(row.band[1] / 100)}</p>
    </div>
  )
}
