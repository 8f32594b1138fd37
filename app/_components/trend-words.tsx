/** What a theme's trend says: the verdict, and whether it holds once the mix of venues is held fixed. In: ThemeTrend. Out: sentences. */
import type { ThemeTrend } from '@/lib/domain/trend.ts'
import { sentenceCase } from '@/lib/view/format.ts'
import { unbrokenFigures, verdictSentence } from '@/lib/view/verdict.ts'
import styles from './trend-words.module.css'

export function TrendWords({ trend }: { trend: ThemeTrend }) {
  const { sentence, adjusted } = trend
  return (
    <div className={styles.words}>
      <p className={styles.verdict}>{verdictSentence(sentence)}</p>
      {adjusted?.difference && <p className={styles.care}><b>Read it with care.</b> {sentenceCase(adjusted.difference)}.</p>}
      {adjusted && <p className={styles.adjusted}>With the mix of venues held fixed (dotted line): {unbrokenFigures(adjusted.sentence)}.</p>}
    </div>
  )
}
