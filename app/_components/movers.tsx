/** Which themes rise and which fall, in sentences. In: themes of a run. Out: up to three lists. */
import type { Theme } from '@/lib/domain/theme.ts'
import { movers } from '@/lib/view/movers.ts'
import { verdictSentence } from '@/lib/view/verdict.ts'
import styles from './movers.module.css'
import { ThemeName } from './theme-name.tsx'

const MOST = 3

export function Movers({ runId, themes }: { runId: string; themes: Theme[] }) {
  const { up, down, passed } = movers(themes, MOST)
  const lists = [{ id: 'up', title: '↗ Up', members: up }, { id: 'down', title: '↘ Down', members: down }, { id: 'passed', title: '↷ Came and went', members: passed }].filter(({ members }) => members.length > 0)
  if (lists.length === 0) return <p className="muted">No theme rises or falls more than chance would have it.</p>
  return (
    <div className={styles.columns}>
      {lists.map(({ id, title, members }) => (
        <section key={id} aria-labelledby={id}>
          <h3 id={id}>{title}</h3>
          <ul>
            {members.map((theme) => (
              <li className={styles.theme} key={theme.index}>
                <span className={styles.name}><ThemeName runId={runId} theme={theme} /></span>
                <p className={styles.sentence}>{verdictSentence(theme.trend.sentence)}</p>
                {theme.trend.adjusted?.difference && <p className={styles.care}>But with the mix of venues held fixed: {theme.trend.adjusted.verdict}.</p>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
