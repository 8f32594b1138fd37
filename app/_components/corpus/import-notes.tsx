/** What was guessed, mended or left out in reading. In: sentences of an import; where its papers without a date are listed. Out: a list; nothing if there is none. */
import Link from 'next/link'
import styles from '../imports/preview-records.module.css'
import { isUnusedDates } from '@/lib/domain/unused-dates.ts'

export function ImportNotes({ sentences, undatedAt }: { sentences: string[]; undatedAt: string | null }) {
  if (sentences.length === 0) return null
  return <ul className={styles.notes}>{sentences.map((sentence) => <li key={sentence}>{sentence}{undatedAt && isUnusedDates(sentence) && <> <Link href={undatedAt} prefetch={false}>Papers without a date</Link></>}</li>)}</ul>
}
