/** Where a theme stands among the others: the most similar ones, and those grouped with it. In: the theme, its links, its parent. Out: two lists. */
import Link from 'next/link'
import { parentId, themeId, type Theme, type ThemeParent } from '@/lib/domain/theme.ts'
import { formatFigure } from '@/lib/view/format.ts'
import { themeColor } from '@/lib/view/palette.ts'
import { papersAddress } from '@/lib/view/paper-address.ts'
import { PaperCount } from './paper-count.tsx'
import styles from './theme-kin.module.css'
import { ThemeName } from './theme-name.tsx'

interface Props {
  runId: string
  theme: Theme
  themes: Theme[]
  /** Nearest first. */
  related: { index: number; similarity: number }[]
  parent: ThemeParent | undefined
}

export function ThemeKin({ runId, theme, themes, related, parent }: Props) {
  const siblings = parent ? themes.filter(({ index, parentIndex }) => parentIndex === parent.index && index !== theme.index) : []
  const alike = related.flatMap(({ index, similarity }) => themes.filter((other) => other.index === index).map((other) => ({ ...other, similarity })))
  return (
    <div className={styles.columns}>
      {alike.length > 0 && (
        <section aria-labelledby="alike">
          <h3 id="alike">Most alike</h3>
          <p className={styles.about}>By the cosine of their centres; 1 would be the same.</p>
          <ol className={styles.list}>
            {alike.map((other) => (
              <li key={other.index}>
                <ThemeName runId={runId} theme={other} /><span className="number">{formatFigure(other.similarity)}</span>
                <span className={styles.bar} style={{ width: `${Math.max(1, 100 * other.similarity)}%`, background: themeColor(other.index) }} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {parent && (
        <section aria-labelledby="family">
          <h3 id="family">Grouped with</h3>
          <p className={styles.about}>Under “<Link href={`/runs/${encodeURIComponent(runId)}/themes/${parentId(parent.index)}`} dir="auto">{parent.label}</Link>”, <PaperCount papers={parent.size} href={papersAddress(runId, { theme: parentId(parent.index) })} isWorded /> in all.{siblings.length === 0 && ' No other theme is in this group.'}</p>
          <ol className={styles.list}>
            {siblings.map((sibling) => <li key={sibling.index}><ThemeName runId={runId} theme={sibling} /><PaperCount papers={sibling.size} href={papersAddress(runId, { theme: themeId(sibling.index) })} /></li>)}
          </ol>
        </section>
      )}
    </div>
  )
}
