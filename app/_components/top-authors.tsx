/** Who wrote most papers of a theme. In: names with their papers. Out: a list; each name leads to its papers. */
import Link from 'next/link'
import type { AuthorCount } from '@/lib/data/authors.ts'
import { formatCount } from '@/lib/view/format.ts'
import { listAddress } from '@/lib/view/paper-address.ts'
import styles from './top-authors.module.css'

export function TopAuthors({ runId, theme, authors }: { runId: string; theme: string; authors: AuthorCount[] }) {
  const path = `/runs/${encodeURIComponent(runId)}/papers`
  return (
    <ol className={styles.authors}>
      {authors.map(({ name, papers }) => (
        <li key={name}>
          <Link href={listAddress(path, { filter: { q: `"${name.replaceAll('"', ' ')}"`, theme }, sort: 'relevance', page: 1 }, 'relevance')} prefetch={false} dir="auto">{name}</Link>
          <span className="number">{formatCount(papers)}</span>
        </li>
      ))}
    </ol>
  )
}
