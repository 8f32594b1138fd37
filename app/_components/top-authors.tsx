/** Who wrote most papers of a theme. In: names with their papers. Out: a list; each name leads to its papers. */
import Link from 'next/link'
import type { AuthorCount } from '@/lib/data/authors.ts'
import { papersAddress } from '@/lib/view/paper-address.ts'
import { PaperCount } from './paper-count.tsx'
import styles from './top-authors.module.css'

export function TopAuthors({ runId, theme, authors }: { runId: string; theme: string; authors: AuthorCount[] }) {
  const papersBy = (author: string) => papersAddress(runId, { theme, author })
  return (
    <ol className={styles.authors}>
      {authors.map(({ name, papers }) => (
        <li key={name}>
          <Link href={papersBy(name)} prefetch={false} dir="auto">{name}</Link>
          <PaperCount papers={papers} href={papersBy(name)} />
        </li>
      ))}
    </ol>
  )
}
