/** The papers most like one. In: rows of lib/data with their cosines. Out: a list, nearest first, with each one's theme. */
import Link from 'next/link'
import type { ThemePaper } from '@/lib/data/themes.ts'
import type { NamedTheme } from '@/lib/domain/theme.ts'
import { byline } from '@/lib/view/byline.ts'
import { formatFigure } from '@/lib/view/format.ts'
import styles from './nearest-papers.module.css'
import { ThemeName } from './theme-name.tsx'

interface Props {
  runId: string
  papers: (ThemePaper & { cosine: number })[]
  themes: NamedTheme[]
}

export function NearestPapers({ runId, papers, themes }: Props) {
  return (
    <ol className={styles.papers}>
      {papers.map((paper) => {
        const theme = themes.find(({ index }) => index === paper.themeIndex)
        return (
          <li key={paper.id}>
            <span className={styles.cosine} title="Cosine of the two abstracts">{formatFigure(paper.cosine)}</span>
            <div>
              <Link className={styles.title} href={`/runs/${encodeURIComponent(runId)}/papers/${paper.id}`} prefetch={false} dir="auto">{paper.title}</Link>
              <p className={styles.about}>{[byline(paper.authors, 2), paper.venue, paper.published].filter(Boolean).join(' · ')}</p>
              {theme && <p className={styles.about}><ThemeName runId={runId} theme={theme} /></p>}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
