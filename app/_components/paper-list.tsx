/** A page of a theme's papers. In: rows of lib/data and the state of the address. Out: a list with links to sort and to turn pages. */
import Link from 'next/link'
import type { ThemePaper, ThemePaperSort } from '@/lib/data/themes.ts'
import { byline } from '@/lib/view/byline.ts'
import { formatCount, formatFigure } from '@/lib/view/format.ts'
import { Pager } from './pager.tsx'
import styles from './paper-list.module.css'

const SORT_NAMES: Record<ThemePaperSort, string> = { similarity: 'best fit', weakest: 'weakest fit', newest: 'newest', title: 'title' }
const SHOWN_AUTHORS = 4

interface Props {
  runId: string
  themeId: string
  papers: ThemePaper[]
  count: number
  page: number
  pages: number
  pageSize: number
  sort: ThemePaperSort
}

export function PaperList({ runId, themeId, papers, count, page, pages, pageSize, sort }: Props) {
  const run = `/runs/${encodeURIComponent(runId)}`
  const address = (to: { page?: number; sort?: ThemePaperSort }) => {
    const query = new URLSearchParams({ ...((to.sort ?? sort) !== 'similarity' && { sort: to.sort ?? sort }), ...(to.page && to.page > 1 && { page: String(to.page) }) }).toString()
    return `${run}/themes/${themeId}${query && `?${query}`}#papers`
  }
  return (
    <>
      <div className={styles.bar}>
        <p className="muted">{formatCount((page - 1) * pageSize + Math.min(1, papers.length))} to {formatCount((page - 1) * pageSize + papers.length)} of {formatCount(count)}</p>
        <nav aria-label="Sort the papers">
          <ul className={styles.sorts}>
            <li className="muted" aria-hidden="true">Sort by</li>
            {(Object.keys(SORT_NAMES) as ThemePaperSort[]).map((key) => <li key={key}><Link href={address({ sort: key })} aria-current={key === sort ? 'true' : undefined}>{SORT_NAMES[key]}</Link></li>)}
          </ul>
        </nav>
      </div>
      <ol className={styles.papers} start={(page - 1) * pageSize + 1}>
        {papers.map((paper) => (
          <li className={styles.paper} key={paper.id}>
            <div>
              <h3 className={styles.title} dir="auto"><Link href={`${run}/papers/${paper.id}`} prefetch={false}>{paper.title}</Link></h3>
              <p className={styles.about}>{[byline(paper.authors, SHOWN_AUTHORS), paper.venue, paper.published].filter(Boolean).join(' · ')}</p>
            </div>
            <dl className={styles.fit}><div><dt>fit</dt><dd>{formatFigure(paper.similarity)}</dd></div>{paper.margin !== null && <div><dt>margin</dt><dd>{formatFigure(paper.margin)}</dd></div>}</dl>
          </li>
        ))}
      </ol>
      <Pager page={page} pages={pages} address={(to) => address({ page: to })} />
    </>
  )
}
