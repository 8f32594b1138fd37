'use client'
/** A chart of the trends page whose code is loaded when it comes into view. In: the series, what to bring forward. Out: the chart, in a place that is kept free for it. */
import dynamic from 'next/dynamic'
import { useRef, type ComponentType, type CSSProperties } from 'react'
import styles from './late-chart.module.css'
import { useInView } from '../use-in-view.ts'
import type { SeriesSet } from '@/lib/view/theme-series.ts'

export interface TrendChartProps {
  runId: string
  set: SeriesSet
  /** Ids of the series brought forward; none: all alike. */
  pick: string[]
  /** Areas: around a moving middle instead of on the ground. */
  isStream?: boolean
  /** Panels: one scale for all. */
  isOneScale?: boolean
  /** Heat map: shades of the row's own highest share. */
  isOwnShade?: boolean
  /** Heat map: places of the series from top to bottom, and the heights of their tree. */
  order?: number[]
  joins?: number[]
}

const MOST_RANKS = 15

const load = (chart: () => Promise<{ default: ComponentType<TrendChartProps> }>) => dynamic(chart, { ssr: false, loading: Waiting })

const CHARTS: Record<'areas' | 'panels' | 'bump' | 'heat', ComponentType<TrendChartProps>> = {
  areas: load(() => import('./areas-chart.tsx')),
  panels: load(() => import('./panels-chart.tsx')),
  bump: load(() => import('./bump-chart.tsx')),
  heat: load(() => import('./heat-chart.tsx')),
}

export function LateChart({ kind, ...props }: TrendChartProps & { kind: keyof typeof CHARTS }) {
  const place = useRef<HTMLDivElement>(null)
  const inView = useInView(place)
  const Chart = CHARTS[kind]
  const series = props.set.series.length
  return <div ref={place} className={styles[kind]} style={{ '--rows': kind === 'bump' ? Math.min(MOST_RANKS, series) : series } as CSSProperties}>{inView ? <Chart {...props} /> : <Waiting />}</div>
}

/** As high as the chart is going to be, so that what follows stays where it is. */
function Waiting() {
  return <div className={styles.waiting} />
}
