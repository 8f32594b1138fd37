/**
 * Themes of neighbouring windows → continuations, splits and merges.
 * In: centroids of each window, from evolution.ts.   Out: EvolutionLink, stored as ThemeLink.
 */
import type { EvolutionLink } from '../domain/run-trends.ts'
import { matchMostAlike } from './hungarian.ts'

export interface WindowCentroids {
  /** One unit vector per theme of the window. */
  centroids: Float32Array[]
}

/** Themes of one window are different themes: links must be closer than this part of their pairs. */
const CLOSER_THAN = 0.95
/** In a small window all pairs may be far apart; below this cosine nothing is the same theme. */
const LOWEST = 0.2
/** A further link must be nearly as close as the best of its source and of its target. */
const NEARLY = 0.8

/**
 * Join each window with the next: the pairing with the largest sum of cosines gives the continuations; further pairs are
 * splits (the target continues nothing) and merges (it does). All links must be closer than 95 % of the pairs of different
 * themes within one window, and 0.2.
 * @returns links by window, then source, then target. Deterministic. O(Σ k² · nColumns + k³).
 */
export function joinWindows(windows: WindowCentroids[]): EvolutionLink[] {
  const threshold = thresholdOf(windows)
  return windows.slice(1).flatMap((after, place) => joinPair(windows[place].centroids, after.centroids, place, threshold))
}

function thresholdOf(windows: WindowCentroids[]): number {
  const apart = windows.flatMap(({ centroids }) => centroids.flatMap((a, place) => centroids.slice(place + 1).map((b) => cosine(a, b)))).sort((a, b) => a - b)
  return Math.max(LOWEST, apart[Math.floor(CLOSER_THAN * apart.length)] ?? 0)
}

function joinPair(before: Float32Array[], after: Float32Array[], window: number, threshold: number): EvolutionLink[] {
  const similarities = Float64Array.from(before.flatMap((a) => after.map((b) => cosine(a, b))))
  const at = (a: number, b: number) => similarities[a * after.length + b]
  const partners = matchMostAlike(similarities, before.length, after.length)
  partners.forEach((b, a) => {
    if (b >= 0 && at(a, b) < threshold) partners[a] = -1
  })
  const continued = new Set(partners)
  const bestOfSource = before.map((_, a) => after.reduce((most, __, b) => Math.max(most, at(a, b)), -1))
  const bestOfTarget = after.map((_, b) => before.reduce((most, __, a) => Math.max(most, at(a, b)), -1))
  const links: EvolutionLink[] = []
  before.forEach((_, a) =>
    after.forEach((__, b) => {
      const similarity = at(a, b)
      const continues = partners[a] === b
      const further = similarity >= threshold && similarity >= NEARLY * Math.min(bestOfSource[a], bestOfTarget[b])
      if (continues || further) links.push({ from: { window, index: a }, to: { window: window + 1, index: b }, similarity, kind: continues ? 'continuation' : continued.has(b) ? 'merge' : 'split' })
    }),
  )
  return links
}

function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let t = 0; t < a.length; t++) sum += a[t] * b[t]
  return Math.max(-1, Math.min(1, sum))
}
