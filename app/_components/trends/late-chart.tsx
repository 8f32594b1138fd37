'use client'
/** A chart of the trends page whose code is loaded when it comes into view. In: the series, what to bring forward. Out: the chart, in a place that is kept free for it. */
import dynamic from 'next/dynamic'
import { useRef, type ComponentType } from 'react'
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

const CHARTS: Record<'areas' | 'panels' | 'bump' | 'heat', ComponentType<TrendChartProps>> = {
  areas: dynamic(() => import('./areas-chart.tsx'), { ssr: false }),
  panels: dynamic(() => import('./panels-chart.tsx'), { ssr: false }),
  bump: dynamic(() => import('./bump-chart.tsx'), { ssr: false }),
  heat: dynamic(() => import('./heat-chart.tsx'), { ssr: false }),
}

export function LateChart({ kind, ...props }: TrendChartProps & { kind: keyof typeof CHARTS }) {
  const place = useRef<HTMLDivElement>(null)
  const inView = useInView(place)
  const Chart = CHARTS[kind]
  return <div ref={place} className={styles[kind]} data-drawn={inView || undefined}>{inView && <Chart {...props} />}</div>
}
