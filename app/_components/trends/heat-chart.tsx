'use client'
/** Theme by period as shades, like beside like. In: TrendChartProps. Out: an svg with the tree at its left; pointer and arrow keys walk the cells, a click or Enter opens their papers. */
import { useRouter } from 'next/navigation'
import { useId, useState, type KeyboardEvent, type MouseEvent } from 'react'
import { ChartTip } from '../chart-tip.tsx'
import { Sideways } from '../sideways.tsx'
import { useNarrow } from '../use-narrow.ts'
import styles from './drawn-chart.module.css'
import { HatchPattern } from './hatch-pattern.tsx'
import type { TrendChartProps } from './late-chart.tsx'
import { dendrogramPath } from '@/lib/view/dendrogram.ts'
import { formatCount, formatShare } from '@/lib/view/format.ts'
import { panelTop } from '@/lib/view/panels.ts'
import { papersAddress } from '@/lib/view/paper-address.ts'
import { periodTicks } from '@/lib/view/periods.ts'
import { seriesLook } from '@/lib/view/series-look.ts'
import { fitLabel } from '@/lib/view/text-width.ts'
import type { SeriesSet } from '@/lib/view/theme-series.ts'

const WIDE = { width: 1180, names: 300, tree: 90, row: 20, room: 290, ticks: 14 }
/** On a phone the names stand above their rows, and there is no tree. */
const NARROW = { width: 328, names: 0, tree: 0, row: 36, room: 328, ticks: 5 }
const [HEAD, CELL, FOOT] = [40, 19, 18]
const WIDEST_CELL = 64
const NAME = 12.5
const SHADES = [0.01, 0.04, 0.16, 0.36, 0.64, 1]

interface Cell {
  row: number
  t: number
}

