/** Links that download a run, or the papers that a list shows. In: the run's id, and the list's filter and order. Out: links to app/api/runs/[runId]. */
import styles from './downloads.module.css'
import type { PaperFilter, PaperSort } from '@/lib/domain/paper-filter.ts'
import { exportFormats, exportKinds } from '@/lib/export/catalogue.ts'
import { filterQuery } from '@/lib/view/paper-address.ts'

export function Downloads({ runId, list }: { runId: string; list?: { filter: Partial<PaperFilter>; sort: PaperSort } }) {
  const run = `/api/runs/${encodeURIComponent(runId)}`
  const whats = list ? (['papers'] as const) : (['themes', 'papers'] as const)
  return (
    <ul className={styles.list}>
      {whats.flatMap((what) => exportKinds[what].formats.map((format) => (
        <li key={`${what}-${format}`}>
          <a className={styles.button} download href={list ? `${run}/papers/export?${new URLSearchParams([['format', format], ...filterQuery(list.filter), ['sort', list.sort]])}` : `${run}/export?${new URLSearchParams({ what, format })}`}>
            <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><path d="M7 1v8M3.5 6 7 9.5 10.5 6M1.5 12.5h11" fill="none" stroke="currentColor" strokeWidth="1.6" /></svg>
            {list ? 'These papers' : what === 'themes' ? 'Themes' : 'Papers'} as {exportFormats[format].name}
          </a>
        </li>
      )))}
    </ul>
  )
}
