/** How the papers of a run's themes spread over those of another. In: shared papers, the themes of both. Out: a picture drawn by the server, in the frame of every chart. */
import Link from 'next/link'
import { themeId, type NamedTheme } from '@/lib/domain/theme.ts'
import type { Shared } from '@/lib/view/comparison.ts'
import { layOutFlow, type FlowNode } from '@/lib/view/comparison-flow.ts'
import { formatNumberOf } from '@/lib/view/format.ts'
import { themeColor } from '@/lib/view/palette.ts'
import { papersAddress } from '@/lib/view/paper-address.ts'
import { fitLabel, fitLines } from '@/lib/view/text-width.ts'
import { ByWidth } from './by-width.tsx'
import { ColorNote } from './color-note.tsx'
import styles from './comparison-flow.module.css'
import { DataTable } from './data-table.tsx'
import { ChartFigure } from './figure/chart-figure.tsx'
import { PaperCount } from './paper-count.tsx'

const WIDE = { labels: 250, width: 380, font: 12 }
const NARROW = { labels: 118, width: 84, font: 11 }
const NODE = 10
const HEAD = 26

interface Props {
  run: { id: string; themes: NamedTheme[] }
  other: { id: string; themes: NamedTheme[] }
  shared: Shared[]
}

export function ComparisonFlow(props: Props) {
  const { run, other, shared } = props
  return (
    <ChartFigure
      id="flow" title={`Where the papers of run ${run.id} lie in run ${other.id}`} fileName="comparison"
      rule="Each bar is a theme, as high as its share of the papers that both runs have; a band is as wide as the papers that two themes share. Bands that are less than a twentieth of both their themes are left out of the picture; the numbers have them all. A band leads to the papers that it holds, a bar to its own, a name to its theme."
      under={<ColorNote themes={run.themes} />}
      numbers={<DataTable caption="Papers shared by each pair of themes" head={[`theme of ${run.id}`, `theme of ${other.id}`, 'papers']} rows={shared.map(({ from, to, count }) => [labelOf(run.themes, from), labelOf(other.themes, to), <PaperCount key="papers" papers={count} href={flowPapers(props, from, to)} />])} />}
    >
      <ByWidth label="Picture of the comparison" wide={<Picture {...props} look={WIDE} />} narrow={<Picture {...props} look={NARROW} />} />
    </ChartFigure>
  )
}

const labelOf = (themes: NamedTheme[], index: number) => themes[index]?.label ?? themeId(index)

function Picture({ run, other, shared, look }: Props & { look: typeof WIDE }) {
  const { labels, width } = look
  const flow = layOutFlow(shared, width)
  return (
    <svg className={look === NARROW ? styles.narrow : styles.picture} viewBox={`${-labels} ${-HEAD} ${width + 2 * (labels + NODE)} ${flow.height + HEAD + 4}`} role="group" aria-label={`${formatNumberOf(flow.left.length, 'theme')} of one run and ${formatNumberOf(flow.right.length, 'theme')} of the other, joined by ${formatNumberOf(flow.bands.length, 'band')}; the table below says the same in numbers`}>
      <text className={styles.head} x={NODE} y="-10" textAnchor="end">run {run.id}</text>
      <text className={styles.head} x={NODE + width} y="-10">run {other.id}</text>
      <g transform={`translate(${NODE}, 0)`}>
        {flow.bands.map(({ from, to, count, path }) => (
          <Link key={`${from}-${to}`} href={flowPapers({ run, other }, from, to)} prefetch={false} tabIndex={-1}>
            <path className={styles.band} d={path} fill={themeColor(from)}><title>{`${labelOf(run.themes, from)} → ${labelOf(other.themes, to)}: ${formatNumberOf(count, 'paper')}`}</title></path>
          </Link>
        ))}
      </g>
      {flow.left.map((node) => <Bar key={node.themeIndex} runId={run.id} otherId={other.id} node={node} label={labelOf(run.themes, node.themeIndex)} look={look} x={0} side="left" />)}
      {flow.right.map((node) => <Bar key={node.themeIndex} runId={other.id} otherId={run.id} node={node} label={labelOf(other.themes, node.themeIndex)} look={look} x={NODE + width} side="right" />)}
    </svg>
  )
}

/** @returns the papers of one run's theme that the other has in that theme. */
const flowPapers = ({ run, other }: Pick<Props, 'run' | 'other'>, from: number, to: number): string => papersAddress(run.id, { theme: themeId(from), also: `${other.id}.${themeId(to)}` })

function Bar({ runId, otherId, node, label, look, x, side }: { runId: string; otherId: string; node: FlowNode; label: string; look: typeof WIDE; x: number; side: 'left' | 'right' }) {
  const [room, at] = [look.labels - 10, { x: side === 'left' ? x - 8 : x + NODE + 8 }]
  const [first, second] = look === NARROW && node.height >= 2 * look.font ? fitLines(label, room, look.font) : [fitLabel(label, room, look.font)]
  return (
    <>
      <Link href={papersAddress(runId, { theme: themeId(node.themeIndex), also: otherId })} prefetch={false} tabIndex={-1}>
        <title>{`${label}: ${formatNumberOf(node.papers, 'paper')} in themes of both runs`}</title>
        <rect x={x} y={node.y} width={NODE} height={node.height} fill={side === 'left' ? themeColor(node.themeIndex) : 'var(--line-strong)'} />
      </Link>
      <Link className={styles.theme} href={`/runs/${encodeURIComponent(runId)}/themes/${themeId(node.themeIndex)}`} prefetch={false}>
        <title>{label}</title>
        <text className={styles.name} {...at} y={node.y + node.height / 2 + (second ? 4 - look.font / 2 : 4)} textAnchor={side === 'left' ? 'end' : 'start'}>{first}{second && <tspan {...at} dy={look.font + 1}>{second}</tspan>}</text>
      </Link>
    </>
  )
}
