/** When themes and terms were at least twice as common as usual. In: rows of bursts, the periods of the run. Out: bars on a time axis drawn by the server, each leading to its papers. */
import Link from 'next/link'
import { Sideways } from '../sideways.tsx'
import styles from './drawn-chart.module.css'
import { themeId } from '@/lib/domain/theme.ts'
import type { Burst, Periods } from '@/lib/domain/trend.ts'
import { burstStrength, type BurstRow } from '@/lib/view/burst-rows.ts'
import { formatChance } from '@/lib/view/format.ts'
import { themeColor } from '@/lib/view/palette.ts'
import { papersAddress, termSearch } from '@/lib/view/paper-address.ts'
import { periodEnd, periodStart, periodTicks } from '@/lib/view/periods.ts'
import { shortLabel } from '@/lib/view/short-label.ts'

const [WIDTH, NAMES, HEAD, ROW] = [1180, 290, 30, 24]
const LETTERS = 40
const MOST_TICKS = 12
const FAINTEST = 0.35

export function BurstBars({ runId, rows, periods, start, label }: { runId: string; rows: BurstRow[]; periods: Periods; start: string; label: string }) {
  const names = periods.names.filter((name) => name >= start)
  const [first, end] = [periodStart(names[0]), periodEnd(names[names.length - 1])]
  const xOf = (at: number) => NAMES + ((Math.max(first, at) - first) / (end - first)) * (WIDTH - NAMES - 12)
  const height = HEAD + rows.length * ROW + 8
  const lastTested = periods.names.findLast((_, t) => periods.tested[t])
  return (
    <Sideways label={label}>
      <div className={styles.sheet}>
        <svg className={styles.picture} viewBox={`0 0 ${WIDTH} ${height}`} role="group" aria-label={`${label} as bars on a time axis; the table below says the same`}>
          {periodTicks(names, MOST_TICKS).map((name) => (
            <g key={name}>
              <line x1={xOf(periodStart(name))} x2={xOf(periodStart(name))} y1={HEAD - 8} y2={height} stroke="var(--line)" />
              <text className={styles.tick} x={xOf(periodStart(name)) + 3} y="14">{name}</text>
            </g>
          ))}
          {rows.map((row, r) => (
            <g key={row.label} transform={`translate(0, ${HEAD + r * ROW})`}>
              <text className={styles.name} x={NAMES - 12} y={ROW / 2 + 4} textAnchor="end">{shortLabel(row.label, LETTERS)}<title>{row.label}</title></text>
              <line x1={NAMES} x2={WIDTH - 12} y1={ROW - 0.5} y2={ROW - 0.5} stroke="var(--line)" />
              {row.bursts.map((burst) => <Bar key={burst.from} runId={runId} row={row} burst={burst} x={xOf(periodStart(burst.from))} width={xOf(periodEnd(burst.to)) - xOf(periodStart(burst.from))} opacity={FAINTEST + (1 - FAINTEST) * burstStrength(burst, rows)} isRunning={burst.to === lastTested} />)}
            </g>
          ))}
        </svg>
      </div>
    </Sideways>
  )
}

function Bar({ runId, row, burst, x, width, opacity, isRunning }: { runId: string; row: BurstRow; burst: Burst; x: number; width: number; opacity: number; isRunning: boolean }) {
  const text = `${row.label}: ${spanText(burst)}${isRunning ? ', to the end' : ''}, q ${formatChance(burst.q)}`
  const [top, bottom, right] = [5, ROW - 6, x + Math.max(4, width)]
  const tip = isRunning ? `H${right - 5}L${right + 3} ${(top + bottom) / 2}L${right - 5} ${bottom}` : `H${right - 1}V${bottom}`
  return (
    <Link href={burstPapers(runId, row, burst)} prefetch={false} aria-label={text}>
      <path d={`M${x} ${top}${tip}H${x}Z`} fill={row.themeIndex === null ? 'var(--accent)' : themeColor(row.themeIndex)} fillOpacity={opacity}><title>{text}</title></path>
    </Link>
  )
}

export const spanText = ({ from, to }: Burst): string => (from === to ? from : `${from} to ${to}`)

export const burstPapers = (runId: string, { themeIndex, label }: BurstRow, { from, to }: Burst): string =>
  papersAddress(runId, { ...(themeIndex === null ? { q: termSearch(label) } : { theme: themeId(themeIndex) }), from, to })
