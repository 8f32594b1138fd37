'use client'
/** The papers of the map as a table, for everybody and for those who cannot see it: those picked out, or those in the picture. In: picked dots, the view. Out: a table in pages. */
import Link from 'next/link'
import { useMemo } from 'react'
import { themeSwatch } from './color-legend.tsx'
import { mapApi, type MapRun } from './map-explorer.tsx'
import form from '../forms/form.module.css'
import styles from './map-table.module.css'
import type { ChangeMap, MapState } from './use-map-state.ts'
import type { Picked } from './use-picked.ts'
import { useTitles } from './use-titles.ts'
import { themeId } from '@/lib/domain/theme.ts'
import { formatCount, formatFigure, formatNumberOf } from '@/lib/view/format.ts'
import type { MapDots } from '@/lib/view/map-buffer.ts'
import { fitShare } from '@/lib/view/map-colors.ts'
import { byFit } from '@/lib/view/map-summary.ts'
import { pageOf } from '@/lib/view/paging.ts'
import { shortLabel } from '@/lib/view/short-label.ts'

interface Props {
  run: MapRun
  dots: MapDots
  state: MapState
  onChange: ChangeMap
  picked: Picked
}

const PAGE_SIZE = 20

export function MapTable({ run, dots, state, onChange, picked }: Props) {
  const listed = useMemo(() => byFit(dots, picked.chosen), [picked.chosen, dots])
  const { page, pages } = pageOf(String(state.page), listed.length, PAGE_SIZE)
  const rows = useMemo(() => Array.from(listed.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)), [listed, page])
  const titles = useTitles(mapApi(run.runId), run.version, useMemo(() => rows.map((dot) => dots.paperIds[dot]), [rows, dots]))
  const turn = (to: number) => onChange({ page: to === 1 ? null : to })
  // A column that is empty for the whole corpus is left out.
  const has = useMemo(() => ({ venues: dots.venueNames.length > 0, dates: dots.months.some((month) => month > 0) }), [dots])
  const root = `/runs/${encodeURIComponent(run.runId)}`
  return (
    <section className={styles.papers} aria-labelledby="map-papers">
      <h2 id="map-papers">{picked.isFiltering ? 'Papers picked out' : 'Papers on the map'}</h2>
      <p className="muted">{listed.length === 0 ? 'None.' : `${formatCount((page - 1) * PAGE_SIZE + 1)} to ${formatCount((page - 1) * PAGE_SIZE + rows.length)} of ${formatNumberOf(listed.length, 'paper')}, the best fit with its theme first.`}</p>
      {listed.length > 0 && (
        <table className={styles.table}>
          <thead><tr><th scope="col">Paper</th><th scope="col">Theme</th>{has.venues && <th scope="col">Venue</th>}{has.dates && <th scope="col">Date</th>}<th scope="col">Fit</th></tr></thead>
          <tbody>
            {rows.map((dot) => {
              const [paper, theme] = [titles.get(dots.paperIds[dot]), run.themes[dots.themes[dot]]]
              return (
                <tr key={dot}>
                  <th scope="row" dir="auto"><Link href={`${root}/papers/${dots.paperIds[dot]}`} prefetch={false}>{paper?.title ?? '…'}</Link></th>
                  <td data-name="Theme"><span className={styles.theme}><span className={styles.swatch} style={{ background: themeSwatch(run, theme.index, state.color) }} aria-hidden="true" /><Link href={`${root}/themes/${themeId(theme.index)}`} prefetch={false} title={theme.label} dir="auto">{shortLabel(theme.label, 40)}</Link></span></td>
                  {has.venues && <td data-name="Venue" dir="auto">{paper?.venue ?? ''}</td>}
                  {has.dates && <td data-name="Date" className="date">{paper?.published ?? ''}</td>}
                  <td data-name="Fit" className="number">{formatFigure(fitShare(dots.fits[dot]))}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {pages > 1 && (
        <nav className={styles.pager} aria-label="Pages of papers">
          <button type="button" className={form.quiet} disabled={page === 1} onClick={() => turn(page - 1)}>Previous</button>
          <span className="number">{formatCount(page)} of {formatCount(pages)}</span>
          <button type="button" className={form.quiet} disabled={page === pages} onClick={() => turn(page + 1)}>Next</button>
        </nav>
      )}
    </section>
  )
}
