/**
 * The loops of the map: nearest neighbours by cosine, one epoch of attraction and repulsion, ranks for trustworthiness.
 * A table is f32, rows × stride bytes, stride a multiple of 16, followed by at least three rows of anything.
 * In and out: the arrays of ../../layout/neighbours.ts, ../../layout/embed.ts and ../../layout/trustworthiness.ts, by address.
 */

/** Cosines of one query with four rows that follow one another; every lane adds in the same order, so equal rows tie. */
// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
function fourCosines(query: usize, row: usize, stride: usize): v128 {
  let s0 = f32x4.splat(0)
  let s1 = f32x4.splat(0)
  let s2 = f32x4.splat(0)
  let s3 = f32x4.splat(0)
  const r1 = row + stride
  const r2 = r1 + stride
  const r3 = r2 + stride
  for (let t: usize = 0; t < stride; t += 16) {
    const q = v128.load(query + t)
    s0 = f32x4.add(s0, f32x4.mul(q, v128.load(row + t)))
    s1 = f32x4.add(s1, f32x4.mul(q, v128.load(r1 + t)))
    s2 = f32x4.add(s2, f32x4.mul(q, v128.load(r2 + t)))
    s3 = f32x4.add(s3, f32x4.mul(q, v128.load(r3 + t)))
  }
  const low = f32x4.add(v128.shuffle<f32>(s0, s1, 0, 4, 1, 5), v128.shuffle<f32>(s0, s1, 2, 6, 3, 7))
  const high = f32x4.add(v128.shuffle<f32>(s2, s3, 0, 4, 1, 5), v128.shuffle<f32>(s2, s3, 2, 6, 3, 7))
  return f32x4.add(v128.shuffle<f32>(low, high, 0, 1, 4, 5), v128.shuffle<f32>(low, high, 2, 3, 6, 7))
}

/** Put (value, id) into the falling list of k; a tie stays behind what was there. Returns the list's last value. */
function insert(value: f32, id: i32, k: i32, ids: usize, values: usize): f32 {
  let p = <usize>(k - 1) << 2
  if (!(value > load<f32>(values + p))) return load<f32>(values + p)
  while (p > 0 && load<f32>(values + p - 4) < value) {
    store<f32>(values + p, load<f32>(values + p - 4))
    store<i32>(ids + p, load<i32>(ids + p - 4))
    p -= 4
  }
  store<f32>(values + p, value)
  store<i32>(ids + p, id)
  return load<f32>(values + (<usize>(k - 1) << 2))
}

/** Offer the target rows first … last − 1 to the query's list. */
function scan(query: usize, targets: usize, first: i32, last: i32, stride: usize, self: i32, k: i32, ids: usize, values: usize): void {
  let worst = load<f32>(values + (<usize>(k - 1) << 2))
  for (let j = first; j < last; j += 4) {
    const four = fourCosines(query, targets + <usize>j * stride, stride)
    if (!v128.any_true(f32x4.gt(four, f32x4.splat(worst)))) continue
    if (j != self) worst = insert(f32x4.extract_lane(four, 0), j, k, ids, values)
    if (j + 1 < last && j + 1 != self) worst = insert(f32x4.extract_lane(four, 1), j + 1, k, ids, values)
    if (j + 2 < last && j + 2 != self) worst = insert(f32x4.extract_lane(four, 2), j + 2, k, ids, values)
    if (j + 3 < last && j + 3 != self) worst = insert(f32x4.extract_lane(four, 3), j + 3, k, ids, values)
  }
}

/**
 * The k rows of `targets` most like each query, looked for in the cells that the query probes.
 * in: probes (i32, queries × nProbes, −1 for none), cellStarts (i32, cells + 1: the target rows of each cell).
 * out: ids (i32, queries × k; −1 where fewer were found), cosines (f32, queries × k, falling; −4 where fewer were found).
 * firstSelf: query i is target row firstSelf + i and must not find itself; far below 0 if queries are no targets.
 */
