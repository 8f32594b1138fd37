/**
 * Where the themes lie: island centres by similarity, sized by their papers, without overlap.
 * In: mean rows of the themes, from ./layout.ts.   Out: Islands, read by ./embed.ts.
 * Source: Gansner, Koren & North, Graph Drawing 2004, doi:10.1007/978-3-540-31843-9_25 (stress majorisation), started
 * from the two main axes (Torgerson, Psychometrika 17 (1952) 401–419, doi:10.1007/BF02288916).
 */

export interface Islands {
  /** k; centre of each theme's island, around 0; the islands together cover an area of π · FILL. */
  x: Float64Array
  y: Float64Array
  /** k; radius of each island, proportional to the square root of its papers; 0 for a theme without papers. */
  radius: Float64Array
}

/** Part of the unit disc that the islands cover: less makes wide seas, more leaves similarity no room to speak. */
const FILL = 0.35
/** Part of the smallest distance that is taken from all of them: in many dimensions all are nearly equal. */
const CONTRAST = 0.7
const AXIS_ROUNDS = 60
const STRESS_ROUNDS = 150
const PUSH_ROUNDS = 200

/**
 * @param means k × width, row-major; the mean row of each theme, of any length. Not modified.
 * @param sizes k; papers of each theme, ≥ 0.
 * @returns Islands; a single one lies at the origin. Deterministic without a seed. Time O(k² · width).
 */
export function placeIslands(means: Float32Array, sizes: ArrayLike<number>): Islands {
  const k = sizes.length
  const total = Array.from(sizes).reduce((sum, size) => sum + size, 0)
  const radius = Float64Array.from(sizes, (size) => Math.sqrt((FILL * size) / Math.max(1, total)))
  const islands = { ...findMainAxes(means, k), radius }
  relaxStress(islands, wantDistances(means, k))
  pushApart(islands)
  return islands
}

function findMainAxes(means: Float32Array, k: number): { x: Float64Array; y: Float64Array } {
  const width = k ? means.length / k : 0
  const centred = Float64Array.from(means)
  for (let t = 0; t < width; t++) {
    let sum = 0
    for (let c = 0; c < k; c++) sum += means[c * width + t]
    for (let c = 0; c < k; c++) centred[c * width + t] -= sum / k
  }
  const first = followAxis(centred, k, width, null)
  const second = followAxis(centred, k, width, first.axis)
  return { x: first.along, y: second.along }
}

/** Power iteration: the axis of most variance at a right angle to `other`, and each theme's place along it. */
function followAxis(centred: Float64Array, k: number, width: number, other: Float64Array | null): { axis: Float64Array; along: Float64Array } {
  const axis = new Float64Array(width)
  const along = Float64Array.from({ length: k }, (_, c) => Math.cos(1 + (other ? 2 : 1) * c))
  for (let round = 0; round < AXIS_ROUNDS; round++) {
    axis.fill(0)
    for (let c = 0; c < k; c++) for (let t = 0; t < width; t++) axis[t] += along[c] * centred[c * width + t]
    const part = other ? dot(axis, 0, other, 0, width) : 0
    for (let t = 0; t < width; t++) axis[t] -= part * (other?.[t] ?? 0)
    const length = Math.sqrt(dot(axis, 0, axis, 0, width))
    if (length < 1e-9) return { axis: axis.fill(0), along: along.fill(0) }
    for (let t = 0; t < width; t++) axis[t] /= length
    for (let c = 0; c < k; c++) along[c] = dot(axis, 0, centred, c * width, width)
  }
  return { axis, along }
}

/** k × k; distances by direction of the means, with more contrast, the mean one being 1. */
function wantDistances(means: Float32Array, k: number): Float64Array {
  const width = k ? means.length / k : 0
  const lengths = Float64Array.from({ length: k }, (_, c) => Math.sqrt(dot(means, c * width, means, c * width, width)))
  const wanted = new Float64Array(k * k)
  let [smallest, sum] = [Infinity, 0]
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < a; b++) {
      const cosine = dot(means, a * width, means, b * width, width) / (lengths[a] * lengths[b] || 1)
      const distance = Math.sqrt(Math.max(0, 2 - 2 * cosine))
      wanted[a * k + b] = distance
      wanted[b * k + a] = distance
      smallest = Math.min(smallest, distance)
      sum += 2 * distance
    }
  }
  const mean = sum / (k * (k - 1)) - CONTRAST * smallest
  return mean > 0 ? wanted.map((distance) => Math.max(0, distance - CONTRAST * smallest) / mean) : wanted
}

/** Move each island to the mean of where the others want it, near ones weighing most. */
function relaxStress({ x, y }: Islands, wanted: Float64Array): void {
  const k = x.length
  for (let round = 0; round < STRESS_ROUNDS; round++) {
    for (let a = 0; a < k; a++) {
      let [sumX, sumY, sumWeight] = [0, 0, 0]
      for (let b = 0; b < k; b++) {
        const distance = wanted[a * k + b]
        if (b === a || distance === 0) continue
        const apart = direction(x, y, b, a)
        const weight = 1 / (distance * distance)
        sumX += weight * (x[b] + distance * apart.x)
        sumY += weight * (y[b] + distance * apart.y)
        sumWeight += weight
      }
      if (sumWeight === 0) continue
      x[a] = sumX / sumWeight
      y[a] = sumY / sumWeight
    }
  }
}

function pushApart({ x, y, radius }: Islands): void {
  const k = x.length
  for (let round = 0, moved = true; moved && round < PUSH_ROUNDS; round++) {
    moved = false
    for (let a = 0; a < k; a++) {
      for (let b = a + 1; b < k; b++) {
        const wanted = (radius[a] + radius[b]) * 1.05
        const distance = Math.hypot(x[b] - x[a], y[b] - y[a])
        if (distance >= wanted * 0.999) continue
        const apart = direction(x, y, a, b)
        const push = (wanted - distance) / 2
        x[a] -= push * apart.x
        y[a] -= push * apart.y
        x[b] += push * apart.x
        y[b] += push * apart.y
        moved = true
      }
    }
  }
}

/** The unit vector from island a to island b; for two on one spot it depends on their numbers alone. */
function direction(x: Float64Array, y: Float64Array, a: number, b: number): { x: number; y: number } {
  const [dx, dy] = [x[b] - x[a], y[b] - y[a]]
  const length = Math.hypot(dx, dy)
  if (length > 1e-9) return { x: dx / length, y: dy / length }
  const sign = a < b ? 1 : -1
  const angle = a + b
  return { x: sign * Math.cos(angle), y: sign * Math.sin(angle) }
}

function dot(a: Float32Array | Float64Array, startA: number, b: Float32Array | Float64Array, startB: number, width: number): number {
  let sum = 0
  for (let t = 0; t < width; t++) sum += a[startA + t] * b[startB + t]
  return sum
}
