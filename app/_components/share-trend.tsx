'use client'
/** Lines of share over time, one a theme. In: ShareRow from the server. Out: a chart with a legend that brings a line forward. */
import dynamic from 'next/dynamic'
import { useRef, useState } from 'react'
import styles from './share-trend.module.css'
import { ThemeLink } from './theme-link.tsx'
import { useInView } from './use-in-view.ts'
import { themeId } from '@/lib/domain/theme.ts'
import { formatShare } from '@/lib/view/format.ts'
import { lineDash, themeColor } from '@/lib/view/palette.ts'
import type { PeriodUnit } from '@/lib/domain/trend.ts'
import type { ShareRow } from '@/lib/view/series.ts'

const ShareChart = dynamic(() => import('./share-chart.tsx'), { ssr: false })

interface Props {
  runId: string
  rows: ShareRow[]
  ticks: string[]
  unit: PeriodUnit
  /** The period that is not over. */
  partial: string | null
  themes: { index: number; label: string }[]
}

export function ShareTrend({ runId, rows, ticks, unit, partial, themes }: Props) {
  const [forward, setForward] = useState<number | null>(null)
  const chart = useRef<HTMLDivElement>(null)
  const inView = useInView(chart)
  const last = rows.findLast(({ period }) => period !== partial) ?? rows[rows.length - 1]
  return (
    <div className={styles.trend}>
      <div className={styles.chart} ref={chart}>{inView && <ShareChart rows={rows} ticks={ticks} unit={unit} partial={partial} themes={themes} forward={forward} />}</div>
      <ul className={styles.legend} onMouseLeave={() => setForward(null)}>
        <li className={styles.note}>Share in {last.period}</li>
        {themes.map((theme, i) => (
          <li key={theme.index} onMouseEnter={() => setForward(theme.index)} onFocus={() => setForward(theme.index)} onBlur={() => setForward(null)}>
            <svg width="28" height="10" aria-hidden="true"><line x1="1" x2="27" y1="5" y2="5" stroke={themeColor(theme.index)} strokeWidth="2.5" strokeDasharray={lineDash(i)} /></svg>
            <ThemeLink runId={runId} theme={theme} />
            <span className={styles.share}>{formatShare(Number(last[themeId(theme.index)]) / 100)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
