/** Why a run has as many themes as it has. In: the sweep and the sentence, and where another run is started. Out: the other numbers as links to its form; small charts drawn by the server, the chosen number marked, and the numbers. */
import Link from 'next/link'
import { printedReason, type KCandidate } from '@/lib/domain/k-choice.ts'
import { formatFigure } from '@/lib/view/format.ts'
import { sweepPanel, type SweepFigure } from '@/lib/view/sweep.ts'
import { ChartFigure } from './figure/chart-figure.tsx'
import { DataTable } from './data-table.tsx'
import styles from './k-sweep.module.css'

/** Room above a panel for its name. */
const HEAD = 40
const SIZE = { width: 250, height: 96, inset: 10 }
/** Room at the left for the lowest and the highest value. */
const SCALE = 36

const FIGURES: { figure: SweepFigure; name: string; meaning: string }[] = [
  { figure: 'stability', name: 'Comes back', meaning: 'stability on random parts' },
  { figure: 'silhouette', name: 'Apart', meaning: 'silhouette' },
  { figure: 'npmi', name: 'Coherent', meaning: 'NPMI of the terms' },
  { figure: 'score', name: 'Together', meaning: 'the score that decided' },
]

interface Props {
  candidates: KCandidate[]
  k: number
  reason: string
  /** @returns the address of the form that starts a run with so many themes. */
  addressOf: (k: number) => string
}

export function KSweep({ candidates, k, reason, addressOf }: Props) {
  const others = candidates.filter((one) => one.k !== k)
  return (
    <>
      <p className={styles.reason}>{printedReason(reason)}</p>
      {others.length > 0 && (
        <nav className={styles.others} aria-labelledby="other-numbers">
          <span id="other-numbers">Find another number of themes:</span>
          <ul>{others.map((one) => <li key={one.k}><Link href={addressOf(one.k)} prefetch={false}>{one.k}</Link></li>)}</ul>
        </nav>
      )}
      {candidates.length > 1 && (
        <ChartFigure
          id="sweep" title="What was measured for each number of themes" fileName="number-of-themes"
          rule="Each number of themes was tried on the papers or a part of them. Every panel has the number of themes on a logarithmic axis and a scale of its own from the lowest to the highest value; the dashed line marks the number that was chosen. The score adds the three, each set against the other candidates, and counts stability most; a little is added for more themes. All were judged on two random parts of the papers, those that could still win on two more, and those that then still could on another two, so the stability of the others is a rougher figure."
          numbers={<DataTable
            caption="What was measured for each number of themes"
            head={['themes', 'stability', 'silhouette', 'coherence (NPMI)', 'score']}
            rows={candidates.map((row) => [row.k === k ? `${row.k}, chosen` : String(row.k), ...[row.stability, row.silhouette, row.npmi, row.score].map(formatFigure)])}
          />}
        >
          <div className={styles.panels}>{FIGURES.map((figure) => <Panel key={figure.figure} {...figure} candidates={candidates} k={k} />)}</div>
        </ChartFigure>
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
    <svg className={styles.picture} viewBox={`${-SCALE} ${-HEAD} ${SIZE.width + SCALE} ${SIZE.height + HEAD + 18}`} role="img" aria-label={`${name}, ${meaning}, for ${first.k} to ${last.k} themes${chosen ? `; ${formatFigure(chosen.value)} for the chosen ${k}` : ''}`}>
      <text className={styles.name} x={-SCALE} y={14 - HEAD}>{name}<tspan className={styles.meaning}> {meaning}</tspan></text>
      <line x1="0" x2={SIZE.width} y1={SIZE.height} y2={SIZE.height} stroke="var(--line)" />
      {[panel.high, panel.low].map((value, i) => <text key={i} className={styles.tick} x="-4" y={(i === 0 ? SIZE.inset : SIZE.height - SIZE.inset) + 4} textAnchor="end">{formatFigure(value)}</text>)}
      {chosen && <line x1={chosen.x} x2={chosen.x} y1="0" y2={SIZE.height} stroke="var(--line-strong)" strokeDasharray="2 3" />}
      <path d={panel.line} fill="none" stroke="var(--accent)" strokeWidth="1.5" strokeLinejoin="round" />
      {panel.points.map((point) => (
        <circle key={point.k} cx={point.x} cy={point.y} r={point.k === k ? 5 : 2.5} fill={point.k === k ? 'var(--ink)' : 'var(--accent)'}><title>{`${point.k} themes: ${formatFigure(point.value)}`}</title></circle>
      ))}
      {chosen && <text className={styles.value} x={chosen.x} y={chosen.y - 10} textAnchor={chosen.x < 40 ? 'start' : chosen.x > SIZE.width - 40 ? 'end' : 'middle'}>{formatFigure(chosen.value)}</text>}
      {!isNearEnd(first.x) && <text className={styles.tick} x={first.x} y={SIZE.height + 14} textAnchor="middle">{first.k}</text>}
      {!isNearEnd(last.x) && <text className={styles.tick} x={last.x} y={SIZE.height + 14} textAnchor="middle">{last.k}</text>}
      {chosen && <text className={styles.chosen} x={chosen.x} y={SIZE.height + 14} textAnchor="middle">{k}</text>}
    </svg>
  )
}
