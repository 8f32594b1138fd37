'use client'
/** The picture of ./band-trend.tsx. In: BandRow. Out: a Recharts chart that fills its parent, loaded when it comes into view; a click opens the papers of that period. */
import { useRouter } from 'next/navigation'
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis, type TooltipContentProps } from 'recharts'
import { chartMargin, percentAxis, timeAxis } from './chart-style.ts'
import styles from './band-trend.module.css'
import type { PeriodUnit } from '@/lib/domain/trend.ts'
import { formatCount, formatShare } from '@/lib/view/format.ts'
import { papersAddress } from '@/lib/view/paper-address.ts'
import { periodStart } from '@/lib/view/periods.ts'
import type { BandRow } from '@/lib/view/series.ts'
import { bandTicks } from '@/lib/view/time-range.ts'

export default function BandChart({ runId, theme, rows, color, ticks, unit }: { runId: string; theme: string; rows: BandRow[]; color: string; ticks: string[]; unit: PeriodUnit }) {
  const router = useRouter()
  const percents = bandTicks(rows)
  // A click on a dot would not be the chart's: dots take none. A finger has no hover: its tap shows the note, and the table leads on.
  const open = (label: unknown, { nativeEvent }: { nativeEvent: Event }) => {
    if ((nativeEvent as PointerEvent).pointerType === 'touch') return
    const row = rows.find(({ at }) => at === Number(label))
    if (row) router.push(papersAddress(runId, { theme, from: row.period, to: row.period }))
  }
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={rows} margin={chartMargin} onClick={({ activeLabel }, event) => open(activeLabel, event)} style={{ cursor: 'pointer' }} title={`Share of the theme, ${rows[0].period} to ${rows[rows.length - 1].period}`}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis {...timeAxis(unit, ticks.map((period) => ({ period, at: periodStart(period) })))} />
        <YAxis {...percentAxis('share of all papers (%)')} domain={[0, percents[percents.length - 1]]} ticks={percents} padding={{ top: 5 }} allowDataOverflow />
        <Tooltip content={BandTooltip} cursor={{ stroke: 'var(--line-strong)' }} isAnimationActive={false} />
        <Area dataKey="band" stroke="none" fill={color} fillOpacity={0.16} activeDot={false} isAnimationActive={false} />
        {rows.some((row) => row.adjusted !== null) && <Line dataKey="adjusted" stroke="var(--ink)" strokeWidth={1.5} strokeDasharray="1 4" strokeLinecap="round" dot={false} activeDot={false} isAnimationActive={false} />}
        <Line dataKey="unsettled" stroke={color} strokeWidth={2} strokeDasharray="3 4" dot={<OpenDot />} activeDot={false} isAnimationActive={false} />
        <Line dataKey="settled" stroke={color} strokeWidth={2} dot={{ r: 2.5, fill: color, strokeWidth: 0, pointerEvents: 'none' }} activeDot={{ r: 4.5, strokeWidth: 0, fill: color, pointerEvents: 'none' }} isAnimationActive={false} />
      </ComposedChart>
    </ResponsiveContainer>
  )
}

// Only the period that is not over gets one; the one before has its full dot already.
function OpenDot({ cx, cy, payload, stroke }: { cx?: number; cy?: number; payload?: BandRow; stroke?: string }) {
  return payload?.settled === null && payload.unsettled !== null ? <circle cx={cx} cy={cy} r="3.5" fill="var(--paper)" stroke={stroke} strokeWidth="2" pointerEvents="none" /> : null
}

function BandTooltip({ active, payload }: Partial<TooltipContentProps>) {
  const row = active ? (payload?.[0]?.payload as BandRow | undefined) : undefined
  if (!row) return null
  return (
    <div className={styles.tooltip}>
      <p><b>{row.period}</b>{row.settled === null && ', not over yet'}: {formatShare(row.share / 100)}</p>
      <p className="muted">{formatCount(row.count)} of {formatCount(row.total)} papers</p>
      <p className="muted">95 % band {formatShare(row.band[0] / 100)} to {formatShare(row.band[1] / 100)}</p>
      {row.adjusted !== null && <p className="muted">venues held fixed {formatShare(row.adjusted / 100)}</p>}
    </div>
  )
}
