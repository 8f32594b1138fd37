/** Terms that have become common, of a theme or of the whole corpus. In: RisingTerm, strongest first. Out: a list. */
import type { RisingTerm } from '@/lib/domain/run-trends.ts'
import { risingTermText } from '@/lib/view/rising-term.ts'
import styles from './rising-terms.module.css'

const SHOWN_TERMS = 12

export function RisingTerms({ terms }: { terms: RisingTerm[] }) {
  return (
    <ul className={styles.terms}>
      {terms.slice(0, SHOWN_TERMS).map((rising) => (
        <li key={rising.term}><span className={styles.term} dir="auto">{rising.term}</span> <span className={styles.about}>{risingTermText(rising)}</span></li>
      ))}
    </ul>
  )
}
