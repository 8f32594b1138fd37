/**
 * The loops of spherical k-means: assign documents, sum what moved, bring the sums to unit length.
 * In and out: the arrays of ../../cluster/kmeans-memory.ts, by address.
 * Bounds: Schubert, Lang & Feher, Accelerating Spherical k-Means, SISAP 2021, doi:10.1007/978-3-030-89657-7_17
 * (one bound per document and centroid, as Elkan's).
 */
import { Rows, countSlots, multiplyBlocks } from './parts/blocks'

/** What one assignment pass reads and writes; field order as in KMEANS_FIELDS of ../../cluster/kmeans-memory.ts. */
@unmanaged
class Job extends Rows {
  /** in: i32 per position; the row at each position. */
  documents: usize
  /** in: f32, nColumns × kPadded, term-major. */
  centroids: usize
  kPadded: i32
  /** in: f32, kPadded; 0 for a cluster, −4 for a padding lane, which so never wins. */
  padding: usize
  /** in: f32, kPadded each; how each centroid moved last, see Moves of ../../cluster/lloyd.ts. */
  turnCosines: usize
  turnSines: usize
  rises: usize
  falls: usize
  errors: usize
  /** in: 1 if no weight of the matrix is negative: rises and falls bound the cosines; else cosines and sines do. */
  positive: i32
  /** in-out: f32, positions × kPadded; at least the true cosine to each centroid, −4 for the own one. */
  upper: usize
  /** in-out: f32 per position; at most the true cosine to the own centroid. */
  lower: usize
  /** in-out: i32 per position; own cluster, −1 before the first pass. */
  assignments: usize
  /** out: i32 per position; positions that moved, each chunk's from its own start on, and where they came from. */
  movedPositions: usize
  movedFrom: usize
  /** out: i32 per chunk. */
  movedCounts: usize
  /** out: f32 per position; cosine to the own centroid, written by ownCosines. */
  cosines: usize
  /** f32 kPadded + i32 kPadded ÷ 4 per worker, each worker's at a distance of scratchBytes. */
  scratch: usize
  scratchBytes: i32
}

/** The error of a Float32 product of unit rows stays below slots · 2⁻²⁴; twice that, and eight more for the lengths. */
// @ts-ignore: decorator
@inline
function roundingOf(slots: i32): f32 {
  return <f32>(slots + 8) * <f32>1.1920929e-7
}

/** Blocks that one pass over a row multiplies at nearly the price of one. */
const TOGETHER: i32 = 4

/** Move every document of the chunk to its nearest centroid, computing only products that its bounds cannot rule out. */
export function assign(job: Job, start: i32, end: i32, chunk: i32, worker: i32): void {
  const cosines = job.scratch + <usize>worker * <usize>job.scratchBytes
  const stride = <usize>job.kPadded << 2
  let moved = 0
  for (let q = start; q < end; q++) {
    const at = <usize>q << 2
    const own = load<i32>(job.assignments + at)
    const upper = job.upper + <usize>q * stride
    const i = load<i32>(job.documents + at)
    const error = roundingOf(countSlots(job, i))
    let low: f32 = -8
    if (own >= 0) {
      // settled documents leave here
      low = turnOwn(job, load<f32>(job.lower + at), own)
      store<f32>(job.lower + at, low)
      if (!turnOthers(job, upper, low - 2 * error)) continue
    }
    const best = findBest(job, i, own, low - 2 * error, error, upper, cosines)
    store<f32>(job.lower + at, load<f32>(cosines + (<usize>best << 2)) - error)
    if (best == own) continue
    if (own >= 0) store<f32>(upper + (<usize>own << 2), load<f32>(cosines + (<usize>own << 2)) + error)
    store<f32>(upper + (<usize>best << 2), -4)
    store<i32>(job.assignments + at, best)
    store<i32>(job.movedPositions + (<usize>(start + moved) << 2), q)
    store<i32>(job.movedFrom + (<usize>(start + moved) << 2), own)
    moved++
  }
  store<i32>(job.movedCounts + (<usize>chunk << 2), moved)
}

/**
 * The own block and the first few that may hold a nearer centroid, then, knowing the own cosine, those still in question.
 * @param cosines out: f32 per lane of the blocks computed; the list of blocks lies behind it.
 */
function findBest(job: Job, i: i32, own: i32, threshold: f32, error: f32, upper: usize, cosines: usize): i32 {
  const nBlocks = job.kPadded >> 2
  const stride = <usize>job.kPadded << 2
  const blocks = cosines + stride
  const ownBlock = own >= 0 ? own >> 2 : -1
  let best = own
  let limit = f32x4.splat(threshold)
  let b = 0
  for (let asking = true; asking; asking = b < nBlocks) {
    let nAsked = 0
    if (b == 0 && own >= 0) nAsked = ask(job, ownBlock, nAsked, blocks, cosines)
    for (; b < nBlocks && nAsked < TOGETHER; b++) {
      if (b != ownBlock && v128.any_true(f32x4.ge(v128.load(upper + (<usize>b << 4)), limit))) nAsked = ask(job, b, nAsked, blocks, cosines)
    }
    if (nAsked == 0) break
    multiplyBlocks(job, i, blocks, nAsked, job.centroids, stride, cosines)
    for (let asked = 0; asked < nAsked; asked++) {
      const block = load<i32>(blocks + (<usize>asked << 2))
      keepBlock(upper, cosines, block, error)
      best = bestOfBlock(cosines, block, own, best)
    }
    if (own >= 0) {
      store<f32>(upper + (<usize>own << 2), -4)
      limit = f32x4.splat(load<f32>(cosines + (<usize>own << 2)) - error)
    }
  }
  return best
}

