'use client'
/** The pages of a run. In: its id, the address. Out: a row of links, the current one marked. */
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import styles from './run-tabs.module.css'

const TABS = [['', 'Overview'], ['map', 'Map'], ['trends', 'Trends'], ['evolution', 'Evolution'], ['papers', 'Papers'], ['quality', 'Quality'], ['compare', 'Compare'], ['export', 'Export']] as const

export function RunTabs({ runId }: { runId: string }) {
  const root = `/runs/${encodeURIComponent(decodeURIComponent(runId))}`
  const part = usePathname().slice(root.length + 1).split('/')[0]
  return (
    <nav aria-label="Pages of this run" className={styles.tabs}>
      <ul>
        {TABS.map(([slug, label]) => (
          <li key={slug}><Link href={slug ? `${root}/${slug}` : root} aria-current={part === slug ? 'page' : undefined}>{label}</Link></li>
        ))}
      </ul>
    </nav>
  )
}
