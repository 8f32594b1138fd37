/** The papers that stand for a theme. In: its representatives, best first. Out: a short list of links with their bylines. */
import Link from 'next/link'
import type { ThemePaper } from '@/lib/data/themes.ts'
import { byline } from '@/lib/view/byline.ts'
import styles from './read-first.module.css'

export function ReadFirst({ runId, papers }: { runId: string; papers: ThemePaper[] }) {
  if (papers.length === 0) return <p className="muted">No paper stands for this theme.</p>
  return (
    <ol className={styles.papers}>
      {papers.map((paper) => (
        <li key={paper.id}>
          <Link className={styles.title} href={`/runs/${encodeURIComponent(runId)}/papers/${paper.id}`} prefetch={false} dir="auto">{paper.title}</Link>
          <p className={styles.about} dir="auto">{[byline(paper.authors, 2), paper.venue].filter(Boolean).join(' · ')}{paper.published && <> · <span className="date">{paper.published}</span></>}</p>
        </li>
      ))}
    </ol>
  )
}
