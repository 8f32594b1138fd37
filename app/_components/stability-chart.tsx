/** How stable each theme is, against the two lines that count. In: themes, the least stable first. Out: a picture drawn by the server, in the frame of every chart. */
import { themeId, type Theme } from '@/lib/domain/theme.ts'
import { formatCount, formatFigure } from '@/lib/view/format.ts'
import { themeColor } from '@/lib/view/palette.ts'
import { shortLabel } from '@/lib/view/short-label.ts'
import { DISSOLVING, STABLE, stabilityText } from '@/lib/view/stability.ts'
import { DataTable } from './data-table.tsx'
import { ChartFigure } from './figure/chart-figure.tsx'
import { Sideways } from './sideways.tsx'
import styles from './silhouette-plot.module.css'

const LABELS = 250
const WIDTH = 640
const ROW = 19
const HEAD = 18
const FOOT = 44

export function StabilityChart({ runId, themes }: { runId: string; themes: Theme[] }) {
  const known = themes.filter(({ metrics }) => metrics.stability !== null).sort((a, b) => a.metrics.stability! - b.metrics.stability! || a.index - b.index)
  if (known.length === 0) return <p className="muted">Stability was not measured: there are too few papers to find the themes again on parts of them.</p>
  const height = known.length * ROW
  return (
    <ChartFigure
      id="stabilities" title="Stability of each theme, the least stable first" fileName="stability"
      rule="The themes are found again on random parts of the papers. A theme’s stability is the mean, over these refits, of the best Jaccard overlap that any refit theme has with it (Hennig 2007): from 0.75 on it is stable, below 0.5 it dissolves."
      numbers={<DataTable caption="Stability by theme" head={['theme', 'papers', 'stability', 'in a word']} rows={known.map(({ label, size, metrics }) => [label, formatCount(size), formatFigure(metrics.stability), stabilityText(metrics.stability)?.word ?? ''])} />}
    >
      <Sideways label="Stability chart">
        <svg className={styles.picture} viewBox={`0 0 ${LABELS + WIDTH + 16} ${height + HEAD + FOOT}`} role="group" aria-label={`Stability of ${known.length} themes from ${formatFigure(known[0].metrics.stability)} to ${formatFigure(known[known.length - 1].metrics.stability)}; the table below says the same in numbers`}>
          <g transform={`translate(${LABELS}, ${HEAD})`}>
            {[0, 0.25, DISSOLVING, STABLE, 1].map((value) => (
              <g key={value}>
                <line x1={value * WIDTH} x2={value * WIDTH} y1="0" y2={height} stroke={value === DISSOLVING || value === STABLE ? 'var(--line-strong)' : 'var(--line)'} strokeDasharray={value === DISSOLVING ? '4 3' : undefined} />
                <text className={styles.tick} x={value * WIDTH} y={height + 16} textAnchor="middle">{formatFigure(value)}</text>
              </g>
            ))}
            <text className={styles.tick} x={(DISSOLVING * WIDTH) - 6} y="-6" textAnchor="end">○ dissolving</text>
            <text className={styles.tick} x={((DISSOLVING + STABLE) / 2) * WIDTH} y="-6" textAnchor="middle">◐ wavering</text>
            <text className={styles.tick} x={(STABLE * WIDTH) + 6} y="-6">● stable</text>
            <text className={styles.tick} x={WIDTH / 2} y={height + 36} textAnchor="middle">stability (mean best Jaccard, 0 to 1)</text>
            {known.map(({ index, label, metrics }, i) => (
              <a key={index} href={`/runs/${encodeURIComponent(runId)}/themes/${themeId(index)}`}>
                <title>{`${label}: ${formatFigure(metrics.stability)}`}</title>
                <line x1="0" x2={metrics.stability! * WIDTH} y1={i * ROW + ROW / 2} y2={i * ROW + ROW / 2} stroke={themeColor(index)} strokeWidth="3" />
                <circle cx={metrics.stability! * WIDTH} cy={i * ROW + ROW / 2} r="5" fill={themeColor(index)} />
                <text className={styles.name} x="-10" y={i * ROW + ROW / 2 + 4} textAnchor="end">{shortLabel(label, 34)}</text>
              </a>
            ))}
          </g>
        </svg>
      </Sideways>
    </ChartFigure>
  )
}
