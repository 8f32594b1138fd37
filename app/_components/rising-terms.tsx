/** Terms that have become common, of a theme or of the whole corpus. In: RisingTerm, strongest first. Out: a list; with the run, each leads to its papers. */
import Link from 'next/link'
import type { RisingTerm } from '@/lib/domain/run-trends.ts'
import { themeId } from '@/lib/domain/theme.ts'
import { papersAddress, termSearch } from '@/lib/view/paper-address.ts'
import { risingTermText } from '@/lib/view/rising-term.ts'
import styles from './rising-terms.module.css'

const SHOWN_TERMS = 12

export function RisingTerms({ runId, terms }: { runId?: string; terms: RisingTerm[] }) {
  return (
    <ul className={styles.terms}>
      {terms.slice(0, SHOWN_TERMS).map((rising) => (
        <li key={rising.term}>
          {runId ? <Link className={styles.term} href={risingPapers(runId, rising)} prefetch={false} dir="auto">{rising.term}</Link> : <span className={styles.term} dir="auto">{rising.term}</span>} <span className={styles.about}>{risingTermText(rising)}</span>
        </li>
      ))}
    </ul>
  )
}

/** @returns the papers that have the term since it is common. */
export const risingPapers = (runId: string, { term, themeIndex, since }: RisingTerm): string =>
  papersAddress(runId, { theme: themeIndex === null ? null : themeId(themeIndex), q: termSearch(term), from: since })
