'use client'
/** The lines of ./share-trend.tsx. In: ShareRow and the theme brought forward. Out: a Recharts chart that fills its parent; loaded when it comes into view. */
import { CartesianGrid, Line, LineChart, ReferenceArea, ResponsiveContainer, Tooltip, XAxis, YAxis, type TooltipContentProps } from 'recharts'
import { chartMargin, percentAxis, timeAxis } from './chart-style.ts'
import styles from './share-trend.module.css'
import { themeId } from '@/lib/domain/theme.ts'
import type { PeriodUnit } from '@/lib/domain/trend.ts'
import { formatNumberOf, formatShare } from '@/lib/view/format.ts'
import { lineDash, themeColor } from '@/lib/view/palette.ts'
import { periodStart } from '@/lib/view/periods.ts'
import type { ShareRow } from '@/lib/view/series.ts'

interface Props {
  rows: ShareRow[]
  ticks: string[]
  unit: PeriodUnit
  partial: string | null
  themes: { index: number; label: string }[]
  forward: number | null
}

export default function ShareChart({ rows, ticks, unit, partial, themes, forward }: Props) {
  const settled = rows.findLast(({ period }) => period !== partial)
  const isOpen = settled !== undefined && settled !== rows[rows.length - 1]
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={rows} margin={chartMargin} title={`Share of the largest themes, ${rows[0].period} to ${rows[rows.length - 1].period}`}>
        {isOpen && <ReferenceArea x1={settled.at} x2={rows[rows.length - 1].at} fill="var(--sunken)" fillOpacity={1} stroke="none" label={{ value: 'not over', position: 'insideTop', fill: 'var(--muted)', fontSize: 12 }} />}
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis {...timeAxis(unit, ticks.map((period) => ({ period, at: periodStart(period) })))} />
        <YAxis {...percentAxis('share of all papers (%)')} />
        <Tooltip content={(props) => <ShareTooltip {...props} themes={themes} partial={partial} />} cursor={{ stroke: 'var(--line-strong)' }} isAnimationActive={false} />
        {themes.map(({ index }, i) => (
          <Line
            key={index} dataKey={themeId(index)} stroke={themeColor(index)} strokeDasharray={lineDash(i)} strokeWidth={forward === index ? 3 : 2}
            strokeOpacity={forward === null || forward === index ? 1 : 0.18} dot={false} activeDot={{ r: 4, strokeWidth: 0 }} isAnimationActive={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  )
}

function ShareTooltip({ active, payload, themes, partial }: Partial<TooltipContentProps> & Pick<Props, 'themes' | 'partial'>) {
  const row = active ? (payload?.[0]?.payload as ShareRow | undefined) : undefined
  if (!row) return null
  const ranked = themes.map((theme) => ({ ...theme, share: Number(row[themeId(theme.index)]) / 100 })).sort((a, b) => b.share - a.share)
  return (
    <div className={styles.tooltip}>
      <p className={styles.period}>{row.period}{row.period === partial && ', not over yet'}, {formatNumberOf(row.total, 'paper')}</p>
      {ranked.map(({ index, label, share }) => (
        <p className={styles.line} key={index}><span style={{ background: themeColor(index) }} /><span className={styles.name}>{label}</span><b>{formatShare(share)}</b></p>
      ))}
    </div>
  )
}
