/** Links that download the papers that a list shows. In: the run's id, the list's filter and order. Out: links to app/api/runs/[runId]/papers/export. */
import styles from './downloads.module.css'
import type { PaperFilter, PaperSort } from '@/lib/domain/paper-filter.ts'
import { exportFormats, exportKinds } from '@/lib/export/catalogue.ts'
import { filterQuery } from '@/lib/view/paper-address.ts'

export function Downloads({ runId, list: { filter, sort } }: { runId: string; list: { filter: Partial<PaperFilter>; sort: PaperSort } }) {
  return (
    <ul className={styles.list}>
      {exportKinds.papers.formats.map((format) => (
        <li key={format}>
          <a className={styles.button} download href={`/api/runs/${encodeURIComponent(runId)}/papers/export?${new URLSearchParams([['format', format], ...filterQuery(filter), ['sort', sort]])}`}>
            <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><path d="M7 1v8M3.5 6 7 9.5 10.5 6M1.5 12.5h11" fill="none" stroke="currentColor" strokeWidth="1.6" /></svg>
            These papers as {exportFormats[format].name}
          </a>
        </li>
      ))}
    </ul>
  )
}
