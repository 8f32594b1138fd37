/**
 * Names for places within the islands: peaks of density, and the terms that set their papers apart from the rest of their theme.
 * In: MapDots, from ./map-buffer.ts, and TermIndex, from ./map-terms.ts.   Out: MapPlaceName[], sent by app/api/runs/[runId]/map/places
 * and drawn by the map as one zooms in.
 */
import { blur2 } from 'd3'
import { MAP_STEPS, type MapDots } from './map-buffer.ts'
import { meanShares, salientTerms, type TermIndex } from './map-terms.ts'

export interface MapPlaceName {
  /** The peak, in steps of the map. */
  x: number
  y: number
  text: string
  papers: number
  /** 0 is coarse, 1 is fine. */
  level: number
}

const SIDE = 256
/** Papers under one peak, coarse and fine. */
const PEAK_PAPERS = [50, 12]
const LEAST_PEAK_PAPERS = 6
const LONGEST_NAME = 30
const TERMS_TRIED = 6

/** @returns names by level, those of most papers first; none for a map of few papers, whose titles say more. Time O(n). */
export function namePlaces(dots: MapDots, index: TermIndex): MapPlaceName[] {
  const themeShares = new Map<number, Float64Array>()
  const byTheme = groupBy(Uint32Array.from(dots.themes, (_, i) => i), (i) => dots.themes[i])
  for (const [theme, own] of byTheme) themeShares.set(theme, meanShares(index, own))
  const taken = new Map<number, string>()
  return PEAK_PAPERS.flatMap((papers, level) => {
    const { peakOf, peaks } = peaksOf(dots, papers)
    const regions = [...groupBy(Uint32Array.from(dots.themes, (_, i) => i), (i) => peakOf[i])].filter(([, own]) => own.length >= LEAST_PEAK_PAPERS)
    return regions.sort(([a, one], [b, other]) => other.length - one.length || a - b).flatMap(([peak, own]) => {
      const theme = commonest(own, (i) => dots.themes[i])
      const coarse = level > 0 ? taken.get(own[0]) : undefined
      const found = salientTerms(index, own, themeShares.get(theme)!, TERMS_TRIED).map(({ term }) => term).filter((term) => !coarse?.includes(term))
      if (found.length === 0) return []
      const second = found.find((term, i) => i > 0 && !found[0].includes(term) && !term.includes(found[0]))
      const text = second && found[0].length + second.length + 2 <= LONGEST_NAME ? `${found[0]}, ${second}` : found[0]
      if (level === 0) for (const i of own) taken.set(i, text)
      return [{ ...peaks.get(peak)!, text, papers: own.length, level }]
    })
  })
}

/** Hills of a smoothed count of dots: every dot belongs to the peak that one reaches by going up. */
function peaksOf({ x, y }: MapDots, papersPerPeak: number): { peakOf: Int32Array; peaks: Map<number, { x: number; y: number }> } {
  const cellOf = (i: number) => Math.floor((y[i] / (MAP_STEPS + 1)) * SIDE) * SIDE + Math.floor((x[i] / (MAP_STEPS + 1)) * SIDE)
  const counts = new Float64Array(SIDE * SIDE)
  for (let i = 0; i < x.length; i++) counts[cellOf(i)]++
  const used = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0)
  // A kernel of this width holds about papersPerPeak dots of an average place.
  const width = Math.min(16, Math.max(1, Math.sqrt((papersPerPeak * used) / Math.max(1, x.length) / (4 * Math.PI))))
  const { data } = blur2({ data: counts, width: SIDE, height: SIDE }, width)
  const up = Int32Array.from(data, (_, cell) => highestNeighbour(data, cell))
  const peakOf = Int32Array.from(x, (_, i) => {
    let cell = cellOf(i)
    while (up[cell] !== cell) cell = up[cell]
    return cell
  })
  const middle = (cell: number) => Math.round(((cell + 0.5) / SIDE) * MAP_STEPS)
  return { peakOf, peaks: new Map([...new Set(peakOf)].map((cell) => [cell, { x: middle(cell % SIDE), y: middle(Math.floor(cell / SIDE)) }])) }
}

// Of equally high cells the one with the smaller number: going up always ends.
function highestNeighbour(data: ArrayLike<number>, cell: number): number {
  let best = cell
  const [row, column] = [Math.floor(cell / SIDE), cell % SIDE]
  for (let r = Math.max(0, row - 1); r <= Math.min(SIDE - 1, row + 1); r++) {
    for (let c = Math.max(0, column - 1); c <= Math.min(SIDE - 1, column + 1); c++) {
      const other = r * SIDE + c
      if (data[other] > data[best] || (data[other] === data[best] && other < best)) best = other
    }
  }
  return best
}

function groupBy(dots: Uint32Array, keyOf: (dot: number) => number): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const i of dots) {
    const key = keyOf(i)
    const own = groups.get(key)
    if (own) own.push(i)
    else groups.set(key, [i])
  }
  return groups
}

function commonest(dots: number[], keyOf: (dot: number) => number): number {
  const counts = new Map<number, number>()
  for (const i of dots) counts.set(keyOf(i), (counts.get(keyOf(i)) ?? 0) + 1)
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0]
}
