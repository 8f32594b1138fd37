/** Papers that are elsewhere in another run. In: rows of lib/data, the themes of both runs. Out: a page of a table. */
import Link from 'next/link'
import type { MovedPaper } from '@/lib/data/comparison.ts'
import type { NamedTheme } from '@/lib/domain/theme.ts'
import { formatFigure } from '@/lib/view/format.ts'
import { Sideways } from './sideways.tsx'
import styles from './measure-table.module.css'
import { ThemeName } from './theme-name.tsx'

interface Props {
  run: { id: string; themes: NamedTheme[] }
  other: { id: string; themes: NamedTheme[] }
  papers: MovedPaper[]
}

export function MovedPapers({ run, other, papers }: Props) {
  return (
    <Sideways label="Papers that changed">
      <table className={styles.table}>
        <thead><tr><th scope="col">Paper</th><th scope="col">Fit</th><th scope="col" className={styles.words}>Theme in {run.id}</th><th scope="col" className={styles.words}>Theme in {other.id}</th></tr></thead>
        <tbody>
          {papers.map((paper) => (
            <tr key={paper.id}>
              <th scope="row" className={styles.title} dir="auto"><Link href={`/runs/${encodeURIComponent(run.id)}/papers/${paper.id}`} prefetch={false}>{paper.title}</Link></th>
              <td>{formatFigure(paper.similarity)}</td>
              <td className={styles.words}>{run.themes[paper.themeIndex] && <ThemeName runId={run.id} theme={run.themes[paper.themeIndex]} />}</td>
              <td className={styles.words}>{other.themes[paper.otherIndex] && <ThemeName runId={other.id} theme={other.themes[paper.otherIndex]} isForeign />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sideways>
  )
}
