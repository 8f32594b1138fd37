/** All themes of a run: name, terms, size, share over time. In: themes and trend points. Out: a list drawn by the server. */
import { group } from 'd3'
import type { Theme } from '@/lib/domain/theme.ts'
import type { TrendPoint } from '@/lib/domain/trend.ts'
import { formatCount, formatShare } from '@/lib/view/format.ts'
import { themeColor } from '@/lib/view/palette.ts'
import { verdictText } from '@/lib/view/verdict.ts'
import { ShareSpark } from './share-spark.tsx'
import { ThemeName } from './theme-name.tsx'
import styles from './theme-list.module.css'

const SHOWN_TERMS = 7

export function ThemeList({ runId, themes, points, papers }: { runId: string; themes: Theme[]; points: TrendPoint[]; papers: number }) {
  const largest = Math.max(1, ...themes.map((theme) => theme.size))
  const byTheme = group(points, (point) => point.themeIndex)
  return (
    <ol className={styles.list}>
      {themes.map((theme) => (
        <li className={styles.theme} key={theme.index}>
          <div className={styles.words}>
            <h3 className={styles.name}><ThemeName runId={runId} theme={theme} /></h3>
            <p className={styles.terms}>{theme.terms.slice(0, SHOWN_TERMS).map(({ term }) => term).join(' · ')}</p>
          </div>
          <div className={styles.size}>
            <p><span className="number">{formatCount(theme.size)}</span> <span className="muted">{theme.size === 1 ? 'paper' : 'papers'}, {formatShare(theme.size / Math.max(1, papers))}</span></p>
            <div className={styles.bar}><div style={{ width: `${(100 * theme.size) / largest}%`, background: themeColor(theme.index) }} /></div>
          </div>
          <ShareSpark points={byTheme.get(theme.index) ?? []} color={themeColor(theme.index)} />
          <p className={styles.verdict} title={theme.trend.sentence}>{points.length > 0 && verdictText(theme.trend.verdict)}</p>
        </li>
      ))}
    </ol>
  )
}
