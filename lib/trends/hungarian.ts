/**
 * Join two lists one to one so that the joined pairs are most alike in sum.
 * In: similarities, from evolution.ts.   Out: a partner for each row.
 * Source: Kuhn, Naval Research Logistics Quarterly 2 (1955) 83–97, doi:10.1002/nav.3800020109, in the form with potentials.
 */

/**
 * @param similarities nRows × nColumns, row-major, finite. Not modified.
 * @returns one element per row: its column, or −1 where there are fewer columns than rows. Equal sums: the pairing found
 *   first, the same every time. O(max(nRows, nColumns)³).
 */
export function matchMostAlike(similarities: ArrayLike<number>, nRows: number, nColumns: number): Int32Array {
  const n = Math.max(nRows, nColumns)
  const highest = Array.from(similarities).reduce((most, value) => Math.max(most, value), 0)
  const cost = (row: number, column: number) => (row < nRows && column < nColumns ? highest - similarities[row * nColumns + column] : highest)
  const rowPotential = new Float64Array(n + 1)
  const columnPotential = new Float64Array(n + 1)
  // Place 0 stands for "none"; rows and columns count from 1.
  const rowOf = new Int32Array(n + 1)
  for (let row = 1; row <= n; row++) placeRow(row, rowOf, rowPotential, columnPotential, cost)
  const partners = new Int32Array(nRows).fill(-1)
  for (let column = 1; column <= nColumns; column++) if (rowOf[column] >= 1 && rowOf[column] <= nRows) partners[rowOf[column] - 1] = column - 1
  return partners
}

/** Find the cheapest chain of changes that gives `row` a column. rowOf and both potentials: in-out. */
function placeRow(row: number, rowOf: Int32Array, rowPotential: Float64Array, columnPotential: Float64Array, cost: (row: number, column: number) => number): void {
  const n = rowOf.length - 1
  const cheapest = new Float64Array(n + 1).fill(Infinity)
  const cameFrom = new Int32Array(n + 1)
  const used = new Uint8Array(n + 1)
  rowOf[0] = row
  let at = 0
  do {
    used[at] = 1
    let delta = Infinity
    let next = 0
    for (let column = 1; column <= n; column++) {
      if (used[column]) continue
      const reduced = cost(rowOf[at] - 1, column - 1) - rowPotential[rowOf[at]] - columnPotential[column]
      if (reduced < cheapest[column]) {
        cheapest[column] = reduced
        cameFrom[column] = at
      }
      if (cheapest[column] < delta) {
        delta = cheapest[column]
        next = column
      }
    }
    for (let column = 0; column <= n; column++) {
      if (used[column]) {
        rowPotential[rowOf[column]] += delta
        columnPotential[column] -= delta
      } else cheapest[column] -= delta
    }
    at = next
  } while (rowOf[at] !== 0)
  for (; at !== 0; at = cameFrom[at]) rowOf[at] = rowOf[cameFrom[at]]
}
