'use client'
/**
 * The whole map of a run and what one does with it: look, colour, search, pick out by area and time, read and take away.
 * In: a run, its themes and groups; the dots come from app/api/runs/[runId]/map. Out: a figure, panels beside it and a table; all of its state in the address.
 */
import { useRouter, useSearchParams } from 'next/navigation'
import { useCallback, useMemo, useState } from 'react'
import { AddressNote } from '../address-note.tsx'
import { ColorLegend } from './color-legend.tsx'
import styles from './map-explorer.module.css'
import { MapFigure } from './map-figure.tsx'
import { MapSearch } from './map-search.tsx'
import { MapTable } from './map-table.tsx'
import { PickedSummary } from './picked-summary.tsx'
import { TimeBrush } from './time-brush.tsx'
import type { MapLoad } from './use-map-dots.ts'
import { useMapDots } from './use-map-dots.ts'
import { MAP_PARSERS, useMapState } from './use-map-state.ts'
import { usePicked } from './use-picked.ts'
import type { PeriodUnit } from '@/lib/domain/trend.ts'
import { themeId } from '@/lib/domain/theme.ts'
import { formatNumberOf } from '@/lib/view/format.ts'
import type { MapDots } from '@/lib/view/map-buffer.ts'
import { colorDots } from '@/lib/view/map-colors.ts'
import { venueOf } from '@/lib/view/map-filter.ts'
import { LONGEST_SEARCH, readSearch } from '@/lib/view/map-state.ts'
import { isPage, type ParamReader } from '@/lib/view/unread-params.ts'

export interface MapTheme {
  index: number
  label: string
  size: number
  /** In units of the layout. */
  x: number
  y: number
  parentIndex: number | null
}

export interface MapRun {
  runId: string
  /** Changes when the run does; part of the addresses under which the browser keeps data for ever. */
  version: string
  corpus: string
  papers: number
  themes: MapTheme[]
  groups: { index: number; label: string; size: number }[]
  /** How its time is cut. */
  unit: PeriodUnit
}

export const mapApi = (runId: string): string => `/api/runs/${encodeURIComponent(runId)}/map`

export function MapExplorer({ run }: { run: MapRun }) {
  const load = useMapDots(`${mapApi(run.runId)}?v=${run.version}`)
  return load.state === 'ready' ? <LoadedMap run={run} dots={load.dots} /> : <p className={styles.message} role="status">{messageOf(load, run.papers)}</p>
}

function LoadedMap({ run, dots }: { run: MapRun; dots: MapDots }) {
  const router = useRouter()
  const [given, change] = useMapState()
  const state = { ...given, color: given.color && (given.color !== 'group' || run.groups.length > 0) ? given.color : 'theme' as const }
  const [pointed, setPointed] = useState<number | null>(null)
  const picked = usePicked(run, dots, state)
  const coloring = useMemo(() => colorDots(dots, state.color, run.themes), [dots, state.color, run])
  const onOpen = useCallback((paperId: number, isNewTab: boolean) => {
    const href = `/runs/${encodeURIComponent(run.runId)}/papers/${paperId}`
    if (isNewTab) window.open(href, '_blank', 'noopener')
    else router.push(href)
  }, [router, run.runId])
  return (
    <>
      <MapAddressNote run={run} dots={dots} />
      <div className={styles.explorer} data-map="ready" data-papers={dots.paperIds.length} data-picked={picked.chosen.length}>
        <MapSearch state={state} onChange={change} search={picked.search} />
        <MapFigure run={run} dots={dots} state={state} onChange={change} picked={picked} coloring={coloring} pointed={pointed} onPoint={setPointed} onOpen={onOpen}>
          <TimeBrush dots={dots} unit={run.unit} picked={picked} time={state.time} onTime={(time) => change({ time, page: null })} />
        </MapFigure>
        <div className={styles.panel}>
          <ColorLegend run={run} dots={dots} state={state} onChange={change} coloring={coloring} onPoint={setPointed} />
          <PickedSummary run={run} dots={dots} state={state} onChange={change} picked={picked} />
        </div>
        <MapTable run={run} dots={dots} state={state} onChange={change} picked={picked} />
      </div>
    </>
  )
}

/** The address changes without the server, so that it is read here. */
function MapAddressNote({ run, dots }: { run: MapRun; dots: MapDots }) {
  const params = useSearchParams()
  const query = Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name).length > 1 ? params.getAll(name) : params.get(name)!]))
  const readers = Object.entries(MAP_PARSERS).map(([name, parser]): [string, ParamReader] => [name, (text) => parser.parse(text) !== null])
  const isTheme: ParamReader = (text) => run.themes.some(({ index }) => themeId(index) === text)
  const isColor: ParamReader = (text) => MAP_PARSERS.color.parse(text) !== null && (text !== 'group' || run.groups.length > 0)
  return <AddressNote query={query} reads={{ ...Object.fromEntries(readers), theme: isTheme, color: isColor, venue: (text) => venueOf(dots, text) !== null, q: (text) => readSearch(text) !== null || `texts of up to ${LONGEST_SEARCH} characters count`, page: isPage }} />
}

function messageOf(load: MapLoad, papers: number): string {
  return load.state === 'failed' ? 'The map could not be loaded. Reload the page to try again; the list of papers does not need it.' : `Loading ${formatNumberOf(papers, 'paper')} …`
}

