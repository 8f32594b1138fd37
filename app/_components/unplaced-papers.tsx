/** Papers that are in no theme. In: rows of lib/data. Out: a list that leads to them, paged. */
import Link from 'next/link'
import type { UnplacedPaper } from '@/lib/data/papers.ts'
import { byline } from '@/lib/view/byline.ts'
import { Pager } from './pager.tsx'
import styles from './paper-list.module.css'

const SHOWN_AUTHORS = 4

export function UnplacedPapers({ runId, papers, page, pages, pageSize, address }: { runId: string; papers: UnplacedPaper[]; page: number; pages: number; pageSize: number; address: (page: number) => string }) {
  return (
    <>
      <ol className={`${styles.papers} ${styles.alone}`} start={(page - 1) * pageSize + 1}>
        {papers.map((paper) => (
          <li key={paper.id} className={styles.paper}>
            <div>
              <h3 className={styles.title} dir="auto"><Link href={`/runs/${encodeURIComponent(runId)}/papers/${paper.id}`} prefetch={false}>{paper.title}</Link></h3>
              <p className={styles.about}>{[byline(paper.authors, SHOWN_AUTHORS), paper.venue, paper.published].filter(Boolean).join(' · ')}</p>
            </div>
          </li>
        ))}
      </ol>
      <Pager page={page} pages={pages} address={address} />
    </>
  )
}
