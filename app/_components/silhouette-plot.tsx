/** How well each theme's papers lie in it. In: themes with their silhouettes; whether the run keeps which papers are below 0. Out: a picture drawn by the server, in the frame of every chart. */
import type { Theme } from '@/lib/domain/theme.ts'
import { themeId } from '@/lib/domain/theme.ts'
import { formatCount, formatFigure } from '@/lib/view/format.ts'
import { themeColor } from '@/lib/view/palette.ts'
import { papersAddress } from '@/lib/view/paper-address.ts'
import { fitLabel } from '@/lib/view/text-width.ts'
import { silhouettePlot } from '@/lib/view/silhouette-plot.ts'
import { ByWidth } from './by-width.tsx'
import { ColorNote } from './color-note.tsx'
import { DataTable } from './data-table.tsx'
import { ChartFigure } from './figure/chart-figure.tsx'
import { PaperCount } from './paper-count.tsx'
import styles from './silhouette-plot.module.css'

/** Beside the blocks the names take LABELS; on a phone they stand above them, in HEAD. */
const WIDE = { labels: 250, width: 640, head: 0, room: 236 }
const NARROW = { labels: 18, width: 312, head: 18, room: 312 }
const FOOT = 44
const NAME = 12

export function SilhouettePlot({ runId, themes, isByPaper }: { runId: string; themes: Theme[]; isByPaper: boolean }) {
  if (themes.every(({ size }) => size === 1)) return <p className="muted">Every theme is a single paper, so there are no others of its own to compare it with.</p>
  if (!silhouettePlot(themes, WIDE.width)) return <p className="muted">This run was made by an earlier version, which did not keep the silhouettes of single papers. Start it again to see them.</p>
  return (
    <ChartFigure
      id="silhouettes" title="Silhouette of the papers of each theme" fileName="silhouettes"
      rule="A paper’s silhouette compares its mean distance (1 − cosine) to the papers of its own theme with that to the nearest other theme: 1 is alone with its own, 0 lies between two, below 0 it is closer to another theme (Rousseeuw 1987). A block is as high as its theme has papers; within it the papers stand in falling order, at most 48 steps, each the mean of its part. The upright stroke is the mean of the theme."
      under={<ColorNote themes={themes} />}
      numbers={<DataTable
        caption="Silhouette by theme" head={['theme', 'papers', 'mean', 'best', 'worst', 'below 0']}
        rows={themes.map(({ index, label, size, metrics }) => [label, <PaperCount key="papers" papers={size} href={papersAddress(runId, { theme: themeId(index) })} />, ...[metrics.silhouette, metrics.silhouettes?.[0], metrics.silhouettes?.at(-1)].map(formatFigure), isByPaper ? <PaperCount key="misplaced" papers={metrics.misplaced ?? 0} href={papersAddress(runId, { theme: themeId(index), fit: 'misplaced' })} /> : formatCount(metrics.misplaced ?? 0)])}
      />}
    >
      <ByWidth label="Silhouette plot" wide={<Picture runId={runId} themes={themes} look={WIDE} />} narrow={<Picture runId={runId} themes={themes} look={NARROW} />} />
    </ChartFigure>
  )
}

function Picture({ runId, themes, look: { labels, width, head, room } }: { runId: string; themes: Theme[]; look: typeof WIDE }) {
  const plot = silhouettePlot(themes, width, head)!
  const labelOf = (index: number) => themes.find((theme) => theme.index === index)?.label ?? ''
  return (
    <svg className={head > 0 ? styles.narrow : styles.picture} viewBox={`0 0 ${labels + width + 16} ${plot.height + FOOT}`} role="group" aria-label={`Silhouettes of the papers of ${themes.length} themes; the table below says the same in numbers`}>
      <g transform={`translate(${labels}, 0)`}>
        {plot.ticks.map(({ x, value }) => (
          <g key={value}>
            <line x1={x} x2={x} y1="0" y2={plot.height} stroke={x === plot.zeroX ? 'var(--line-strong)' : 'var(--line)'} />
            <text className={styles.tick} x={x} y={plot.height + 16} textAnchor="middle">{formatFigure(value)}</text>
          </g>
        ))}
        <text className={styles.tick} x={width / 2} y={plot.height + 36} textAnchor="middle">silhouette (−1 to 1, no unit)</text>
        {plot.blocks.map(({ themeIndex, path, top, height, meanX }) => (
          <a key={themeIndex} href={`/runs/${encodeURIComponent(runId)}/themes/${themeId(themeIndex)}`}>
            <title>{labelOf(themeIndex)}</title>
            <path d={path} fill={themeColor(themeIndex)} />
            <line x1={meanX} x2={meanX} y1={top} y2={top + height} stroke="var(--ink)" strokeWidth="1.5" />
            <text className={styles.name} {...(head > 0 ? { x: 0, y: top - 5 } : { x: -10, y: top + height / 2 + 4, textAnchor: 'end' as const })}>{fitLabel(labelOf(themeIndex), room, NAME)}</text>
          </a>
        ))}
      </g>
    </svg>
  )
}
