/** The bursts of themes, or of terms, with their frame. In: rows, heaviest first; the periods. Out: a figure; a sentence if there are none. */
import Link from 'next/link'
import { BurstBars, burstPapers, spanText } from './burst-bars.tsx'
import { DataTable } from '../data-table.tsx'
import { ColorNote } from '../color-note.tsx'
import { ChartFigure } from '../figure/chart-figure.tsx'
import type { Theme } from '@/lib/domain/theme.ts'
import type { Periods } from '@/lib/domain/trend.ts'
import { burstsInTime, type BurstRow } from '@/lib/view/burst-rows.ts'
import { formatChance, formatCount } from '@/lib/view/format.ts'

interface Props {
  runId: string
  /** "themes" or "terms". */
  of: 'themes' | 'terms'
  rows: BurstRow[]
  /** All of the run, for what the colours say. */
  themes: Theme[]
  periods: Periods
  /** First period of the axis; a burst before it makes it longer. */
  start: string
  most: number
}

export function BurstsFigure({ runId, of, rows, themes, periods, start, most }: Props) {
  const shown = burstsInTime(rows, most)
  if (shown.length === 0) return <p className="muted">No {of === 'themes' ? 'theme' : 'term'} was ever at least twice as common as usual for longer than chance would have it.</p>
  const first = shown.reduce((earliest, { bursts }) => (bursts[0].from < earliest ? bursts[0].from : earliest), start)
  const title = `Bursts of ${of}, ${shown.length < rows.length ? `the ${formatCount(shown.length)} strongest of ${formatCount(rows.length)}` : `all ${formatCount(rows.length)}`}, by ${periods.unit}`
  return (
    <ChartFigure
      id={`bursts-${of}`} title={title} fileName={`bursts-${of}`}
      rule={<>A burst is a stretch of {periods.unit}s in which {of === 'themes' ? 'a theme' : 'a term'} is at least twice as common as usual (Kleinberg’s two states, doi:10.1145/775047.775061). The fuller the colour, the heavier the burst; an arrow means that it lasts to the last {periods.unit} that was tested. q is the chance of such a burst in a flat series, corrected for all {of} looked at.</>}
      under={of === 'themes' && <ColorNote themes={themes} />}
      numbers={(
        <DataTable
          caption={`Bursts of ${of} with their weight (how much better a doubled rate explains them) and q`} head={[of === 'themes' ? 'theme' : 'term', 'when', 'weight', 'q']}
          rows={shown.flatMap((row) => row.bursts.map((burst) => [row.label, <Link key="papers" href={burstPapers(runId, row, burst)} prefetch={false}>{spanText(burst)}</Link>, burst.weight.toFixed(1), formatChance(burst.q)]))}
        />
      )}
    >
      <BurstBars runId={runId} rows={shown} periods={periods} start={first} label={`Bursts of ${of}`} />
    </ChartFigure>
  )
}
