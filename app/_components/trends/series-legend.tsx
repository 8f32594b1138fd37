/** Whose colour is whose, and what is brought forward. In: SeriesSet, the state of the page. Out: links that bring a series forward or put it back. */
import Link from 'next/link'
import styles from './series-legend.module.css'
import { seriesLook } from '@/lib/view/series-look.ts'
import { shortLabel } from '@/lib/view/short-label.ts'
import type { Series, SeriesSet } from '@/lib/view/theme-series.ts'
import { togglePick, trendsSearch, type TrendsState } from '@/lib/view/trends-state.ts'

const LETTERS = 44

export function SeriesLegend({ set, state }: { set: SeriesSet; state: TrendsState }) {
  const hued = set.series.filter(({ isHued }) => isHued)
  const grey = set.series.filter(({ isHued }) => !isHued)
  const picked = set.series.filter(({ id }) => state.pick.includes(id))
  const entry = (series: Series) => {
    const isPicked = state.pick.includes(series.id)
    return (
      <li key={series.id}>
        <Link href={trendsSearch(state, { pick: togglePick(state.pick, series.id) })} scroll={false} replace prefetch={false} aria-current={isPicked ? 'true' : undefined} title={series.label}>
          <span className={styles.swatch} style={{ background: seriesLook(series, state.pick).color }} aria-hidden="true" />
          <span dir="auto">{shortLabel(series.label, LETTERS)}</span>
        </Link>
      </li>
    )
  }
  return (
    <div className={styles.legend} role="group" aria-label="Bring forward">
      <p className="muted">{picked.length > 0 ? <>{picked.length} brought forward. <Link href={trendsSearch(state, { pick: [] })} scroll={false} replace prefetch={false}>Show all alike</Link></> : 'Choose a name to bring it forward in every picture.'}</p>
      <ul>{hued.map(entry)}{grey.filter((series) => picked.includes(series)).map(entry)}</ul>
      {grey.length > 0 && (
        <details className={styles.more}>
          <summary>{grey.length} smaller {grey.length === 1 ? 'one' : 'ones'} in grey</summary>
          <ul>{grey.map(entry)}</ul>
        </details>
      )}
    </div>
  )
}
