/** Links to the pages of a long list. In: where one is, and the address of each page. Out: nothing if there is one page only. */
import Link from 'next/link'
import { formatCount } from '@/lib/view/format.ts'
import { pageLinks } from '@/lib/view/paging.ts'
import styles from './pager.module.css'

export function Pager({ page, pages, address }: { page: number; pages: number; address: (page: number) => string }) {
  if (pages <= 1) return null
  return (
    <nav aria-label="Pages" className={styles.pager}>
      {page > 1 ? <Link href={address(page - 1)} rel="prev">Previous</Link> : <span className="muted">Previous</span>}
      <ol className={styles.pages}>
        {pageLinks(page, pages).map((to, i) => (
          <li key={to ?? `gap-${i}`}>{to === null ? <span className="muted">…</span> : <Link href={address(to)} prefetch={false} aria-label={`Page ${formatCount(to)}`} aria-current={to === page ? 'page' : undefined}>{formatCount(to)}</Link>}</li>
        ))}
      </ol>
      {page < pages ? <Link href={address(page + 1)} rel="next">Next</Link> : <span className="muted">Next</span>}
    </nav>
  )
}
