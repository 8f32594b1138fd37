'use client'
/** Everything a link to the map says, as state. In: the address; nonsense counts as not given. Out: values, and how to change them. */
import { createParser, parseAsInteger, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { themeId, themeIndex } from '@/lib/domain/theme.ts'
import { COLORINGS, type ColoringName } from '@/lib/view/map-colors.ts'
import { readArea, readPlace, readSearch, readTime, writeArea, writePlace, writeTime } from '@/lib/view/map-state.ts'

const parserOf = <T extends string | number | object>(parse: (text: string) => T | null, serialize: (value: T) => string) => createParser<T>({ parse: parse as (text: string) => NonNullable<T> | null, serialize, eq: (a, b) => serialize(a) === serialize(b) })

const PARSERS = {
  view: parserOf(readPlace, writePlace),
  color: parseAsStringLiteral(COLORINGS),
  area: parserOf(readArea, writeArea),
  time: parserOf(readTime, writeTime),
  theme: parserOf(themeIndex, themeId),
  venue: parserOf(readSearch, (text) => text),
  q: parserOf(readSearch, (text) => text),
  page: parseAsInteger.withDefault(1),
}

export const useMapState = () => useQueryStates(PARSERS, { history: 'replace', scroll: false, shallow: true })
/** The state with the colouring that is shown if the address names none. */
export type MapState = ReturnType<typeof useMapState>[0] & { color: ColoringName }
export type ChangeMap = ReturnType<typeof useMapState>[1]
