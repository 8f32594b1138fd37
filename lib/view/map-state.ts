/**
 * What a link to the map says: where it looks, what it colours, what is picked out.
 * In: search params, edited by hand perhaps.   Out: values, or null for nonsense; and their text again. Read by the map, which takes null
 * for "not given", and by app/api/runs/[runId]/map/selection, which complains.
 */
import { MAP_STEPS, monthOf } from './map-buffer.ts'
import { periodUnit } from './periods.ts'

/** Where the map looks: the middle of the picture in steps of the map, and how much larger than the whole. */
export interface MapPlace {
  x: number
  y: number
  zoom: number
}

export const LARGEST_ZOOM = 120
export const MOST_CORNERS = 48
export const LONGEST_SEARCH = 200

/** @param text "32768.20000.2.5": x, y and zoom, which may have a point of its own. */
export function readPlace(text: string): MapPlace | null {
  const [, x, y, zoom] = /^(\d{1,5})\.(\d{1,5})\.(\d{1,3}(?:\.\d{1,3})?)$/.exec(text)?.map(Number) ?? []
  return x <= MAP_STEPS && y <= MAP_STEPS && zoom >= 1 && zoom <= LARGEST_ZOOM ? { x, y, zoom } : null
}

export const writePlace = ({ x, y, zoom }: MapPlace): string => {
  const whole = (steps: number) => Math.min(MAP_STEPS, Math.max(0, Math.round(steps)))
  return `${whole(x)}.${whole(y)}.${Number(Math.min(LARGEST_ZOOM, Math.max(1, zoom)).toFixed(2))}`
}

/** @param text "100.200_300.200_200.400": three to MOST_CORNERS corners in steps of the map. @returns x and y in turn. */
export function readArea(text: string): number[] | null {
  if (!/^-?\d{1,6}\.-?\d{1,6}(_-?\d{1,6}\.-?\d{1,6}){2,}$/.test(text)) return null
  const corners = text.split(/[._]/).map(Number)
  return corners.length <= 2 * MOST_CORNERS ? corners : null
}

export const writeArea = (area: number[]): string => Array.from({ length: area.length / 2 }, (_, i) => `${area[2 * i]}.${area[2 * i + 1]}`).join('_')

/** A stretch of time by the names of its first and last period, of one unit: "2019", "2019-Q3" or "2019-07". */
export type PeriodRange = [first: string, last: string]

/** @param text "2019..2022"; one period alone is its own end. */
export function readTime(text: string): PeriodRange | null {
  const period = '\\d{4}(?:-Q[1-4]|-(?:0[1-9]|1[0-2]))?'
  const [, first, last = first] = new RegExp(`^(${period})(?:\\.\\.(${period}))?$`).exec(text) ?? []
  return first && periodUnit(first) === periodUnit(last) && first <= last ? [first, last] : null
}

export const writeTime = ([first, last]: PeriodRange): string => (first === last ? first : `${first}..${last}`)

/** @returns the first and the last month of a stretch, as ./map-buffer.ts counts them. */
export function monthsOf([first, last]: PeriodRange): [first: number, last: number] {
  return [firstMonth(first), firstMonth(last) + { year: 12, quarter: 3, month: 1 }[periodUnit(last)] - 1]
}

function firstMonth(period: string): number {
  return periodUnit(period) === 'quarter' ? monthOf(period.slice(0, 4)) + (Number(period.slice(6)) - 1) * 3 : monthOf(period)
}

/** @returns the text of a search without needless space; null if nothing is left or it is too long. */
export function readSearch(text: string): string | null {
  const words = text.replace(/\s+/g, ' ').trim()
  return words.length > 0 && words.length <= LONGEST_SEARCH ? words : null
}
