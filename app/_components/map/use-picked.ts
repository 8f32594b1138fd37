'use client'
/** The papers that are picked out on the map. In: the run's dots and the state of the address. Out: which they are, how they were found, the query that says the same. */
import { useMemo } from 'react'
import { mapApi, type MapRun } from './map-explorer.tsx'
import { useAnswer, type Answer } from './use-answer.ts'
import type { MapState } from './use-map-state.ts'
import { themeId } from '@/lib/domain/theme.ts'
import type { MapDots } from '@/lib/view/map-buffer.ts'
import { isFiltering, litDots, litIndexes, venueOf } from '@/lib/view/map-filter.ts'
import { monthsOf, writeArea, writeTime } from '@/lib/view/map-state.ts'

export interface Picked {
  /** Uint8Array, one element a dot: 1 if it is picked out; all of them if nothing is. */
  lit: Uint8Array
  /** Positions of the dots that are picked out, rising. */
  chosen: Uint32Array
  isFiltering: boolean
  search: Answer<{ ids: number[] }>
  /** As app/api/runs/[runId]/map/selection takes it: "time=2019..2022"; "" for all papers. */
  query: string
}

const TYPING_MS = 250

export function usePicked({ runId, themes }: MapRun, dots: MapDots, { area, time, theme, venue: venueName, q, term }: MapState): Picked {
  const search = useAnswer<{ ids: number[] }>(q || term ? `${mapApi(runId)}/search?${new URLSearchParams({ ...(q && { q }), ...(term && { term }) })}` : null, TYPING_MS)
  const found = useMemo(() => (search.value ? new Set(search.value.ids) : null), [search.value])
  const [areaKey, timeKey] = [area && writeArea(area), time && writeTime(time)]
  const known = theme !== null && theme < themes.length ? theme : null
  const venue = venueName === null ? null : venueOf(dots, venueName)
  return useMemo(() => {
    const filter = { area, months: time && monthsOf(time), themeIndex: known, venue, found }
    const lit = litDots(dots, filter)
    const query = new URLSearchParams({ ...(areaKey && { area: areaKey }), ...(timeKey && { time: timeKey }), ...(known !== null && { theme: themeId(known) }), ...(venue !== null && { venue: venueName! }), ...(q && { q }), ...(term && { term }) }).toString()
    return { lit, chosen: litIndexes(lit), isFiltering: isFiltering(filter), search, query }
    // Area and time are new objects with every change of the address; their text is not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [dots, areaKey, timeKey, known, venue, q, term, found, search])
}
