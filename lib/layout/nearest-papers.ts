/**
 * The papers most like each paper, among all papers and not only the distinct ones.
 * In: Table and Neighbours, from ./table.ts and ./neighbours.ts.   Out: NearestRows, stored with the run and shown on a paper's page.
 */
import type { Neighbours } from './neighbours.ts'
import type { Table } from './table.ts'

export interface NearestRows {
  /** Papers kept for each, ≥ 0. */
  k: number
  /** nRows × k; rows of the corpus, nearest first; −1 where fewer were found. Papers with equal rows come first, by row. */
  rows: Int32Array
  /** nRows × k; cosine to each, falling; 0 where fewer were found. */
  cosines: Float32Array
}

/** @param table as `neighbours` found it. @param neighbours null where there is one distinct paper at most. @param most papers kept for each. */
export function collectNearest({ n, positionOf }: Table, neighbours: Neighbours | null, most: number): NearestRows {
  const nearest = { k: most, rows: new Int32Array(positionOf.length * most).fill(-1), cosines: new Float32Array(positionOf.length * most) }
  const sharing = rowsByPosition(positionOf, n)
  positionOf.forEach((position, i) => {
    if (position < 0) return
    let filled = 0
    const take = (from: number, cosine: number) => {
      for (const row of sharing[from]) {
        if (filled === most) return
        if (row === i) continue
        nearest.rows[i * most + filled] = row
        nearest.cosines[i * most + filled++] = Math.min(1, cosine)
      }
    }
    take(position, 1)
    for (let slot = position * (neighbours?.k ?? 0); neighbours && slot < (position + 1) * neighbours.k && filled < most; slot++) {
      if (neighbours.ids[slot] >= 0) take(neighbours.ids[slot], neighbours.cosines[slot])
    }
  })
  return nearest
}

function rowsByPosition(positionOf: Int32Array, n: number): number[][] {
  const rows = Array.from({ length: n }, (): number[] => [])
  positionOf.forEach((position, i) => position >= 0 && rows[position].push(i))
  return rows
}
