'use client'
/** One small picture a series. In: TrendChartProps. Out: panels of svg; the pointer reads a period off, a click opens its papers. */
import { useRouter } from 'next/navigation'
import { useState, type MouseEvent } from 'react'
import { ChartTip } from '../chart-tip.tsx'
import { useMedia } from '../use-media.ts'
import type { TrendChartProps } from './late-chart.tsx'
import styles from './panels-chart.module.css'
import { formatCount, formatShare } from '@/lib/view/format.ts'
import { panel, panelTop, PANEL } from '@/lib/view/panels.ts'
import { papersAddress } from '@/lib/view/paper-address.ts'
import { seriesLook } from '@/lib/view/series-look.ts'
import { fitLabel } from '@/lib/view/text-width.ts'
import type { Series, SeriesSet } from '@/lib/view/theme-series.ts'

/** Letters of a name, on a wide screen and where a panel takes a line of its own; as in the style sheet. */
const [NAME, NARROW_NAME] = [11.5, 8.5]
/** What stands right of the name takes the rest. */
const ROOM = PANEL.width - 36

export default function PanelsChart({ runId, set, pick, isOneScale = false }: TrendChartProps) {
  const top = isOneScale ? Math.max(...set.series.map(panelTop)) : null
  const font = useMedia('(max-width: 29rem)') ? NARROW_NAME : NAME
  return (
    <ul className={styles.panels}>
      {set.series.map((series) => <li key={series.id}><Panel runId={runId} set={set} series={series} pick={pick} top={top ?? panelTop(series)} font={font} /></li>)}
    </ul>
  )
}

function Panel({ runId, set, series, pick, top, font }: { runId: string; set: SeriesSet; series: Series; pick: string[]; top: number; font: number }) {
  const [at, setAt] = useState<number | null>(null)
  const router = useRouter()
  const { color, opacity } = seriesLook(series, pick)
  const drawn = panel(set, series, top)
  const [first, last] = [set.periods[0], set.periods[set.periods.length - 1]]
  const periodAt = ({ clientX, currentTarget }: MouseEvent<SVGSVGElement>) => {
    const box = currentTarget.getBoundingClientRect()
    return drawn.nearest(((clientX - box.left) / box.width) * PANEL.width)
  }
  const open = (t: number | null) => {
    if (t !== null) router.push(papersAddress(runId, { theme: series.id, from: set.periods[t].name, to: set.periods[t].name }))
  }
  const point = at === null ? null : drawn.points[at]
  return (
    <div className={styles.panel} style={{ opacity: opacity < 1 ? 0.35 : 1 }}>
      <svg
        className={styles.picture} viewBox={`0 0 ${PANEL.width} ${PANEL.height}`} role="img" onMouseMove={(event) => setAt(periodAt(event))} onMouseLeave={() => setAt(null)} onClick={(event) => open(periodAt(event))}
        aria-label={`${series.label}: ${formatShare(drawn.firstShare)} in ${first.name}, ${formatShare(drawn.lastShare)} in ${last.name}${last.name === set.partial ? ', which is not over' : ''}`}
      >
        <text className={styles.name} x="0" y="11">{fitLabel(series.label, ROOM, font)}</text>
        <line x1="0" x2={PANEL.width} y1={drawn.ground} y2={drawn.ground} stroke="var(--line-strong)" />
        <line x1="0" x2={PANEL.width} y1={drawn.ceiling} y2={drawn.ceiling} stroke="var(--line)" strokeDasharray="2 3" />
        <path d={drawn.area} fill={color} fillOpacity="0.2" />
        <path d={drawn.line} fill="none" stroke={color} strokeWidth="1.6" strokeLinejoin="round" />
        {drawn.open && <path d={drawn.open.line} fill="none" stroke={color} strokeWidth="1.6" strokeDasharray="2 3" />}
        {drawn.open && <circle cx={drawn.open.x} cy={drawn.open.y} r="2.5" fill="var(--paper)" stroke={color} strokeWidth="1.5" />}
        {drawn.alone.map(({ x, y }) => <circle key={x} cx={x} cy={y} r="1.8" fill={color} />)}
        <text className={styles.tick} x={PANEL.width} y="11" textAnchor="end">{formatShare(top)}</text>
        <text className={styles.tick} x="0" y={PANEL.height - 2}>{first.name}</text>
        <text className={styles.tick} x={PANEL.width} y={PANEL.height - 2} textAnchor="end">{last.name}{last.name === set.partial && ', not over'}</text>
        {point && <circle cx={point.x} cy={point.y} r="3.5" fill={color} stroke="var(--paper)" />}
      </svg>
      {at !== null && point && (
        <ChartTip tip={{
          left: (100 * point.x) / PANEL.width, top: 70, title: `${set.periods[at].name}: ${formatShare(series.shares[at]!)}`,
          lines: [series.label, set.mix === 'raw' ? `${formatCount(series.counts[at])} of ${formatCount(set.periods[at].total)} papers` : 'with the mix of venues held fixed'],
        }}
        />
      )}
    </div>
  )
}
