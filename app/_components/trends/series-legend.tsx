/** Whose colour is whose, and what is brought forward. In: SeriesSet, the state of the page. Out: links that bring a series forward or put it back. */
import Link from 'next/link'
import type { ReactNode } from 'react'
import styles from './series-legend.module.css'
import { formatNumberOf } from '@/lib/view/format.ts'
import { seriesLook } from '@/lib/view/series-look.ts'
import { shortLabel } from '@/lib/view/short-label.ts'
import type { Series, SeriesSet } from '@/lib/view/theme-series.ts'
import { togglePick, trendsSearch, type TrendsState } from '@/lib/view/trends-state.ts'

const LETTERS = 64
/** So many names are shown at once; more stand behind their groups. */
const MOST_OPEN = 24

export function SeriesLegend({ set, state }: { set: SeriesSet; state: TrendsState }) {
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
      <p className="muted">
        {set.groups.length > 0 && 'Coloured by group of themes. '}
        {picked.length > 0 ? <>{picked.length} brought forward. <Link href={trendsSearch(state, { pick: [] })} scroll={false} replace prefetch={false}>Show all alike</Link></> : 'Choose a name to bring it forward in every picture.'}
      </p>
      {set.groups.length > 0 ? <Groups set={set} picked={picked} entry={entry} /> : <Hues set={set} picked={picked} entry={entry} />}
    </div>
  )
}

interface ListProps {
  set: SeriesSet
  picked: Series[]
  entry: (series: Series) => ReactNode
}

function Groups({ set, picked, entry }: ListProps) {
  return (
    <div className={styles.groups}>
      {set.groups.map(({ index, label, color }) => {
        const members = set.series.filter(({ parentIndex }) => parentIndex === index)
        return (
          <details key={index} open={set.series.length <= MOST_OPEN || members.some((series) => picked.includes(series))}>
            <summary title={label}><span className={styles.swatch} style={{ background: color }} aria-hidden="true" /> <span dir="auto">{shortLabel(label, LETTERS)}</span> <span className="muted">{formatNumberOf(members.length, 'theme')}</span></summary>
            <ul>{members.map(entry)}</ul>
          </details>
        )
      })}
    </div>
  )
}

function Hues({ set, picked, entry }: ListProps) {
  const grey = set.series.filter(({ isHued }) => !isHued)
  return (
    <>
      <ul>{set.series.filter((series) => series.isHued || picked.includes(series)).map(entry)}</ul>
      {grey.length > 0 && (
        <details>
          <summary>{grey.length} smaller {grey.length === 1 ? 'one' : 'ones'} in grey</summary>
          <ul>{grey.map(entry)}</ul>
        </details>
      )}
    </>
  )
}
