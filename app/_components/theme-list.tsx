/** All themes of a run, a line each: name, size, share over time, verdict, stability; under their parents where there are some. In: themes, parents, trend points. Out: a list drawn by the server. */
import { group } from 'd3'
import Link from 'next/link'
import { parentId, themeId, type Theme, type ThemeParent } from '@/lib/domain/theme.ts'
import { isTintedByGroup } from '@/lib/domain/theme-tint.ts'
import type { TrendPoint } from '@/lib/domain/trend.ts'
import { formatFigure, formatNumberOf, formatShare } from '@/lib/view/format.ts'
import { papersAddress } from '@/lib/view/paper-address.ts'
import { groupColors, themeColor } from '@/lib/view/palette.ts'
import { stabilityText } from '@/lib/view/stability.ts'
import { verdictSentence, verdictText } from '@/lib/view/verdict.ts'
import { PaperCount } from './paper-count.tsx'
import { ShareSpark } from './share-spark.tsx'
import { ThemeName } from './theme-name.tsx'
import styles from './theme-list.module.css'

const SHOWN_TERMS = 8

interface Props {
  runId: string
  themes: Theme[]
  /** Empty: the themes stand in one list. */
  parents: ThemeParent[]
  points: TrendPoint[]
  papers: number
  /** The period that is not over. */
  partial: string | null
}

export function ThemeList({ runId, themes, parents, points, papers, partial }: Props) {
  const largest = Math.max(1, ...themes.map((theme) => theme.size))
  const byTheme = group(points, (point) => point.themeIndex)
  const listOf = (members: Theme[]) => (
    <ol className={styles.list}>
      {members.map((theme) => <Entry key={theme.index} runId={runId} theme={theme} points={byTheme.get(theme.index) ?? []} papers={papers} largest={largest} partial={partial} isGrouped={parents.length > 0} />)}
    </ol>
  )
  if (parents.length === 0) return listOf(themes)
  const [isByGroup, colorOf] = [isTintedByGroup(themes), groupColors(themes)]
  return [...parents].sort((a, b) => b.size - a.size || a.index - b.index).map((parent) => {
    const members = themes.filter(({ parentIndex }) => parentIndex === parent.index)
    return (
      <div className={styles.group} key={parent.index}>
        <h3 className={styles.parent}>{isByGroup && <span className={styles.swatch} style={{ background: colorOf(parent.index) }} aria-hidden="true" />}<Link dir="auto" href={`/runs/${encodeURIComponent(runId)}/themes/${parentId(parent.index)}`} prefetch={false}>{parent.label}</Link> <span className={styles.sum}><PaperCount papers={parent.size} href={papersAddress(runId, { theme: parentId(parent.index) })} isWorded /> in {formatNumberOf(members.length, 'theme')}</span></h3>
        {listOf(members)}
      </div>
    )
  })
}

interface EntryProps extends Pick<Props, 'runId' | 'points' | 'papers' | 'partial'> {
  theme: Theme
  /** Papers of the largest theme. */
  largest: number
  isGrouped: boolean
}

function Entry({ runId, theme, points, papers, largest, partial, isGrouped }: EntryProps) {
  const Heading = isGrouped ? 'h4' : 'h3'
  const stability = stabilityText(theme.metrics.stability)
  return (
    <li className={points.length > 0 ? styles.theme : `${styles.theme} ${styles.undated}`}>
      <Heading className={styles.name} title={theme.terms.slice(0, SHOWN_TERMS).map(({ term }) => term).join(', ')}><ThemeName runId={runId} theme={theme} /></Heading>
      <div className={styles.size}>
        <p><PaperCount papers={theme.size} href={papersAddress(runId, { theme: themeId(theme.index) })} /> <span className="muted">{formatShare(theme.size / Math.max(1, papers))}</span></p>
        <div className={styles.bar}><div style={{ width: `${(100 * theme.size) / largest}%`, background: themeColor(theme.index) }} /></div>
      </div>
      {points.length > 0 && (
        <>
          <ShareSpark points={points} color={themeColor(theme.index)} partial={partial} />
          <div className={styles.verdict}><p title={verdictSentence(theme.trend.sentence)}>{verdictText(theme.trend)}</p></div>
        </>
      )}
      <div className={styles.stability}>
        {stability && <p className={stability.word === 'dissolving' ? styles.dissolving : 'muted'} title={`Stability ${formatFigure(theme.metrics.stability)}: ${stability.meaning}.`}>{stability.sign} {stability.word}</p>}
      </div>
    </li>
  )
}
