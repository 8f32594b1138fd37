/** Every theme with all that was measured of it. In: themes, the order. Out: a table whose heads sort and whose numbers lead to the papers behind them; what was measured of none is left out. */
import Link from 'next/link'
import { themeId, type Theme } from '@/lib/domain/theme.ts'
import { formatFigure } from '@/lib/view/format.ts'
import { listAddress } from '@/lib/view/paper-address.ts'
import { stabilityText } from '@/lib/view/stability.ts'
import { PaperCount } from './paper-count.tsx'
import { Sideways } from './sideways.tsx'
import styles from './measure-table.module.css'
import { ThemeName } from './theme-name.tsx'

export const MEASURES = ['size', 'stability', 'silhouette', 'coherence', 'weak'] as const
export type Measure = (typeof MEASURES)[number]

const NAMES: Record<Measure, string> = { size: 'Papers', stability: 'Stability', silhouette: 'Silhouette', coherence: 'Coherence', weak: 'Weak fits' }
/** What is least worth trusting comes first; the largest, where it is about papers. */
const KEYS: Record<Measure, (theme: Theme) => number> = {
  size: ({ size }) => -size, stability: ({ metrics }) => metrics.stability ?? 2, silhouette: ({ metrics }) => metrics.silhouette, coherence: ({ metrics }) => metrics.coherence ?? 2, weak: ({ metrics }) => -metrics.weakFits,
}

export function MeasureTable({ runId, themes, by }: { runId: string; themes: Theme[]; by: Measure }) {
  const run = `/runs/${encodeURIComponent(runId)}`
  const has = { stability: themes.some(({ metrics }) => metrics.stability !== null), coherence: themes.some(({ metrics }) => metrics.coherence !== null) }
  const measures = MEASURES.filter((measure) => has[measure as keyof typeof has] ?? true)
  const papersOf = (theme: Theme, fit: 'weak' | null) => listAddress(`${run}/papers`, { filter: { theme: themeId(theme.index), fit }, sort: fit ? 'weakest' : 'fit', page: 1 }, 'date')
  return (
    <Sideways label="Every theme, measured">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Theme</th>
            {measures.map((measure) => <th scope="col" key={measure} aria-sort={measure === by ? (measure === 'size' || measure === 'weak' ? 'descending' : 'ascending') : undefined}><Link href={`${run}/quality?by=${measure}#measures`} scroll={false} aria-current={measure === by ? 'true' : undefined}>{NAMES[measure]}</Link></th>)}
          </tr>
        </thead>
        <tbody>
          {[...themes].sort((a, b) => KEYS[by](a) - KEYS[by](b) || a.index - b.index).map((theme) => {
            const { stability, silhouette, coherence, weakFits } = theme.metrics
            return (
              <tr key={theme.index}>
                <th scope="row"><ThemeName runId={runId} theme={theme} /></th>
                <td><PaperCount papers={theme.size} href={papersOf(theme, null)} /></td>
                {has.stability && <td>{stabilityText(stability)?.sign} {formatFigure(stability)}</td>}
                <td>{formatFigure(silhouette)}</td>
                {has.coherence && <td>{formatFigure(coherence)}</td>}
                <td><PaperCount papers={weakFits} href={papersOf(theme, 'weak')} /></td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Sideways>
  )
}