export function nearest(
  queries: usize, targets: usize, stride: usize, probes: usize, nProbes: i32, cellStarts: usize,
  k: i32, firstSelf: i32, ids: usize, cosines: usize, start: i32, end: i32, chunk: i32, worker: i32,
): void {
  for (let i = start; i < end; i++) {
    const offset = <usize>i * <usize>k * 4
    for (let p = 0; p < k; p++) {
      store<i32>(ids + offset + (<usize>p << 2), -1)
      store<f32>(cosines + offset + (<usize>p << 2), -4)
    }
    for (let probe = 0; probe < nProbes; probe++) {
      const cell = load<i32>(probes + ((<usize>i * <usize>nProbes + <usize>probe) << 2))
      if (cell < 0) continue
      const range = cellStarts + (<usize>cell << 2)
      scan(queries + <usize>i * stride, targets, load<i32>(range), load<i32>(range, 4), stride, firstSelf + i, k, ids + offset, cosines + offset)
    }
  }
}

/** A step of the PCG generator (O'Neill 2014), enough to pick documents at random. */
// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
function mix(state: u32): u32 {
  const word = ((state >> ((state >> 28) + 4)) ^ state) * 277803737
  return (word >> 22) ^ word
}

// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
function clip(value: f32): f32 {
  return max<f32>(-4, min<f32>(4, value))
}

/**
 * One epoch: every document moves by the pull of its neighbours, a weak pull to the origin and the push of `nPushes`
 * random documents, all as they stood before the epoch.
 * in: before (f32, n × 2: x, y), starts (i32, n + 1), neighbours (i32), weights (f32, summing to 1 for a document).
 * out: after (f32, n × 2).
 */
export function move(
  before: usize, after: usize, n: i32, starts: usize, neighbours: usize, weights: usize,
  nPushes: i32, push: f32, curve: f32, homing: f32, step: f32, seed: i32, start: i32, end: i32, chunk: i32, worker: i32,
): void {
  const share = push / <f32>nPushes
  for (let i = start; i < end; i++) {
    const own = before + (<usize>i << 3)
    const x = load<f32>(own)
    const y = load<f32>(own, 4)
    let forceX = -homing * x
    let forceY = -homing * y
    const last = load<i32>(starts + (<usize>i << 2), 4)
    // pull
    for (let p = load<i32>(starts + (<usize>i << 2)); p < last; p++) {
      const other = before + (<usize>load<i32>(neighbours + (<usize>p << 2)) << 3)
      const dx = x - load<f32>(other)
      const dy = y - load<f32>(other, 4)
      const pull = (load<f32>(weights + (<usize>p << 2)) * -2 * curve) / (1 + curve * (dx * dx + dy * dy))
      forceX += pull * dx
      forceY += pull * dy
    }
    // push
    let state = mix(<u32>seed ^ (<u32>i * 0x9e3779b1))
    for (let s = 0; s < nPushes; s++) {
      state = state * 747796405 + 2891336453
      const j = <i32>((<u64>mix(state) * <u64>n) >> 32)
      const other = before + (<usize>j << 3)
      const dx = x - load<f32>(other)
      const dy = y - load<f32>(other, 4)
      const squared = dx * dx + dy * dy
      const strength: f32 = 2 / ((<f32>0.001 + squared) * (1 + curve * squared))
      forceX += share * clip(strength * dx)
      forceY += share * clip(strength * dy)
    }
    store<f32>(after + (<usize>i << 3), x + step * clip(forceX))
    store<f32>(after + (<usize>i << 3), y + step * clip(forceY), 4)
  }
}

/** Rows of a table that stay in the cache while all queries of a chunk pass over them. */
const BLOCK: i32 = 256

/**
 * For each query document: how far beyond rank k its k neighbours on the map lie among all documents by cosine,
 * Σ max(0, rank − k).
 * in: queries (i32, row of each), positions (f32, n × 2). scratch: (3 · k + 1) · 4 bytes for each query: ids, cosines and
 * counts of the neighbours, and the least cosine. out: penalties (f64).
 */
