/** The terms of a theme with their weights. In: ThemeTerm, strongest first. Out: a list of bars; each term leads to the theme's papers that have it. */
import Link from 'next/link'
import type { ThemeTerm } from '@/lib/domain/theme.ts'
import { formatShare } from '@/lib/view/format.ts'
import { papersAddress } from '@/lib/view/paper-address.ts'
import { PaperCount } from './paper-count.tsx'
import styles from './term-bars.module.css'

export function TermBars({ runId, theme, terms, size, color }: { runId: string; theme: string; terms: ThemeTerm[]; size: number; color: string }) {
  if (terms.length === 0) return <p className="muted">No term sets this theme apart.</p>
  const papersOf = (term: string) => papersAddress(runId, { theme, term })
  const strongest = Math.max(...terms.map(({ weight }) => weight)) || 1
  return (
    <table className={styles.terms}>
      <thead><tr><th scope="col">Term</th><th scope="col">Weight</th><th scope="col">Papers</th></tr></thead>
      <tbody>
        {terms.map(({ term, weight, documents }) => (
          <tr key={term}>
            <th scope="row" dir="auto"><Link href={papersOf(term)} prefetch={false}>{term}</Link></th>
            <td><div className={styles.weight}><div className={styles.track}><div style={{ width: `${Math.max(2, (100 * weight) / strongest)}%`, background: color }} /></div><span>{weight.toPrecision(2)}</span></div></td>
            <td className={styles.count} title={`${formatShare(documents / Math.max(1, size))} of the theme’s papers`}><PaperCount papers={documents} href={papersOf(term)} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
