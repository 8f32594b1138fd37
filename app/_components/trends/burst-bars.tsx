/** When themes and terms were at least twice as common as usual. In: rows of bursts, the periods of the run. Out: bars on a time axis drawn by the server, each leading to its papers. */
import Link from 'next/link'
import { ByWidth } from '../by-width.tsx'
import styles from './drawn-chart.module.css'
import { themeId } from '@/lib/domain/theme.ts'
import type { Burst, Periods } from '@/lib/domain/trend.ts'
import { burstStrength, type BurstRow } from '@/lib/view/burst-rows.ts'
import { formatChance } from '@/lib/view/format.ts'
import { themeColor } from '@/lib/view/palette.ts'
import { papersAddress } from '@/lib/view/paper-address.ts'
import { periodEnd, periodStart, periodTicks } from '@/lib/view/periods.ts'
import { fitLabel } from '@/lib/view/text-width.ts'

/** Beside the bars the names take NAMES; on a phone they stand above them. */
const WIDE = { width: 1180, names: 290, row: 24, room: 276, ticks: 12 }
const NARROW = { width: 328, names: 0, row: 40, room: 328, ticks: 6 }
const HEAD = 30
const NAME = 12.5
const BAR = { top: 5, height: 13 }
const FAINTEST = 0.35
const DIGIT_WIDTH = 8.5

interface Props {
  runId: string
  rows: BurstRow[]
  periods: Periods
  start: string
  label: string
}

export function BurstBars(props: Props) {
  return <ByWidth label={props.label} wide={<div className={styles.sheet}><Picture {...props} look={WIDE} /></div>} narrow={<Picture {...props} look={NARROW} />} />
}

function Picture({ runId, rows, periods, start, label, look }: Props & { look: typeof WIDE }) {
  const { width, names: left, row: step, room } = look
  const names = periods.names.filter((name) => name >= start)
  const [first, end] = [periodStart(names[0]), periodEnd(names[names.length - 1])]
  const xOf = (at: number) => left + ((Math.max(first, at) - first) / (end - first)) * (width - left - 12)
  const height = HEAD + rows.length * step + 8
  const lastTested = periods.names.findLast((_, t) => periods.tested[t])
  const name = look === NARROW ? { x: 0, y: 15 } : { x: left - 12, y: step / 2 + 4, textAnchor: 'end' as const }
  return (
    <svg className={styles.picture} viewBox={`0 0 ${width} ${height}`} role="group" aria-label={`${label} as bars on a time axis; the table below says the same`}>
      {periodTicks(names, look.ticks).map((period) => (
        <g key={period}>
          <line x1={xOf(periodStart(period))} x2={xOf(periodStart(period))} y1={HEAD - 8} y2={height} stroke="var(--line)" />
          <Tick x={xOf(periodStart(period))} width={width} period={period} />
        </g>
      ))}
      {rows.map((row, r) => (
        <g key={row.label} transform={`translate(0, ${HEAD + r * step})`}>
          <text className={styles.name} {...name}>{fitLabel(row.label, room, NAME)}<title>{row.label}</title></text>
          <line x1={left} x2={width - 12} y1={step - 0.5} y2={step - 0.5} stroke="var(--line)" />
          <g transform={`translate(0, ${step - WIDE.row})`}>
            {row.bursts.map((burst) => <Bar key={burst.from} runId={runId} row={row} burst={burst} x={xOf(periodStart(burst.from))} width={xOf(periodEnd(burst.to)) - xOf(periodStart(burst.from))} opacity={FAINTEST + (1 - FAINTEST) * burstStrength(burst, rows)} isRunning={burst.to === lastTested} />)}
          </g>
        </g>
      ))}
    </svg>
  )
}

/** Stands right of its line, or left of it where the picture ends. */
function Tick({ x, width, period }: { x: number; width: number; period: string }) {
  const isLast = x + period.length * DIGIT_WIDTH > width
  return <text className={styles.tick} x={isLast ? x - 3 : x + 3} y="14" textAnchor={isLast ? 'end' : 'start'}>{period}</text>
}

function Bar({ runId, row, burst, x, width, opacity, isRunning }: { runId: string; row: BurstRow; burst: Burst; x: number; width: number; opacity: number; isRunning: boolean }) {
  const text = `${row.label}: ${spanText(burst)}${isRunning ? ', to the end' : ''}, q ${formatChance(burst.q)}`
  const [top, bottom, right] = [BAR.top, BAR.top + BAR.height, x + Math.max(4, width)]
  const tip = isRunning ? `H${right - 5}L${right + 3} ${(top + bottom) / 2}L${right - 5} ${bottom}` : `H${right - 1}V${bottom}`
  return (
    <Link href={burstPapers(runId, row, burst)} prefetch={false} aria-label={text}>
      <path d={`M${x} ${top}${tip}H${x}Z`} fill={row.themeIndex === null ? 'var(--accent)' : themeColor(row.themeIndex)} fillOpacity={opacity}><title>{text}</title></path>
    </Link>
  )
}

export const spanText = ({ from, to }: Burst): string => (from === to ? from : `${from} to ${to}`)

export const burstPapers = (runId: string, { themeIndex, label }: BurstRow, { from, to }: Burst): string =>
  papersAddress(runId, { ...(themeIndex === null ? { term: label } : { theme: themeId(themeIndex) }), from, to })
