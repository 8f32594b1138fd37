/** How stable each theme is, against the two lines that count. In: themes, the least stable first. Out: a picture drawn by the server, in the frame of every chart. */
import { themeId, type Theme } from '@/lib/domain/theme.ts'
import { formatFigure } from '@/lib/view/format.ts'
import { themeColor } from '@/lib/view/palette.ts'
import { papersAddress } from '@/lib/view/paper-address.ts'
import { fitLabel } from '@/lib/view/text-width.ts'
import { DISSOLVING, STABLE, stabilityText } from '@/lib/view/stability.ts'
import { ByWidth } from './by-width.tsx'
import { ColorNote } from './color-note.tsx'
import { DataTable } from './data-table.tsx'
import { ChartFigure } from './figure/chart-figure.tsx'
import { PaperCount } from './paper-count.tsx'
import styles from './silhouette-plot.module.css'

/** Beside the bars the names take LABELS; on a phone they stand above them. */
const WIDE = { labels: 250, width: 640, row: 19, room: 236 }
const NARROW = { labels: 6, width: 326, row: 34, room: 326 }
const HEAD = 18
const FOOT = 44
const NAME = 12

export function StabilityChart({ runId, themes }: { runId: string; themes: Theme[] }) {
  const known = themes.filter(({ metrics }) => metrics.stability !== null).sort((a, b) => a.metrics.stability! - b.metrics.stability! || a.index - b.index)
  if (known.length === 0) return <p className="muted">Stability was not measured: there are too few papers to find the themes again on parts of them.</p>
  return (
    <ChartFigure
      id="stabilities" title="Stability of each theme, the least stable first" fileName="stability"
      rule="The themes are found again on random parts of the papers. A theme’s stability is the mean, over these refits, of the best Jaccard overlap that any refit theme has with it (Hennig 2007): from 0.75 on it is stable, below 0.5 it dissolves."
      under={<ColorNote themes={themes} />}
      numbers={<DataTable caption="Stability by theme" head={['theme', 'papers', 'stability', 'in a word']} rows={known.map(({ index, label, size, metrics }) => [label, <PaperCount key="papers" papers={size} href={papersAddress(runId, { theme: themeId(index) })} />, formatFigure(metrics.stability), stabilityText(metrics.stability)?.word ?? ''])} />}
    >
      <ByWidth label="Stability chart" wide={<Picture runId={runId} known={known} look={WIDE} />} narrow={<Picture runId={runId} known={known} look={NARROW} />} />
    </ChartFigure>
  )
}

function Picture({ runId, known, look }: { runId: string; known: Theme[]; look: typeof WIDE }) {
  const { labels, width, row, room } = look
  const height = known.length * row
  const [barAt, name] = look === NARROW ? [row - 9, { x: 0, y: row - 18 }] : [row / 2, { x: -10, y: row / 2 + 4, textAnchor: 'end' as const }]
  return (
    <svg className={look === NARROW ? styles.narrow : styles.picture} viewBox={`0 0 ${labels + width + 16} ${height + HEAD + FOOT}`} role="group" aria-label={`Stability of ${known.length} themes from ${formatFigure(known[0].metrics.stability)} to ${formatFigure(known[known.length - 1].metrics.stability)}; the table below says the same in numbers`}>
      <g transform={`translate(${labels}, ${HEAD})`}>
        {[0, 0.25, DISSOLVING, STABLE, 1].map((value) => (
          <g key={value}>
            <line x1={value * width} x2={value * width} y1="0" y2={height} stroke={value === DISSOLVING || value === STABLE ? 'var(--line-strong)' : 'var(--line)'} strokeDasharray={value === DISSOLVING ? '4 3' : undefined} />
            <text className={styles.tick} x={value * width} y={height + 16} textAnchor={value === 0 && look === NARROW ? 'start' : 'middle'}>{formatFigure(value)}</text>
          </g>
        ))}
        <text className={styles.tick} x={(DISSOLVING * width) - 6} y="-6" textAnchor="end">○ dissolving</text>
        <text className={styles.tick} x={((DISSOLVING + STABLE) / 2) * width} y="-6" textAnchor="middle">◐ wavering</text>
        <text className={styles.tick} x={(STABLE * width) + 6} y="-6">● stable</text>
        <text className={styles.tick} x={width / 2} y={height + 36} textAnchor="middle">stability (mean best Jaccard, 0 to 1)</text>
        {known.map(({ index, label, metrics }, i) => (
          <a key={index} href={`/runs/${encodeURIComponent(runId)}/themes/${themeId(index)}`}>
            <title>{`${label}: ${formatFigure(metrics.stability)}`}</title>
            <g transform={`translate(0, ${i * row})`}>
              <line x1="0" x2={metrics.stability! * width} y1={barAt} y2={barAt} stroke={themeColor(index)} strokeWidth="3" />
              <circle cx={metrics.stability! * width} cy={barAt} r="5" fill={themeColor(index)} />
              <text className={styles.name} {...name}>{fitLabel(label, room, NAME)}</text>
            </g>
          </a>
        ))}
      </g>
    </svg>
  )
}
