/** The runs of a corpus, newest first. In: RunSummary rows. Out: a table; a run without a result says what became of it. */
import Link from 'next/link'
import type { RunSummary } from '@/lib/data/runs.ts'
import { formatCount, formatFigure, formatMoment } from '@/lib/view/format.ts'
import { runState } from '@/lib/view/run-state.ts'
import styles from './run-table.module.css'

export function RunTable({ runs }: { runs: RunSummary[] }) {
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label="Runs">
      <table className={styles.table}>
        <thead>
          <tr><th scope="col">Run</th><th scope="col">Started</th><th scope="col">Papers</th><th scope="col">Themes</th><th scope="col">Silhouette</th><th scope="col">State</th></tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <td><Link href={`/runs/${encodeURIComponent(run.id)}`}><code>{run.id}</code></Link></td>
              <td className="number">{formatMoment(run.createdAt)}</td>
              <td className="number">{run.documents === null ? '–' : formatCount(run.documents)}</td>
              <td className="number">{run.k === null ? '–' : formatCount(run.k)}</td>
              <td className="number">{run.status === 'done' ? formatFigure(run.quality?.silhouette) : '–'}</td>
              <td>{runState(run)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
