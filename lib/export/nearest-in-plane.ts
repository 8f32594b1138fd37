/**
 * The nearest neighbours of every point of a plane, by a grid of about two points a cell.
 * In: places.   Out: places of neighbours, read by ./network.ts.
 */

/**
 * @param points finite. @param k ≥ 1.
 * @returns a function: point → places of its k nearest others, nearest first; ties by place. Fewer if there are fewer points.
 *   Points lying on one spot cost more: at most 200 of a cell are looked at.
 */
export function nearestInPlane(points: { x: number; y: number }[], k: number): (i: number) => number[] {
  const grid = gridOf(points)
  return (i) => {
    const point = points[i]
    let found: { j: number; distance: number }[] = []
    for (let ring = 0; ring <= grid.side; ring++) {
      // All points nearer than `ring − 1` cells have been seen: beyond, no better one can come.
      if (found.length >= k && found[k - 1].distance <= ((ring - 1) * grid.cell) ** 2 && ring > 0) break
      for (const j of grid.ring(point, ring)) if (j !== i) found.push({ j, distance: (points[j].x - point.x) ** 2 + (points[j].y - point.y) ** 2 })
      found = found.sort((a, b) => a.distance - b.distance || a.j - b.j).slice(0, k)
    }
    return found.map(({ j }) => j)
  }
}

const MOST_OF_A_CELL = 200

function gridOf(points: { x: number; y: number }[]) {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    bottom = Math.min(bottom, y)
    top = Math.max(top, y)
  }
  const side = Math.max(1, Math.ceil(Math.sqrt(points.length / 2)))
  const cell = Math.max(right - left, top - bottom) / side || 1
  const column = (x: number) => Math.floor((x - left) / cell)
  const row = (y: number) => Math.floor((y - bottom) / cell)
  const cells = new Map<number, number[]>()
  const key = (c: number, r: number) => c * (side + 2) + r
  points.forEach((point, i) => {
    const at = key(column(point.x), row(point.y))
    const members = cells.get(at)
    if (!members) cells.set(at, [i])
    else if (members.length < MOST_OF_A_CELL) members.push(i)
  })
  function* ring({ x, y }: { x: number; y: number }, distance: number): Generator<number> {
    const [c, r] = [column(x), row(y)]
    for (let i = c - distance; i <= c + distance; i++) {
      const isEdge = Math.abs(i - c) === distance
      for (let j = r - distance; j <= r + distance; j += isEdge || distance === 0 ? 1 : 2 * distance) {
        if (i >= 0 && j >= 0 && i <= side && j <= side) yield* cells.get(key(i, j)) ?? []
      }
    }
  }
  return { side: side + 1, cell, ring }
}