export default function HeatChart({ runId, set, pick, isOwnShade = false, order = [], joins = [] }: TrendChartProps) {
  const [cell, setCell] = useState<Cell | null>(null)
  const hatch = useId()
  const router = useRouter()
  const look = useNarrow() ? NARROW : WIDE
  const { width, row: rowHeight } = look
  const left = joins.length > 0 && look === WIDE ? WIDE.tree + 8 : 0
  const step = Math.min(WIDEST_CELL, (width - look.names - left) / set.periods.length)
  const height = HEAD + order.length * rowHeight + FOOT
  const top = Math.max(...set.series.map(panelTop))
  const ticks = new Set(periodTicks(set.periods.map(({ name }) => name), Math.min(look.ticks, Math.floor((step * set.periods.length) / 44))))
  const name = look === WIDE ? { x: left + step * set.periods.length + 8, y: rowHeight - 5.5 } : { x: 0, y: rowHeight - CELL - 5 }
  const open = ({ row, t }: Cell) => router.push(papersAddress(runId, { theme: set.series[order[row]].id, from: set.periods[t].name, to: set.periods[t].name }))
  const cellAt = ({ clientX, clientY, currentTarget }: MouseEvent<SVGSVGElement>): Cell | null => {
    const box = currentTarget.getBoundingClientRect()
    const t = Math.floor((((clientX - box.left) / box.width) * width - left) / step)
    const row = Math.floor((((clientY - box.top) / box.height) * height - HEAD) / rowHeight)
    return set.periods[t] && order[row] !== undefined ? { row, t } : null
  }
  const walk = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && cell) return open(cell)
    const move = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key]
    if (!move) return
    event.preventDefault()
    const from = cell ?? { row: 0, t: set.periods.length - 1 }
    setCell(cell ? { row: clamp(from.row + move[0], order.length), t: clamp(from.t + move[1], set.periods.length) } : from)
  }
  const note = cell && noteOf(set, order[cell.row], cell.t)
  return (
    <Sideways>
      <div className={look === NARROW ? styles.small : styles.sheet}>
        <svg
          className={styles.picture} data-grid viewBox={`0 0 ${width} ${height}`} tabIndex={0} role="group" aria-label="Themes by period; arrow keys walk the cells, Enter opens the papers of a cell; the table below has all shares"
          onMouseMove={(event) => setCell(cellAt(event))} onMouseLeave={() => setCell(null)} onBlur={() => setCell(null)} onKeyDown={walk}
          onClick={(event) => {
            const clicked = cellAt(event)
            if (clicked) open(clicked)
          }}
        >
          <HatchPattern id={hatch} />
          <ShadeKey x={left} top={isOwnShade ? null : top} />
          {left > 0 && <path d={dendrogramPath(joins, { width: WIDE.tree, step: rowHeight })} transform={`translate(0, ${HEAD})`} fill="none" stroke="var(--line-strong)" />}
          {order.map((s, row) => {
            const series = set.series[s]
            const { opacity, isForward } = seriesLook(series, pick)
            const most = isOwnShade ? panelTop(series) : top
            return (
              <g key={series.id} transform={`translate(0, ${HEAD + row * rowHeight})`}>
                <g opacity={isForward ? 1 : Math.max(0.4, opacity)}>
                  {series.shares.map((share, t) => share !== null && <rect key={t} x={left + t * step} y={rowHeight - CELL - 0.5} width={Math.max(1, step - 1)} height={CELL} fill="var(--accent)" fillOpacity={Math.max(share > 0 ? 0.05 : 0.015, Math.sqrt(share / most))} />)}
                </g>
                <text className={styles.name} {...name} fontWeight={isForward ? 700 : undefined}>{fitLabel(series.label, look.room, NAME)}<title>{series.label}</title></text>
              </g>
            )
          })}
          {set.periods.map(({ name, total }, t) => (
            <g key={name} transform={`translate(${left + t * step}, 0)`}>
              {(total === 0 || name === set.partial) && <rect x="0" y={HEAD} width={Math.max(1, step - 1)} height={order.length * rowHeight} fill={`url(#${hatch})`} />}
              {ticks.has(name) && <text className={styles.tick} {...(look === NARROW && t === set.periods.length - 1 ? { x: step, textAnchor: 'end' } : { x: step / 2, textAnchor: 'middle' })} y={HEAD - 6}>{name}</text>}
              {name === set.partial && <text className={styles.tick} x={step - 1} y={height - 4} textAnchor="end">{name}: not over</text>}
            </g>
          ))}
          {cell && <rect x={left + cell.t * step - 1} y={HEAD + (cell.row + 1) * rowHeight - CELL - 1.5} width={step + 1} height={CELL + 2} fill="none" stroke="var(--ink)" strokeWidth="1.5" />}
        </svg>
        {cell && note && <ChartTip tip={{ left: (100 * (left + (cell.t + 1) * step)) / width, top: (100 * (HEAD + (cell.row + 1) * rowHeight)) / height, ...note }} />}
      </div>
      <p className="hidden" role="status">{note && `${note.title}. ${note.lines.join('. ')}`}</p>
    </Sideways>
  )
}

const clamp = (place: number, count: number) => Math.min(count - 1, Math.max(0, place))

function noteOf({ series, periods, partial, mix }: SeriesSet, s: number, t: number): { title: string; lines: string[] } {
  const [{ label, shares, counts }, { name, total }] = [series[s], periods[t]]
  const when = `${name}${name === partial ? ', not over' : ''}`
  if (total === 0) return { title: label, lines: [`${when}: no papers at all`] }
  const share = shares[t]
  if (share === null) return { title: label, lines: [`${when}: the venues cannot be compared`] }
  return { title: label, lines: [`${when}: ${formatShare(share)}`, mix === 'raw' ? `${formatCount(counts[t])} of ${formatCount(total)} papers` : 'with the mix of venues held fixed'] }
}

/** What the shades mean. */
function ShadeKey({ x, top }: { x: number; top: number | null }) {
  const start = top === null ? '0' : '0 %'
  return (
    <g transform={`translate(${x}, 0)`}>
      <text className={styles.tick} x="0" y="11">{start}</text>
      {SHADES.map((part, i) => <rect key={part} x={26 + i * 22} y="1" width="21" height="11" fill="var(--accent)" fillOpacity={Math.sqrt(part)} />)}
      <text className={styles.tick} x={26 + SHADES.length * 22 + 6} y="11">{top === null ? 'the theme’s own highest share' : `${formatShare(top)} of all papers`}</text>
    </g>
  )
}
