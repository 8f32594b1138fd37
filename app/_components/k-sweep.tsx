/** Why a run has as many themes as it has. In: the sweep and the sentence. Out: small charts drawn by the server, the chosen number marked, and the numbers. */
import type { KCandidate } from '@/lib/domain/k-choice.ts'
import { formatFigure } from '@/lib/view/format.ts'
import { sweepPanel, type SweepFigure } from '@/lib/view/sweep.ts'
import { DataTable } from './data-table.tsx'
import styles from './k-sweep.module.css'

const SIZE = { width: 250, height: 96, inset: 10 }

const FIGURES: { figure: SweepFigure; name: string; meaning: string }[] = [
  { figure: 'stability', name: 'Comes back', meaning: 'stability on random parts' },
  { figure: 'silhouette', name: 'Apart', meaning: 'silhouette' },
  { figure: 'npmi', name: 'Coherent', meaning: 'NPMI of the terms' },
  { figure: 'score', name: 'All three', meaning: 'the score that decided' },
]

export function KSweep({ candidates, k, reason }: { candidates: KCandidate[]; k: number; reason: string }) {
  return (
    <>
      <p className={styles.reason}>{reason}</p>
      {candidates.length > 1 && (
        <>
          <div className={styles.panels}>{FIGURES.map((figure) => <Panel key={figure.figure} {...figure} candidates={candidates} k={k} />)}</div>
          <DataTable
            caption="What was measured for each number of themes"
            head={['themes', 'stability', 'silhouette', 'coherence (NPMI)', 'score']}
            rows={candidates.map((row) => [row.k === k ? `${row.k}, chosen` : String(row.k), ...[row.stability, row.silhouette, row.npmi, row.score].map(formatFigure)])}
          />
        </>
      )}
    </>
  )
}

function Panel({ figure, name, meaning, candidates, k }: { figure: SweepFigure; name: string; meaning: string; candidates: KCandidate[]; k: number }) {
  const panel = sweepPanel(candidates, figure, SIZE)
  if (!panel) return null
  const chosen = panel.points.find((point) => point.k === k)
  const [first, last] = [panel.points[0], panel.points[panel.points.length - 1]]
  const isNearEnd = (x: number) => chosen !== undefined && Math.abs(chosen.x - x) < 26
  return (
    <figure>
      <figcaption className={styles.name}>{name} <span className="muted">{meaning}</span></figcaption>
      <svg className={styles.picture} viewBox={`0 0 ${SIZE.width} ${SIZE.height + 18}`} role="img" aria-label={`${name}, ${meaning}, for ${first.k} to ${last.k} themes${chosen ? `; ${formatFigure(chosen.value)} for the chosen ${k}` : ''}`}>
        <line x1="0" x2={SIZE.width} y1={SIZE.height} y2={SIZE.height} stroke="var(--line)" />
        {chosen && <line x1={chosen.x} x2={chosen.x} y1="0" y2={SIZE.height} stroke="var(--line-strong)" strokeDasharray="2 3" />}
        <path d={panel.line} fill="none" stroke="var(--accent)" strokeWidth="1.5" strokeLinejoin="round" />
        {panel.points.map((point) => (
          <circle key={point.k} cx={point.x} cy={point.y} r={point.k === k ? 5 : 2.5} fill={point.k === k ? 'var(--ink)' : 'var(--accent)'}><title>{`${point.k} themes: ${formatFigure(point.value)}`}</title></circle>
        ))}
        {chosen && <text className={styles.value} x={chosen.x} y={chosen.y > 24 ? chosen.y - 10 : chosen.y + 20} textAnchor={chosen.x < 40 ? 'start' : chosen.x > SIZE.width - 40 ? 'end' : 'middle'}>{formatFigure(chosen.value)}</text>}
        {!isNearEnd(first.x) && <text className={styles.tick} x={first.x} y={SIZE.height + 14} textAnchor="middle">{first.k}</text>}
        {!isNearEnd(last.x) && <text className={styles.tick} x={last.x} y={SIZE.height + 14} textAnchor="middle">{last.k}</text>}
        {chosen && <text className={styles.chosen} x={chosen.x} y={SIZE.height + 14} textAnchor="middle">{k}</text>}
      </svg>
    </figure>
  )
}
