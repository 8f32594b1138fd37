/**
 * Where the themes lie: island centres by similarity, sized by their papers, without overlap.
 * In: centroids of a Clustering.   Out: Islands, read by ./layout.ts.
 * Source: Torgerson, Psychometrika 17 (1952) 401–419, doi:10.1007/BF02288916 (classical scaling; on Euclidean distances
 * it is the projection on the two main axes, found here by power iteration without a k × k matrix).
 */

export interface Islands {
  /** k; centre of each theme's island, in islands' own unit: the discs together cover an area of π · FILL. */
  x: Float64Array
  y: Float64Array
  /** k; radius of each island, proportional to the square root of its papers; 0 for a theme without papers. */
  radius: Float64Array
}

/** Part of the unit disc that the islands cover: less makes wide seas, more leaves similarity no room to speak. */
const FILL = 0.35
const POWER_ITERATIONS = 60
const PUSH_ROUNDS = 200

/**
 * @param centroids k × nColumns, row-major. Not modified.
 * @param sizes     k; papers of each theme, ≥ 0.
 * @returns Islands; one island lies at the origin. Deterministic without a seed. Time O(k · nColumns + k²).
 */
export function placeIslands(centroids: Float32Array, sizes: ArrayLike<number>): Islands {
  const k = sizes.length
  const axes = findMainAxes(centroids, k)
  const total = Array.from(sizes).reduce((sum, size) => sum + size, 0)
  const radius = Float64Array.from(sizes, (size) => Math.sqrt((FILL * size) / Math.max(1, total)))
  const farthest = axes.x.reduce((most, x, c) => Math.max(most, Math.hypot(x, axes.y[c])), 0)
  const scale = farthest > 0 ? 1 / farthest : 0
  const islands = { x: axes.x.map((x) => x * scale), y: axes.y.map((y) => y * scale), radius }
  pushApart(islands)
  return islands
}

function findMainAxes(centroids: Float32Array, k: number): { x: Float64Array; y: Float64Array } {
  const nColumns = k ? centroids.length / k : 0
  const mean = new Float64Array(nColumns)
  centroids.forEach((value, slot) => (mean[slot % nColumns] += value / k))
  const found: Float64Array[] = []
  const coordinates = [0, 1].map((axis) => {
    let along = Float64Array.from({ length: k }, (_, c) => Math.cos(1 + (axis + 1) * c))
    for (let round = 0; round < POWER_ITERATIONS; round++) {
      const direction = new Float64Array(nColumns)
      for (let c = 0; c < k; c++) for (let t = 0; t < nColumns; t++) direction[t] += along[c] * (centroids[c * nColumns + t] - mean[t])
      for (const other of found) removePart(direction, other)
      const length = direction.reduce((sum, value) => sum + value * value, 0) ** 0.5
      if (length < 1e-12) return new Float64Array(k)
      direction.forEach((value, t) => (direction[t] = value / length))
      along = Float64Array.from(along, (_, c) => {
        let sum = 0
        for (let t = 0; t < nColumns; t++) sum += direction[t] * (centroids[c * nColumns + t] - mean[t])
        return sum
      })
      if (round === POWER_ITERATIONS - 1) found.push(direction)
    }
    return along
  })
  return { x: coordinates[0], y: coordinates[1] }
}

function removePart(vector: Float64Array, axis: Float64Array): void {
  let part = 0
  for (let t = 0; t < vector.length; t++) part += vector[t] * axis[t]
  for (let t = 0; t < vector.length; t++) vector[t] -= part * axis[t]
}

function pushApart({ x, y, radius }: Islands): void {
  for (let round = 0; round < PUSH_ROUNDS; round++) {
    let moved = false
    for (let a = 0; a < x.length; a++) {
      for (let b = a + 1; b < x.length; b++) {
        const wanted = (radius[a] + radius[b]) * 1.05
        let dx = x[b] - x[a]
        let dy = y[b] - y[a]
        if (dx * dx + dy * dy >= wanted * wanted || wanted === 0) continue
        // islands on one spot part in a direction that depends on their numbers alone
        if (dx === 0 && dy === 0) {
          dx = Math.cos(a + 2 * b)
          dy = Math.sin(a + 2 * b)
        }
        const distance = Math.hypot(dx, dy)
        const push = Math.max(0, (wanted - distance) / distance / 2)
        x[a] -= dx * push
        y[a] -= dy * push
        x[b] += dx * push
        y[b] += dy * push
        moved = true
      }
    }
    if (!moved) break
  }
}
