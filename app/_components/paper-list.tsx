/** A page of papers. In: rows of lib/data and the state of the address. Out: a list with links to sort and to turn pages. */
import Link from 'next/link'
import type { FoundPaper } from '@/lib/data/search.ts'
import type { PaperSort } from '@/lib/domain/paper-filter.ts'
import type { NamedTheme } from '@/lib/domain/theme.ts'
import { byline } from '@/lib/view/byline.ts'
import { formatCount, formatFigure, formatNumberOf } from '@/lib/view/format.ts'
import { Pager } from './pager.tsx'
import styles from './paper-list.module.css'
import { Segments } from './segments.tsx'
import { ThemeName } from './theme-name.tsx'

const SORT_NAMES: Record<PaperSort, string> = { relevance: 'best match', date: 'newest', fit: 'best fit', weakest: 'weakest fit', citations: 'most cited', title: 'title' }
const SHOWN_AUTHORS = 4

interface Props {
  runId: string
  papers: FoundPaper[]
  count: number
  page: number
  pages: number
  pageSize: number
  sort: PaperSort
  sorts: readonly PaperSort[]
  address: (to: { page: number; sort: PaperSort }) => string
  /** Names each paper's theme; not given where all are of one. */
  themes?: NamedTheme[]
}

export function PaperList({ runId, papers, count, page, pages, pageSize, sort, sorts, address, themes }: Props) {
  return (
    <>
      <div className={styles.bar}>
        <p className="muted">{formatCount((page - 1) * pageSize + Math.min(1, papers.length))} to {formatCount((page - 1) * pageSize + papers.length)} of {formatCount(count)}</p>
        <nav aria-label="Sort the papers">
          <ul className={styles.sorts}>
            <li className="muted" aria-hidden="true">Sort by</li>
            {sorts.map((key) => <li key={key}><Link href={address({ page: 1, sort: key })} prefetch={false} aria-current={key === sort ? 'true' : undefined}>{SORT_NAMES[key]}</Link></li>)}
          </ul>
        </nav>
      </div>
      <ol className={styles.papers} start={(page - 1) * pageSize + 1}>
        {papers.map((paper) => <Entry key={paper.id} runId={runId} paper={paper} theme={themes?.find(({ index }) => index === paper.themeIndex)} />)}
      </ol>
      <Pager page={page} pages={pages} address={(to) => address({ page: to, sort })} />
    </>
  )
}

function Entry({ runId, paper, theme }: { runId: string; paper: FoundPaper; theme: NamedTheme | undefined }) {
  return (
    <li className={styles.paper}>
      <div>
        <h3 className={styles.title} dir="auto"><Link href={`/runs/${encodeURIComponent(runId)}/papers/${paper.id}`} prefetch={false}>{paper.markedTitle ? <Segments segments={paper.markedTitle} /> : paper.title}</Link></h3>
        <p className={styles.about}>{[byline(paper.authors, SHOWN_AUTHORS), paper.venue, paper.published, paper.citations === null ? null : formatNumberOf(paper.citations, 'citation')].filter(Boolean).join(' · ')}</p>
        {paper.snippet && <p className={styles.snippet} dir="auto"><Segments segments={paper.snippet} /></p>}
        {theme && <p className={styles.theme}><ThemeName runId={runId} theme={theme} /></p>}
      </div>
      <dl className={styles.fit}>
        <div><dt>fit</dt><dd>{formatFigure(paper.similarity)}{paper.isWeakFit && <span className={styles.weak}>weak</span>}</dd></div>
        {paper.margin !== null && <div><dt>margin</dt><dd>{formatFigure(paper.margin)}</dd></div>}
      </dl>
    </li>
  )
}
