/** Papers of a corpus. In: rows of lib/data. Out: a list that leads to each of them. */
import Link from 'next/link'
import type { ListedPaper } from '@/lib/data/corpus-papers.ts'
import { byline } from '@/lib/view/byline.ts'
import list from '../paper-list.module.css'

const SHOWN_AUTHORS = 4

export function StoredPapers({ corpusId, papers, start = 1 }: { corpusId: number; papers: ListedPaper[]; start?: number }) {
  return (
    <ol className={list.papers} start={start}>
      {papers.map(({ id, title, authors, venue, published }) => (
        <li className={list.paper} key={id}>
          <div>
            <h3 className={list.title} dir="auto"><Link href={`/corpora/${corpusId}/papers/${id}`} prefetch={false}>{title}</Link></h3>
            <p className={list.about} dir="auto">{[byline(authors, SHOWN_AUTHORS), venue, published ?? 'undated'].filter(Boolean).join(' · ')}</p>
          </div>
        </li>
      ))}
    </ol>
  )
}
