/** Which themes are central and which are dense. In: RunTrends.diagram, the themes, the one to follow. Out: a labelled scatter drawn by the server; the same as a table. */
import Link from 'next/link'
import type { StrategicPosition } from '@/lib/domain/run-trends.ts'
import { themeId, type Theme } from '@/lib/domain/theme.ts'
import { diagramDots } from '@/lib/view/diagram.ts'
import { themeColor } from '@/lib/view/palette.ts'
import { ByWidth } from './by-width.tsx'
import { DataTable } from './data-table.tsx'
import styles from './strategic-diagram.module.css'

const WIDE = { width: 860, height: 540, inset: 62, room: 250 }
const NARROW = { width: 328, height: 440, inset: 44, room: 170 }
const CORNER = { width: 190, height: 24 }

const QUADRANTS = [
  { name: 'Niche', about: 'dense, apart', right: false, low: false },
  { name: 'Motor', about: 'dense, central', right: true, low: false },
  { name: 'Emerging or declining', about: 'loose, apart', right: false, low: true },
  { name: 'Basic', about: 'loose, central', right: true, low: true },
]

interface Props {
  runId: string
  diagram: StrategicPosition[]
  themes: Theme[]
  follow: number | null
}

export function StrategicDiagram(props: Props) {
  return <ByWidth label="Strategic diagram" wide={<Picture {...props} look={WIDE} />} narrow={<Picture {...props} look={NARROW} />} />
}

function Picture({ runId, diagram, themes, follow, look }: Props & { look: typeof WIDE }) {
  const { width, height, room } = look
  const [corner, edge] = look === NARROW ? [width / 2 - 8, 0] : [CORNER.width, 28]
  const corners = QUADRANTS.map(({ right, low }) => {
    const [left, top] = [right ? width - corner : 0, low ? height - CORNER.height : 0]
    return { left, top, right: left + corner, bottom: top + CORNER.height }
  })
  const dots = diagramDots(diagram, themes, look, room, corners)
  const [middleX, middleY] = [width / 2, height / 2]
  return (
    <svg className={look === NARROW ? styles.narrow : styles.picture} viewBox={`${-edge} -2 ${width + edge + 2} ${height + (look === NARROW ? 44 : 30)}`} aria-label="Themes by centrality, to the right, and density, upwards; the table below has the figures" role="group">
      <rect width={width} height={height} rx="8" fill="var(--surface)" stroke="var(--line)" />
      <line x1={middleX} x2={middleX} y1="0" y2={height} stroke="var(--line-strong)" strokeDasharray="2 4" />
      <line x1="0" x2={width} y1={middleY} y2={middleY} stroke="var(--line-strong)" strokeDasharray="2 4" />
      {QUADRANTS.map(({ name, about, right, low }) => (
        <text key={name} className={styles.quadrant} x={right ? width - 12 : 12} y={low ? height - 10 : 20} textAnchor={right ? 'end' : 'start'}>{name}{look === WIDE && <tspan className={styles.about}> {about}</tspan>}</text>
      ))}
      <text className={styles.axis} x={middleX} y={height + 20} textAnchor="middle">more linked with other themes (centrality, by rank) →</text>
      {look === WIDE
        ? <text className={styles.axis} transform={`translate(-12, ${middleY}) rotate(-90)`} textAnchor="middle">more linked within (density, by rank) →</text>
        : <text className={styles.axis} x={middleX} y={height + 38} textAnchor="middle">↑ more linked within (density, by rank)</text>}
        {dots.map(({ themeIndex, x, y, radius, label }) => (
          <Link key={themeIndex} href={`/runs/${encodeURIComponent(runId)}/themes/${themeId(themeIndex)}`} prefetch={false} className={themeIndex === follow ? styles.followed : undefined}>
            <title>{themes[themeIndex]?.label}</title>
            <circle cx={x} cy={y} r={radius} fill={themeColor(themeIndex)} />
            {label?.leader && <line {...label.leader} stroke="var(--muted)" />}
            {label && <text className={styles.name} x={label.left} y={label.baseline}>{label.text}</text>}
          </Link>
        ))}
      </svg>
  )
}

/** The same as numbers. */
export function DiagramTable({ diagram, themes }: { diagram: StrategicPosition[]; themes: Theme[] }) {
  return (
    <DataTable
      caption="Centrality and density of each theme (Callon), with their ranks, 1 for the lowest"
      head={['theme', 'centrality', 'rank', 'density', 'rank', 'quadrant']}
      rows={diagram.map((row) => [themes[row.themeIndex]?.label ?? '', row.centrality.toFixed(1), String(row.centralityRank), row.density.toFixed(1), String(row.densityRank), row.quadrant])}
    />
  )
}
