'use client'
/** Ranks of series over time. In: TrendChartProps. Out: an svg with names at its right; a mark opens the papers of its stretch of time. */
import Link from 'next/link'
import { useState } from 'react'
import { ChartTip, type Tip } from '../chart-tip.tsx'
import { Sideways } from '../sideways.tsx'
import { useNarrow } from '../use-narrow.ts'
import styles from './drawn-chart.module.css'
import type { TrendChartProps } from './late-chart.tsx'
import { formatShare } from '@/lib/view/format.ts'
import { papersAddress } from '@/lib/view/paper-address.ts'
import { everAmongFirst, rankColumns, rankPaths, type RankColumn } from '@/lib/view/rank-columns.ts'
import { seriesLook } from '@/lib/view/series-look.ts'
import { fitLines } from '@/lib/view/text-width.ts'
import type { Series } from '@/lib/view/theme-series.ts'

const MOST_RANKS = 15
const WIDE = { columns: 10, width: 1180, names: 310, inset: 34, font: 12.5 }
/** A phone sees the names without scrolling, and less of the way to them. */
const NARROW = { columns: 3, width: 328, names: 128, inset: 28, font: 11 }
const [HEAD, STEP, FOOT] = [40, 28, 16]
const MARK = 9

export default function BumpChart({ runId, set, pick }: TrendChartProps) {
  const [pointed, setPointed] = useState<{ id: string; tip: Tip } | null>(null)
  const look = useNarrow() ? NARROW : WIDE
  const { width, names, inset } = look
  const columns = rankColumns(set, look.columns)
  const picked = set.series.flatMap(({ id }, s) => (pick.includes(id) ? [s] : []))
  const shown = [...new Set([...everAmongFirst(columns, MOST_RANKS), ...picked])]
  const ranks = Math.min(MOST_RANKS, set.series.length)
  const height = HEAD + ranks * STEP + FOOT
  const xOf = (c: number) => inset + (columns.length > 1 ? (c * (width - names - 2 * inset)) / (columns.length - 1) : 0)
  const yOf = (rank: number) => HEAD + (rank - 0.5) * STEP
  const forward = pointed ? [...pick, pointed.id] : pick
  const point = (c: number, s: number) => {
    const { id, label } = set.series[s]
    const { ranks: own, shares } = columns[c]
    setPointed({ id, tip: { left: (100 * xOf(c)) / width, top: (100 * yOf(own[s]!)) / height, title: label, lines: [`${spanOf(columns[c])}: rank ${own[s]} with ${formatShare(shares[s]!)}`] } })
  }
  return (
    <Sideways label="Ranks of the themes">
      <div className={look === NARROW ? styles.small : styles.sheet}>
        <svg className={styles.picture} viewBox={`0 0 ${width} ${height}`} role="group" aria-label="Ranks over time; the table below has the shares" onMouseLeave={() => setPointed(null)}>
          {columns.map((column, c) => (
            <g key={column.from}>
              <line x1={xOf(c)} x2={xOf(c)} y1={HEAD} y2={height - FOOT} stroke="var(--line)" strokeDasharray={column.isPartial ? '2 4' : undefined} />
              <text className={styles.head} x={xOf(c)} y="14" textAnchor="middle">{shortSpan(column)}</text>
              <text className={styles.tick} x={xOf(c)} y="30" textAnchor="middle">{column.isPartial ? 'not over' : ''}</text>
            </g>
          ))}
          {shown.map((s) => {
            const series = set.series[s]
            const { color, opacity, isForward } = seriesLook(series, forward)
            return (
              <g key={series.id} opacity={opacity}>
                {rankPaths(columns, s, ranks, xOf, yOf).map(({ path, isOpen }) => (
                  <path key={path} d={path} fill="none" stroke={color} strokeWidth={isForward ? 4 : series.isHued ? 2.5 : 1.5} strokeDasharray={isOpen ? '2 5' : undefined} strokeLinecap="round" />
                ))}
                {columns.map((column, c) => column.ranks[s] !== null && column.ranks[s] <= ranks && (
                  <Link key={column.from} href={papersAddress(runId, { theme: series.id, from: column.from, to: column.to })} prefetch={false} tabIndex={-1} onMouseEnter={() => point(c, s)}>
                    <circle cx={xOf(c)} cy={yOf(column.ranks[s])} r={MARK} fill={column.isPartial ? 'var(--paper)' : color} stroke={column.isPartial ? color : 'var(--paper)'} strokeWidth="2" />
                    <text className={styles.rank} x={xOf(c)} y={yOf(column.ranks[s]) + 3.5} textAnchor="middle" fill={column.isPartial ? 'var(--ink)' : 'var(--paper)'}>{column.ranks[s]}</text>
                  </Link>
                ))}
                <EndName runId={runId} series={series} rank={columns[columns.length - 1]?.ranks[s] ?? null} ranks={ranks} look={look} x={xOf(columns.length - 1) + MARK + 8} yOf={yOf} />
              </g>
            )
          })}
        </svg>
        <ChartTip tip={pointed?.tip ?? null} />
      </div>
    </Sideways>
  )
}

/** On two lines if need be. */
function EndName({ runId, series, rank, ranks, look: { width, font }, x, yOf }: { runId: string; series: Series; rank: number | null; ranks: number; look: typeof WIDE; x: number; yOf: (rank: number) => number }) {
  if (rank === null || rank > ranks) return null
  const room = width - x
  const [first, second] = fitLines(series.label, room, font)
  const name = (
    <text className={styles.name} x={x} y={yOf(rank) + (second ? 4 - font / 2 : 4)} style={{ fontSize: font }}>
      {first}{second && <tspan x={x} dy={font + 1}>{second}</tspan>}
      <title>{series.label}</title>
    </text>
  )
  return series.themes.length === 1 ? <Link href={`/runs/${encodeURIComponent(runId)}/themes/${series.id}`} prefetch={false}>{name}</Link> : name
}

const spanOf = ({ from, to }: RankColumn) => (from === to ? from : `${from} to ${to}`)

/** Years of one century need no second "20". */
const shortSpan = ({ from, to }: RankColumn) => (from === to ? from : from.length === 4 ? `${from}–${to.slice(0, 2) === from.slice(0, 2) ? to.slice(2) : to}` : from)
