/** The runs of a corpus, newest first. In: RunSummary rows. Out: a table, on a phone one block a run; a run without a result says what became of it. */
import Link from 'next/link'
import type { RunSummary } from '@/lib/data/runs.ts'
import { formatCount, formatFigure, formatMoment } from '@/lib/view/format.ts'
import { papersAddress, unplacedAddress } from '@/lib/view/paper-address.ts'
import { runState } from '@/lib/view/run-state.ts'
import form from './forms/form.module.css'
import { PaperCount } from './paper-count.tsx'
import styles from './run-table.module.css'

export function RunTable({ runs, canRemove = false }: { runs: RunSummary[]; canRemove?: boolean }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr><th scope="col">Run</th><th scope="col">Started</th><th scope="col">Papers</th><th scope="col">Themes</th><th scope="col">Silhouette</th><th scope="col">State</th>{canRemove && <th scope="col"><span className="hidden">Remove</span></th>}</tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <td><Link href={`/runs/${encodeURIComponent(run.id)}`}><code>{run.id}</code></Link></td>
            <td className="date">{formatMoment(run.createdAt)}</td>
            <td data-name="Papers" className="number">{run.documents === null ? '–' : run.status === 'done' ? <Papers run={run} documents={run.documents} /> : formatCount(run.documents)}</td>
            <td data-name="Themes" className="number">{run.k === null ? '–' : formatCount(run.k)}</td>
            <td data-name="Silhouette" className="number">{run.status === 'done' ? formatFigure(run.quality?.silhouette) : '–'}</td>
            <td className={styles.state}>{runState(run)}</td>
            {canRemove && <td>{run.status !== 'running' && <RemoveRun id={run.id} />}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Those in themes, and those in none. */
function Papers({ run: { id, skipped }, documents }: { run: RunSummary; documents: number }) {
  const unplaced = skipped ?? 0
  return <><PaperCount papers={documents - unplaced} href={papersAddress(id)} />{unplaced > 0 && <> + <PaperCount papers={unplaced} href={unplacedAddress(id)} /></>}</>
}

function RemoveRun({ id }: { id: string }) {
  return (
    <details>
      <summary>Remove<span className="hidden"> run {id}</span></summary>
      <form method="post" action={`/api/runs/${encodeURIComponent(id)}/remove`}><button className={`${form.quiet} ${form.danger}`}>Remove for good</button></form>
    </details>
  )
}