// @ts-ignore: decorator
@inline
function ask(job: Job, block: i32, nAsked: i32, blocks: usize, cosines: usize): i32 {
  store<i32>(blocks + (<usize>nAsked << 2), block)
  v128.store(cosines + (<usize>block << 4), v128.load(job.padding + (<usize>block << 4)))
  return nAsked + 1
}

/** The least the cosine to the own centroid can be after its move: c − fall, or cos(a + b) with the angle it turned by. */
function turnOwn(job: Job, low: f32, own: i32): f32 {
  const at = <usize>own << 2
  const error = load<f32>(job.errors + at)
  if (error == 0) return low
  if (job.positive) return low - load<f32>(job.falls + at) - error
  const cosine = load<f32>(job.turnCosines + at)
  if (low <= -cosine) return -2
  return low * cosine - sqrt<f32>(max<f32>(0, (1 - low) * (1 + low))) * load<f32>(job.turnSines + at) - error
}

/** The most the cosines to the others can be, c + rise or cos(a − b) likewise. Returns whether any reaches the threshold. */
function turnOthers(job: Job, upper: usize, threshold: f32): bool {
  const zero = f32x4.splat(0)
  const one = f32x4.splat(1)
  const anything = f32x4.splat(1.001)
  const limit = f32x4.splat(threshold)
  let reached = zero
  const end = <usize>job.kPadded << 2
  if (job.positive) {
    for (let offset: usize = 0; offset < end; offset += 16) {
      const turned = f32x4.add(v128.load(upper + offset), v128.load(job.rises + offset))
      v128.store(upper + offset, turned)
      reached = v128.or(reached, f32x4.ge(turned, limit))
    }
    return v128.any_true(reached)
  }
  for (let offset: usize = 0; offset < end; offset += 16) {
    const old = v128.load(upper + offset)
    const cosine = v128.load(job.turnCosines + offset)
    const sine = f32x4.sqrt(f32x4.max(zero, f32x4.mul(f32x4.sub(one, old), f32x4.add(one, old))))
    let turned = f32x4.add(f32x4.mul(old, cosine), f32x4.mul(sine, v128.load(job.turnSines + offset)))
    turned = f32x4.add(turned, v128.load(job.errors + offset))
    // closer than the centroid turned: it may be anywhere
    turned = v128.bitselect(anything, turned, f32x4.gt(old, cosine))
    v128.store(upper + offset, turned)
    reached = v128.or(reached, f32x4.ge(turned, limit))
  }
  return v128.any_true(reached)
}

// @ts-ignore: decorator
@inline
function keepBlock(upper: usize, cosines: usize, block: i32, error: f32): void {
  const offset = <usize>block << 4
  v128.store(upper + offset, f32x4.add(v128.load(cosines + offset), f32x4.splat(error)))
}

/** A larger cosine wins; of equal ones the own cluster, else the lower number. The own block comes first. */
// @ts-ignore: decorator
@inline
function bestOfBlock(cosines: usize, block: i32, own: i32, best: i32): i32 {
  let bestCosine: f32 = best >= 0 ? load<f32>(cosines + (<usize>best << 2)) : -8
  for (let c = block << 2, end = c + 4; c < end; c++) {
    const cosine = load<f32>(cosines + (<usize>c << 2))
    if (cosine > bestCosine || (cosine == bestCosine && best != own && c < best)) {
      best = c
      bestCosine = cosine
    }
  }
  return best
}

/** The cosine of every document to its own centroid. */
export function ownCosines(job: Job, start: i32, end: i32, _chunk: i32, worker: i32): void {
  const scratch = job.scratch + <usize>worker * <usize>job.scratchBytes
  const block = scratch + (<usize>job.kPadded << 2)
  for (let q = start; q < end; q++) {
    const own = load<i32>(job.assignments + (<usize>q << 2))
    store<i32>(block, own >> 2)
    v128.store(scratch + (<usize>(own >> 2) << 4), f32x4.splat(0))
    multiplyBlocks(job, load<i32>(job.documents + (<usize>q << 2)), block, 1, job.centroids, <usize>job.kPadded << 2, scratch)
    store<f32>(job.cosines + (<usize>q << 2), load<f32>(scratch + (<usize>own << 2)))
  }
}

/**
 * Add and subtract what moved, for the clusters 8·start … 8·end − 1: one cache line of sums a term, so that workers never
 * share one. All weights are multiples of 2⁻²⁸ and no sum reaches 2²⁵: Float64 holds every sum exactly, in any order.
 * @param sums f64, nColumns × sumsPadded; in-out.
 */
