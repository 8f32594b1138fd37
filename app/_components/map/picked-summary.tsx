'use client'
/** What is picked out on the map, in words and numbers. In: the picked dots. Out: count, themes, terms, years, venues, files to take away, a way back to all. */
import Link from 'next/link'
import { useMemo } from 'react'
import { themeSwatch } from './color-legend.tsx'
import { mapApi, type MapRun } from './map-explorer.tsx'
import styles from './picked-summary.module.css'
import { useAnswer } from './use-answer.ts'
import type { ChangeMap, MapState } from './use-map-state.ts'
import type { Picked } from './use-picked.ts'
import { themeId } from '@/lib/domain/theme.ts'
import { formatCount, formatNumberOf, formatShare } from '@/lib/view/format.ts'
import type { MapDots } from '@/lib/view/map-buffer.ts'
import { OTHER_VENUES } from '@/lib/view/map-filter.ts'
import { countPeriods, countThemes, countVenues } from '@/lib/view/map-summary.ts'
import type { SelectedTerm } from '@/lib/view/map-terms.ts'
import { shortLabel } from '@/lib/view/short-label.ts'

interface Props {
  run: MapRun
  dots: MapDots
  state: MapState
  onChange: ChangeMap
  picked: Picked
}

const SHOWN = 6
const SETTLED_MS = 300
const FORMATS = [['csv', 'CSV'], ['xlsx', 'XLSX'], ['jsonl', 'JSON Lines'], ['bibtex', 'BibTeX'], ['ris', 'RIS']] as const

export function PickedSummary({ run, dots, state, onChange, picked }: Props) {
  const { chosen, isFiltering, query, search } = picked
  const counts = useMemo(() => ({ themes: countThemes(dots, chosen), venues: countVenues(dots, chosen), periods: countPeriods(dots, chosen, run.unit).filter(({ papers }) => papers > 0) }), [dots, chosen, run.unit])
  const selection = `${mapApi(run.runId)}/selection?${query}`
  const terms = useAnswer<{ terms: SelectedTerm[] }>(isFiltering && chosen.length > 0 ? selection : null, SETTLED_MS)
  if (!isFiltering) return <section className={styles.summary} aria-label="Picked out"><p className="muted">Nothing is picked out. Draw around papers, choose a theme or a time, or search, to see what they are and take them with you.</p></section>
  const peak = counts.periods.reduce((best, next) => (next.papers > best.papers ? next : best), { period: '', papers: 0 })
  return (
    <section className={styles.summary} aria-label="Picked out" data-papers={chosen.length}>
      <p className={styles.head}><b aria-live="polite">{chosen.length > 0 ? <a href="#map-papers">{formatNumberOf(chosen.length, 'paper')}</a> : formatNumberOf(0, 'paper')}</b> <span className="muted">picked out, {formatShare(chosen.length / dots.paperIds.length)} of all</span></p>
      <button type="button" className={styles.clear} onClick={() => onChange({ area: null, time: null, theme: null, venue: null, q: null, term: null, page: null })}>Show all again</button>
      {state.term && <p className={styles.years}>{search.isWaiting ? 'Looking for those that hold' : 'Only those that hold'} the term “<bdi>{state.term}</bdi>”. <button type="button" className={styles.pick} onClick={() => onChange({ term: null, page: null })}>Any term</button></p>}
      {chosen.length > 0 && (
        <>
          <Part title={counts.themes.length > SHOWN ? `Themes, the largest of ${counts.themes.length}` : 'Themes'}>
            {counts.themes.slice(0, SHOWN).map(({ key, papers }) => (
              <li key={key} className={styles.row}>
                <span className={styles.swatch} style={{ background: themeSwatch(run, key, state.color) }} aria-hidden="true" />
                <Link href={`/runs/${encodeURIComponent(run.runId)}/themes/${themeId(key)}`} prefetch={false} title={run.themes[key]?.label} dir="auto">{shortLabel(run.themes[key]?.label ?? '', 34)}</Link>
                <Share papers={papers} of={chosen.length} onPick={() => onChange({ theme: key, page: null })} />
              </li>
            ))}
          </Part>
          {(terms.isWaiting || (terms.value?.terms.length ?? 0) > 0) && <Part title="Terms that set them apart">{terms.value ? terms.value.terms.map(({ term, papers, holders }) => <li key={term} className={styles.term} title={`decides for ${formatShare(papers / chosen.length)} of them`}><span dir="auto">{term}</span>{holders !== null && <> <button type="button" className={styles.pick} aria-label={`${formatNumberOf(holders, 'paper')} with ${term}`} onClick={() => onChange({ term, page: null })}>{formatCount(holders)}</button></>}</li>) : <li className="muted">…</li>}</Part>}
          {counts.periods.length > 0 && <p className={styles.years}>{counts.periods[0].period} to {counts.periods[counts.periods.length - 1].period}{counts.periods.length > 1 && `, most in ${peak.period} (`}{counts.periods.length > 1 && <><button type="button" className={styles.pick} onClick={() => onChange({ time: [peak.period, peak.period], page: null })}>{formatCount(peak.papers)}</button>)</>}.</p>}
          {counts.venues.some(({ key }) => key !== null) && <Part title="Venues">{counts.venues.slice(0, SHOWN).map(({ key, papers }) => <li key={key ?? ''} className={styles.row}><span /><span dir="auto">{key ?? 'other or none'}</span><Share papers={papers} of={chosen.length} onPick={() => onChange({ venue: key ?? OTHER_VENUES, page: null })} /></li>)}</Part>}
          <p className={styles.files}>Take them with you: {FORMATS.map(([format, name]) => <a key={format} href={`${selection}&format=${format}`} download>{name}</a>)}</p>
        </>
      )}
    </section>
  )
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <>
      <h3 className={styles.title}>{title}</h3>
      <ul className={styles.list}>{children}</ul>
    </>
  )
}

/** The number picks out the papers that it counts. */
const Share = ({ papers, of, onPick }: { papers: number; of: number; onPick: () => void }) => <span className={styles.share}><button type="button" className={styles.pick} onClick={onPick}>{formatCount(papers)}</button> <span className="muted">{formatShare(papers / of)}</span></span>
