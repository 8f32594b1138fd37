'use client'
/** Lines of share over time, one a theme. In: ShareRow from the server. Out: a Recharts chart with a legend that brings a line forward. */
import { useState } from 'react'
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis, type TooltipContentProps } from 'recharts'
import { chartMargin, percentAxis, timeAxis } from './chart-style.ts'
import styles from './share-trend.module.css'
import { ThemeLink } from './theme-link.tsx'
import { themeId } from '@/lib/domain/theme.ts'
import { formatNumberOf, formatShare } from '@/lib/view/format.ts'
import { lineDash, themeColor } from '@/lib/view/palette.ts'
import { periodStart, type PeriodUnit } from '@/lib/view/periods.ts'
import type { ShareRow } from '@/lib/view/series.ts'

interface Props {
  runId: string
  rows: ShareRow[]
  ticks: string[]
  unit: PeriodUnit
  themes: { index: number; label: string }[]
}

export function ShareTrend({ runId, rows, ticks, unit, themes }: Props) {
  const [forward, setForward] = useState<number | null>(null)
  const last = rows[rows.length - 1]
  return (
    <div className={styles.trend}>
      <div className={styles.chart}>
        <ResponsiveContainer width="100%" height="100%">
          <LineChart data={rows} margin={chartMargin} title={`Share of the largest themes, ${rows[0].period} to ${last.period}`}>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis {...timeAxis(unit, ticks.map((period) => ({ period, at: periodStart(period) })))} />
            <YAxis {...percentAxis(`share of all papers (%)`)} />
            <Tooltip content={(props) => <ShareTooltip {...props} themes={themes} />} cursor={{ stroke: 'var(--line-strong)' }} isAnimationActive={false} />
            {themes.map(({ index }, i) => (
              <Line
                key={index} dataKey={themeId(index)} stroke={themeColor(index)} strokeDasharray={lineDash(i)} strokeWidth={forward === index ? 3 : 2}
                strokeOpacity={forward === null || forward === index ? 1 : 0.18} dot={false} activeDot={{ r: 4, strokeWidth: 0 }} isAnimationActive={false}
              />
            ))}
          </LineChart>
        </ResponsiveContainer>
      </div>
      <ul className={styles.legend} onMouseLeave={() => setForward(null)}>
        {themes.map((theme, i) => (
          <li key={theme.index} onMouseEnter={() => setForward(theme.index)} onFocus={() => setForward(theme.index)} onBlur={() => setForward(null)}>
            <svg width="28" height="10" aria-hidden="true"><line x1="1" x2="27" y1="5" y2="5" stroke={themeColor(theme.index)} strokeWidth="2.5" strokeDasharray={lineDash(i)} /></svg>
            <ThemeLink runId={runId} theme={theme} />
            <span className={styles.share}>{formatShare(Number(last[themeId(theme.index)]) / 100)}</span>
          </li>
        ))}
        <li className={styles.note}>Shares of {last.period}</li>
      </ul>
    </div>
  )
}

function ShareTooltip({ active, payload, themes }: Partial<TooltipContentProps> & { themes: Props['themes'] }) {
  const row = active ? (payload?.[0]?.payload as ShareRow | undefined) : undefined
  if (!row) return null
  const ranked = themes.map((theme) => ({ ...theme, share: Number(row[themeId(theme.index)]) / 100 })).sort((a, b) => b.share - a.share)
  return (
    <div className={styles.tooltip}>
      <p className={styles.period}>{row.period}, {formatNumberOf(row.total, 'paper')}</p>
      {ranked.map(({ index, label, share }) => (
        <p className={styles.line} key={index}><span style={{ background: themeColor(index) }} /><span className={styles.name}>{label}</span><b>{formatShare(share)}</b></p>
      ))}
    </div>
  )
}