export function sumMoved(job: Job, sums: usize, sumsPadded: i32, positions: usize, from: usize, nMoved: i32, start: i32, end: i32, _chunk: i32, _worker: i32): void {
  const low = start << 3
  const high = end << 3
  for (let m = 0; m < nMoved; m++) {
    const q = load<i32>(positions + (<usize>m << 2))
    const source = load<i32>(from + (<usize>m << 2))
    const target = load<i32>(job.assignments + (<usize>q << 2))
    const i = load<i32>(job.documents + (<usize>q << 2))
    if (source >= low && source < high) addRow(job, i, sums + (<usize>source << 3), <usize>sumsPadded << 3, -1)
    if (target >= low && target < high) addRow(job, i, sums + (<usize>target << 3), <usize>sumsPadded << 3, 1)
  }
}

function addRow(rows: Rows, i: i32, sums: usize, stride: usize, sign: f64): void {
  if (rows.rowStart == 0) {
    let p = rows.values + ((<usize>i * <usize>rows.nColumns) << 2)
    const end = p + (<usize>rows.nColumns << 2)
    for (; p < end; p += 4) {
      store<f64>(sums, load<f64>(sums) + sign * <f64>load<f32>(p))
      sums += stride
    }
    return
  }
  const at = rows.rowStart + (<usize>i << 2)
  let p = <usize>load<i32>(at) << 2
  const end = <usize>load<i32>(at, 4) << 2
  for (; p < end; p += 4) {
    const slot = sums + <usize>load<i32>(rows.columns + p) * stride
    store<f64>(slot, load<f64>(slot) + sign * <f64>load<f32>(rows.values + p))
  }
}

/** Squared lengths of the sums over the terms start … end − 1. @param squares out: f64, chunks × sumsPadded. */
export function squareSums(sums: usize, sumsPadded: i32, squares: usize, start: i32, end: i32, chunk: i32, _worker: i32): void {
  const stride = <usize>sumsPadded << 3
  const out = squares + <usize>chunk * stride
  memory.fill(out, 0, stride)
  let term = sums + <usize>start * stride
  for (let t = start; t < end; t++) {
    for (let offset: usize = 0; offset < stride; offset += 16) {
      const value = v128.load(term + offset)
      v128.store(out + offset, f64x2.add(v128.load(out + offset), f64x2.mul(value, value)))
    }
    term += stride
  }
}

/**
 * Unit-length centroids from the sums, and how far each went.
 * @param scales f64, sumsPadded; 1 ÷ length.
 * @param moves  out: f64, chunks × 2 × sumsPadded; squared distance gone up, then down, over the terms.
 */
export function scaleSums(sums: usize, sumsPadded: i32, scales: usize, centroids: usize, kPadded: i32, moves: usize, start: i32, end: i32, chunk: i32, _worker: i32): void {
  const stride = <usize>sumsPadded << 3
  const ups = moves + <usize>chunk * 2 * stride
  const downs = ups + stride
  const zero = f64x2.splat(0)
  memory.fill(ups, 0, 2 * stride)
  let term = sums + <usize>start * stride
  let centroid = centroids + ((<usize>start * <usize>kPadded) << 2)
  for (let t = start; t < end; t++) {
    for (let c = 0; c < kPadded; c += 2) {
      const offset = <usize>c << 3
      const at = centroid + (<usize>c << 2)
      const fresh = f32x4.demote_f64x2_zero(f64x2.mul(v128.load(term + offset), v128.load(scales + offset)))
      const gone = f64x2.sub(f64x2.promote_low_f32x4(fresh), f64x2.promote_low_f32x4(v128.load64_zero(at)))
      const up = f64x2.pmax(zero, gone)
      const down = f64x2.sub(gone, up)
      v128.store(ups + offset, f64x2.add(v128.load(ups + offset), f64x2.mul(up, up)))
      v128.store(downs + offset, f64x2.add(v128.load(downs + offset), f64x2.mul(down, down)))
      v128.store64_lane(at, fresh, 0)
    }
    term += stride
    centroid += <usize>kPadded << 2
  }
}

/**
 * Products of every document with up to eight candidate centroids, for seeding.
 * @param candidates f32, nColumns × 8. @param products out: f32, positions × 8.
 */
export function multiplyCandidates(job: Job, candidates: usize, products: usize, start: i32, end: i32, _chunk: i32, worker: i32): void {
  const blocks = job.scratch + <usize>worker * <usize>job.scratchBytes + (<usize>job.kPadded << 2)
  store<i32>(blocks, 0)
  store<i32>(blocks, 1, 4)
  for (let q = start; q < end; q++) {
    const out = products + (<usize>q << 5)
    v128.store(out, f32x4.splat(0))
    v128.store(out + 16, f32x4.splat(0))
    multiplyBlocks(job, load<i32>(job.documents + (<usize>q << 2)), blocks, 2, candidates, 32, out)
  }
}
