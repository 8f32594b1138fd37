/** Past imports of a corpus, newest first. In: rows of lib/data. Out: a list; each leads to its report, each number to what it counts. */
import Link from 'next/link'
import type { PastImport } from '@/lib/data/import-reports.ts'
import { formatCount, formatMoment } from '@/lib/view/format.ts'
import styles from './import-table.module.css'

export function ImportTable({ corpusId, imports }: { corpusId: number; imports: PastImport[] }) {
  return (
    <ol className={styles.list}>
      {imports.map((each) => (
        <li className={styles.item} key={each.id}>
          <p className={styles.source} dir="auto"><Link href={`/corpora/${corpusId}/imports/${each.id}`}>{each.source}</Link></p>
          <p className={styles.about}>{each.format} · <span className="date">{formatMoment(each.startedAt)}</span>{each.warnings.length > 0 && ` · ${each.warnings.length === 1 ? 'a note' : `${each.warnings.length} notes`}`}</p>
          <dl className={styles.counts}>
            {countsOf(corpusId, each).map(({ name, n, href }) => <div key={name}><dt>{name}</dt><dd className="number">{n > 0 && href ? <Link href={href}>{formatCount(n)}</Link> : formatCount(n)}</dd></div>)}
          </dl>
        </li>
      ))}
    </ol>
  )
}

/** @returns what the numbers of an import count, and where that is listed. */
export function countsOf(corpusId: number, { id, accepted, merged, unchanged, refused }: PastImport): { name: string; n: number; href: string | null }[] {
  const report = `/corpora/${corpusId}/imports/${id}`
  return [
    { name: 'new', n: accepted, href: `/corpora/${corpusId}/papers?import=${id}` },
    { name: 'merged', n: merged - unchanged, href: `${report}?show=merged#records` },
    ...(unchanged > 0 ? [{ name: 'known before', n: unchanged, href: null }] : []),
    { name: 'refused', n: refused, href: `${report}?show=refused#records` },
  ]
}
