'use client'
/** One theme's share over time inside its Wilson band. In: BandRow from the server. Out: a chart, drawn when it comes into view. */
import dynamic from 'next/dynamic'
import { useRef } from 'react'
import styles from './band-trend.module.css'
import { useInView } from './use-in-view.ts'
import type { PeriodUnit } from '@/lib/domain/trend.ts'
import type { BandRow } from '@/lib/view/series.ts'

const BandChart = dynamic(() => import('./band-chart.tsx'), { ssr: false })

export function BandTrend(props: { runId: string; theme: string; rows: BandRow[]; color: string; ticks: string[]; unit: PeriodUnit }) {
  const chart = useRef<HTMLDivElement>(null)
  return <div className={styles.chart} ref={chart}>{useInView(chart) && <BandChart {...props} />}</div>
}
