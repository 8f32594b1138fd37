/** A text with what was searched for marked in it. In: Segment[] of lib/data. Out: text and marks; markup in it stays text. */
import type { Segment } from '@/lib/data/search-index.ts'
import styles from './segments.module.css'

export function Segments({ segments }: { segments: Segment[] }) {
  return segments.map(({ text, isMatch }, i) => (isMatch ? <mark className={styles.match} key={i}>{text}</mark> : text))
}
