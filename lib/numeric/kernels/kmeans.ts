/**
 * Who belongs where in spherical k-means: products of documents with centroids, as few as the bounds allow.
 * In and out: the arrays of ../../cluster/kmeans-memory.ts, by address.
 * Bounds: Schubert, Lang & Feher, Accelerating Spherical k-Means, SISAP 2021, doi:10.1007/978-3-030-89657-7_17
 * (one bound per document and centroid, as Elkan's).
 */
import { countSlots, multiplyBlocks } from './parts/blocks'
import { Job } from './parts/kmeans-job'

/** The error of a Float32 product of unit rows stays below slots · 2⁻²⁴; twice that, and eight more for the lengths. */
// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
function roundingOf(slots: i32): f32 {
  return <f32>(slots + 8) * <f32>1.1920929e-7
}

/** Blocks that one pass over a row multiplies at nearly the price of one. */
const TOGETHER: i32 = 4

/** Move every document of the chunk to its nearest centroid, computing only products that its bounds cannot rule out. */
export function assign(job: Job, start: i32, end: i32, chunk: i32, worker: i32): void {
  const cosines = job.scratch + <usize>worker * <usize>job.scratchBytes
  let moved = 0
  for (let q = start; q < end; q++) {
    const at = <usize>q << 2
    const own = load<i32>(job.assignments + at)
    const upper = job.upper + <usize>q * <usize>job.upperRow + <usize>worker * <usize>job.upperWorker
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

// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
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

// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
function keepBlock(upper: usize, cosines: usize, block: i32, error: f32): void {
  const offset = <usize>block << 4
  v128.store(upper + offset, f32x4.add(v128.load(cosines + offset), f32x4.splat(error)))
}

/** A larger cosine wins; of equal ones the own cluster, else the lower number. The own block comes first. */
// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
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
