/** Terms that have become common, of a theme or of the whole corpus. In: RisingTerm, strongest first. Out: a list; each term and its numbers lead to papers. */
import Link from 'next/link'
import type { RisingTerm } from '@/lib/domain/run-trends.ts'
import { themeId } from '@/lib/domain/theme.ts'
import { formatShare } from '@/lib/view/format.ts'
import { papersAddress, termSearch } from '@/lib/view/paper-address.ts'
import { periodBefore } from '@/lib/view/periods.ts'
import { PaperCount } from './paper-count.tsx'
import styles from './rising-terms.module.css'

const SHOWN_TERMS = 12

export function RisingTerms({ runId, terms }: { runId: string; terms: RisingTerm[] }) {
  return (
    <ul className={styles.terms}>
      {terms.slice(0, SHOWN_TERMS).map((rising) => (
        <li key={rising.term}>
          <Link className={styles.term} href={risingPapers(runId, rising)} prefetch={false} dir="auto">{rising.term}</Link>{' '}
          <span className={styles.about}>
            since {rising.since}: <PaperCount papers={rising.papers} href={risingPapers(runId, rising)} isWorded />, {formatShare(rising.share)}; before it{' '}
            {rising.papersBefore === 0 ? 'none' : <><PaperCount papers={rising.papersBefore} href={papersAddress(runId, { ...termFilter(rising), to: periodBefore(rising.since) })} />, {formatShare(rising.shareBefore)}</>}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** @returns the papers that have the term since it is common. */
export const risingPapers = (runId: string, rising: RisingTerm): string => papersAddress(runId, { ...termFilter(rising), from: rising.since })

const termFilter = ({ term, themeIndex }: RisingTerm) => ({ theme: themeIndex === null ? null : themeId(themeIndex), q: termSearch(term) })
