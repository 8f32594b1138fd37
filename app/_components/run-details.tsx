/** The options of a run and what it took. In: the run. Out: a folded table, so that anybody can repeat it. */
import type { RunSummary } from '@/lib/data/runs.ts'
import { runOptionList } from '@/lib/domain/run-options.ts'
import { STAGES } from '@/lib/domain/run.ts'
import { formatDuration, formatMoment } from '@/lib/view/format.ts'
import styles from './run-details.module.css'

export function RunDetails({ run }: { run: RunSummary }) {
  const options: Record<string, unknown> = run.options
  const timings = run.timingsMs
  const slowest = timings && STAGES.filter((stage) => timings[stage] !== null).sort((a, b) => timings[b]! - timings[a]!).slice(0, 3)
  const stages = slowest?.map((stage) => `${stage} (${formatDuration(timings![stage]!)})`).join(', ')
  return (
    <details className={styles.details}>
      <summary>Options and times</summary>
      <table className={styles.table}>
        <tbody>
          {runOptionList.map(({ name, meaning }) => (
            <tr key={name}><th scope="row"><code>{name}</code></th><td><code>{String(options[name] ?? 'not set')}</code></td><td className="muted">{meaning}</td></tr>
          ))}
        </tbody>
      </table>
      <p>Started {formatMoment(run.createdAt)}{run.finishedAt && `, ended ${formatMoment(run.finishedAt)}`}.{timings && ` It took ${formatDuration(timings.total)}, most of it for ${stages}.`}</p>
    </details>
  )
}
