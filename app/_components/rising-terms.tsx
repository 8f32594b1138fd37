/** Terms that have become common, of a theme or of the whole corpus. In: RisingTerm, strongest first. Out: a list; each term and its numbers lead to papers. */
import Link from 'next/link'
import type { RisingTerm } from '@/lib/domain/run-trends.ts'
import { formatShare } from '@/lib/view/format.ts'
import { risingPapers } from '@/lib/view/rising-term.ts'
import { PaperCount } from './paper-count.tsx'
import styles from './rising-terms.module.css'

const SHOWN_TERMS = 12

export function RisingTerms({ runId, terms }: { runId: string; terms: RisingTerm[] }) {
  return (
    <ul className={styles.terms}>
      {terms.slice(0, SHOWN_TERMS).map((rising) => {
        const papers = risingPapers(runId, rising)
        return (
          <li key={rising.term}>
            <Link className={styles.term} href={papers.since} prefetch={false} dir="auto">{rising.term}</Link>{' '}
            <span className={styles.about}>
              since {rising.since}: <PaperCount papers={rising.papers} href={papers.since} isWorded />, {formatShare(rising.share)}; before it{' '}
              {rising.papersBefore === 0 ? 'none' : <><PaperCount papers={rising.papersBefore} href={papers.before} />, {formatShare(rising.shareBefore)}</>}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
