/** Records of imports that did not become papers of their own. In: rows of lib/data. Out: a list with line, reason and the paper that each joined. */
import Link from 'next/link'
import type { ImportedRecord } from '@/lib/data/import-reports.ts'
import { formatCount } from '@/lib/view/format.ts'
import styles from './record-list.module.css'

export function RecordList({ corpusId, records, start, isOfOneImport }: { corpusId: number; records: ImportedRecord[]; start: number; isOfOneImport: boolean }) {
  return (
    <ol className={styles.records} start={start}>
      {records.map(({ importId, source, line, reason, excerpt, duplicateOf, paperId }, i) => (
        <li className={styles.record} key={i}>
          <p className={styles.where}>{!isOfOneImport && <><Link href={`/corpora/${corpusId}/imports/${importId}`} prefetch={false}>{source}</Link>, </>}<span className="number">line {formatCount(line)}</span></p>
          <div>
            <p className={styles.excerpt} dir="auto">{excerpt || <span className="muted">Nothing of it can be shown.</span>}</p>
            <p className={duplicateOf === null ? styles.reason : styles.joined}>
              {duplicateOf === null ? `Refused: ${reason}.` : <>Joined <span dir="auto">{paperId === null ? duplicateOf : <Link href={`/corpora/${corpusId}/papers/${paperId}`} prefetch={false}>{duplicateOf}</Link>}</span>: {reason}.</>}
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}
