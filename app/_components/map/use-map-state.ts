'use client'
/** Everything a link to the map says, as state. In: the address; nonsense counts as not given. Out: values, and how to change them. */
import { useCallback, useRef } from 'react'
import { createParser, parseAsInteger, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { themeId, themeIndex } from '@/lib/domain/theme.ts'
import { COLORINGS, type ColoringName } from '@/lib/view/map-colors.ts'
import { readArea, readPlace, readSearch, readTime, writeArea, writePlace, writeTime } from '@/lib/view/map-state.ts'

const parserOf = <T extends string | number | object>(parse: (text: string) => T | null, serialize: (value: T) => string) => createParser<T>({ parse: parse as (text: string) => NonNullable<T> | null, serialize, eq: (a, b) => serialize(a) === serialize(b) })

export const MAP_PARSERS = {
  view: parserOf(readPlace, writePlace),
  color: parseAsStringLiteral(COLORINGS),
  area: parserOf(readArea, writeArea),
  time: parserOf(readTime, writeTime),
  theme: parserOf(themeIndex, themeId),
  venue: parserOf(readSearch, (text) => text),
  q: parserOf(readSearch, (text) => text),
  term: parserOf(readSearch, (text) => text),
  page: parseAsInteger.withDefault(1),
}

type Values = ReturnType<typeof useQueryStates<typeof MAP_PARSERS>>[0]
/** The state with the colouring that is shown if the address names none. */
export type MapState = Values & { color: ColoringName }
export type ChangeMap = (change: Partial<{ [name in keyof Values]: Values[name] | null }>) => void

/** Typing, dragging and playing are one deed as long as no pause is longer. */
const PAUSE_MS = 1500

/** @returns the state, and how to change it: each deed is a step that the browser's Back undoes, save looking elsewhere. */
export function useMapState(): [state: Values, change: ChangeMap] {
  const [state, set] = useQueryStates(MAP_PARSERS, { scroll: false, shallow: true })
  const last = useRef({ deed: '', at: -Infinity })
  const change: ChangeMap = useCallback((values) => {
    const [deed, at] = [Object.keys(values).join(), performance.now()]
    const isSame = (deed === 'q,page' || deed === 'time,page') && deed === last.current.deed && at - last.current.at < PAUSE_MS
    const isLooking = deed === 'view'
    if (!isLooking) last.current = { deed, at }
    void set(values, { history: isLooking || isSame ? 'replace' : 'push' })
  }, [set])
  return [state, change]
}
