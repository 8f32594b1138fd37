/**
 * Which papers of a map a request means.
 * In: search params area, time, theme, venue, q and term, as ./../../../../runs/[runId]/map writes them.   Out: positions of dots; read by ./selection and ./search.
 */
import type { RunSummary } from '@/lib/data/runs.ts'
import { listMatchingIds } from '@/lib/data/search.ts'
import { InvalidInputError, NotFoundError } from '@/lib/domain/errors.ts'
import { NO_FILTER } from '@/lib/domain/paper-filter.ts'
import { themeIndex } from '@/lib/domain/theme.ts'
import type { MapDots } from '@/lib/view/map-buffer.ts'
import { litDots, litIndexes, venueOf } from '@/lib/view/map-filter.ts'
import { LONGEST_SEARCH, monthsOf, MOST_CORNERS, readArea, readSearch, readTime } from '@/lib/view/map-state.ts'

/** @throws InvalidInputError for a param that cannot be read, NotFoundError for a theme that the run does not have. */
export async function selectionOf(run: RunSummary, dots: MapDots, query: URLSearchParams): Promise<Uint32Array> {
  const area = given(query, 'area', readArea, `3 to ${MOST_CORNERS} corners such as 100.200_300.200_200.400`)
  const time = given(query, 'time', readTime, 'a period or two such as 2019..2022')
  const theme = given(query, 'theme', themeIndex, 'a theme such as t1')
  if (theme !== null && theme >= (run.k ?? 0)) throw new NotFoundError(`Run "${run.id}" has no theme "${query.get('theme')}".`)
  const venue = given(query, 'venue', (name) => venueOf(dots, name), 'a venue of the map, or ~other')
  const ids = await foundBy(run, query)
  return litIndexes(litDots(dots, { area, months: time && monthsOf(time), themeIndex: theme, venue, found: ids && new Set(ids) }))
}

/** @returns ids of the papers that the search finds and that hold the term; null if neither is asked for. @throws InvalidInputError if one is too long. */
export async function foundBy(run: RunSummary, query: URLSearchParams): Promise<number[] | null> {
  const [q, term] = ['q', 'term'].map((name) => given(query, name, readSearch, `text of 1 to ${LONGEST_SEARCH} characters`))
  return q === null && term === null ? null : listMatchingIds(run.id, { ...NO_FILTER, q, term })
}

function given<T>(query: URLSearchParams, name: string, read: (text: string) => T | null, rule: string): T | null {
  const text = query.get(name)
  if (text === null) return null
  const value = read(text)
  if (value === null) throw new InvalidInputError(`${name} must be ${rule}. Got ${text.length > 60 ? `${text.slice(0, 60)}…` : text || 'nothing'}.`)
  return value
}
