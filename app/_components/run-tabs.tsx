'use client'
/** The pages of a run. In: its id, the address. Out: a row of links, the current one marked. */
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import styles from './run-tabs.module.css'

const TABS = [['', 'Overview'], ['map', 'Map'], ['trends', 'Trends'], ['evolution', 'Evolution'], ['papers', 'Papers'], ['quality', 'Quality'], ['compare', 'Compare'], ['export', 'Export']] as const

// Themes are listed on the overview: their own pages belong to it, as a paper's page belongs to the papers.
const HOME_OF: Record<string, string> = { themes: '' }

export function RunTabs({ runId }: { runId: string }) {
  const root = `/runs/${encodeURIComponent(decodeURIComponent(runId))}`
  const [part, ...deeper] = usePathname().slice(root.length + 1).split('/')
  const home = HOME_OF[part] ?? part
  const current = deeper.length > 0 ? 'true' : 'page'
  return (
    <nav aria-label="Pages of this run" className={styles.tabs}>
      <ul>
        {TABS.map(([slug, label]) => (
          <li key={slug}><Link href={slug ? `${root}/${slug}` : root} aria-current={home === slug ? current : undefined}>{label}</Link></li>
        ))}
      </ul>
    </nav>
  )
}
