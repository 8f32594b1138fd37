/** Links that download a run, or one theme's papers. In: the run's id, and a theme's. Out: links to app/api/runs/[runId]/export. */
import styles from './downloads.module.css'
import { exportFormats, exportKinds } from '@/lib/export/catalogue.ts'

export function Downloads({ runId, theme }: { runId: string; theme?: string }) {
  const whats = theme ? (['papers'] as const) : (['themes', 'papers'] as const)
  return (
    <ul className={styles.list}>
      {whats.flatMap((what) => exportKinds[what].formats.map((format) => (
        <li key={`${what}-${format}`}>
          <a className={styles.button} download href={`/api/runs/${encodeURIComponent(runId)}/export?${new URLSearchParams({ what, format, ...(theme && { theme }) })}`}>
            <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><path d="M7 1v8M3.5 6 7 9.5 10.5 6M1.5 12.5h11" fill="none" stroke="currentColor" strokeWidth="1.6" /></svg>
            {theme ? 'These papers' : what === 'themes' ? 'Themes' : 'Papers'} as {exportFormats[format].name}
          </a>
        </li>
      )))}
    </ul>
  )
}
