'use client'
/** The numbers behind the charts of shares. In: SeriesSet. Out: a folded table, made when it is opened; every share links to its papers. */
import Link from 'next/link'
import { useState } from 'react'
import styles from '../data-table.module.css'
import { PaperCount } from '../paper-count.tsx'
import { formatShare } from '@/lib/view/format.ts'
import { papersAddress } from '@/lib/view/paper-address.ts'
import type { SeriesSet } from '@/lib/view/theme-series.ts'

export function SeriesTable({ runId, set }: { runId: string; set: SeriesSet }) {
  const [isOpen, setOpen] = useState(false)
  const caption = `Share of all papers of the ${set.unit}${set.mix === 'fixed' ? ', with the mix of venues held fixed' : ''}; each leads to its papers`
  return (
    <details className={styles.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Show the numbers</summary>
      {isOpen && (
        <div className={styles.scroll} tabIndex={0} role="group" aria-label={caption}>
          <table className={styles.table}>
            <caption>{caption}</caption>
            <thead><tr><th scope="col">{set.unit}</th>{set.periods.map(({ name }) => <th scope="col" key={name}>{name}{name === set.partial && ', not over'}</th>)}</tr></thead>
            <tbody>
              {set.series.map(({ id, label, counts, shares }) => (
                <tr key={id}>
                  <th scope="row" dir="auto">{label}</th>
                  {set.periods.map(({ name, total }, t) => <td key={name}>{sayShare(shares[t], total, counts[t] > 0 ? papersAddress(runId, { theme: id, from: name, to: name }) : null)}</td>)}
                </tr>
              ))}
              <tr><th scope="row">all papers with a date</th>{set.periods.map(({ name, total }) => <td key={name}><PaperCount papers={total} href={papersAddress(runId, { from: name, to: name })} /></td>)}</tr>
            </tbody>
          </table>
        </div>
      )}
    </details>
  )
}

function sayShare(share: number | null, total: number, href: string | null) {
  if (share === null) return total === 0 ? 'gap' : '–'
  return href ? <Link href={href} prefetch={false}>{formatShare(share)}</Link> : formatShare(share)
}