export function penalise(
  table: usize, stride: usize, n: i32, positions: usize, queries: usize, k: i32,
  scratch: usize, penalties: usize, start: i32, end: i32, chunk: i32, worker: i32,
): void {
  const listBytes = <usize>k << 2
  const scratchBytes = 3 * listBytes + 4
  for (let q = start; q < end; q++) {
    lookAround(table, stride, n, positions, load<i32>(queries + (<usize>q << 2)), k, scratch + <usize>q * scratchBytes)
  }
  for (let block = 0; block < n; block += BLOCK) {
    for (let q = start; q < end; q++) {
      countNearer(table, stride, block, min(n, block + BLOCK), load<i32>(queries + (<usize>q << 2)), listBytes, scratch + <usize>q * scratchBytes)
    }
  }
  for (let q = start; q < end; q++) {
    const nearer = scratch + <usize>q * scratchBytes + 2 * listBytes
    let penalty: i64 = 0
    for (let p: usize = 0; p < listBytes; p += 4) penalty += max(0, load<i32>(nearer + p) + 1 - k)
    store<f64>(penalties + (<usize>q << 3), <f64>penalty)
  }
}

/** The k nearest of document i on the map, and its cosines with them in the lane order of fourCosines. */
function lookAround(table: usize, stride: usize, n: i32, positions: usize, i: i32, k: i32, ids: usize): void {
  const listBytes = <usize>k << 2
  const cosines = ids + listBytes
  nearestOnMap(positions, n, i, k, ids, cosines)
  let least: f32 = 4
  for (let p: usize = 0; p < listBytes; p += 4) {
    const neighbour = table + <usize>load<i32>(ids + p) * stride
    const cosine = f32x4.extract_lane(fourCosines(table + <usize>i * stride, neighbour, stride), 0)
    store<f32>(cosines + p, cosine)
    store<i32>(cosines + listBytes + p, 0)
    least = min(least, cosine)
  }
  store<f32>(cosines + 2 * listBytes, least)
}

/** Count, for each neighbour of document i, the rows first … last − 1 that are more alike. */
function countNearer(table: usize, stride: usize, first: i32, last: i32, i: i32, listBytes: usize, ids: usize): void {
  const cosines = ids + listBytes
  const nearer = cosines + listBytes
  const least = f32x4.splat(load<f32>(nearer + listBytes))
  const query = table + <usize>i * stride
  for (let j = first; j < last; j += 4) {
    const four = fourCosines(query, table + <usize>j * stride, stride)
    if (!v128.any_true(f32x4.gt(four, least))) continue
    if (j != i) countBelow(f32x4.extract_lane(four, 0), cosines, nearer, listBytes)
    if (j + 1 < last && j + 1 != i) countBelow(f32x4.extract_lane(four, 1), cosines, nearer, listBytes)
    if (j + 2 < last && j + 2 != i) countBelow(f32x4.extract_lane(four, 2), cosines, nearer, listBytes)
    if (j + 3 < last && j + 3 != i) countBelow(f32x4.extract_lane(four, 3), cosines, nearer, listBytes)
  }
}

function nearestOnMap(positions: usize, n: i32, i: i32, k: i32, ids: usize, values: usize): void {
  const x = load<f32>(positions + (<usize>i << 3))
  const y = load<f32>(positions + (<usize>i << 3), 4)
  for (let p = 0; p < k; p++) store<f32>(values + (<usize>p << 2), -f32.MAX_VALUE)
  let worst = -f32.MAX_VALUE
  for (let j = 0; j < n; j++) {
    const dx = x - load<f32>(positions + (<usize>j << 3))
    const dy = y - load<f32>(positions + (<usize>j << 3), 4)
    const closeness = -(dx * dx + dy * dy)
    if (closeness > worst && j != i) worst = insert(closeness, j, k, ids, values)
  }
}

function countBelow(cosine: f32, values: usize, nearer: usize, listBytes: usize): void {
  for (let p: usize = 0; p < listBytes; p += 4) {
    if (cosine > load<f32>(values + p)) store<i32>(nearer + p, load<i32>(nearer + p) + 1)
  }
}
