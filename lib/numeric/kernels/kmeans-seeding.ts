/**
 * The passes of greedy k-means++: how far is every document from the nearest seed, and how far would it be with another one?
 * In and out: the arrays of ../../cluster/kmeans-memory.ts and ../../cluster/kmeans-seeding.ts, by address.
 */
import { multiplyBlocks } from './parts/blocks'
import { Job } from './parts/kmeans-job'

/** Candidates that one pass compares: two blocks of four. */
const LANES: i32 = 8

/** A cosine below one by so little is rounding between equal Float32 rows. */
const NO_DISTANCE: f64 = 1e-5

// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
function distanceOf(cosine: f32): f64 {
  const squared: f64 = 2 - 2 * <f64>cosine
  return squared > NO_DISTANCE ? squared : 0
}

/**
 * Products of every document with up to eight candidates, and what each candidate would leave.
 * @param candidates f32, nColumns × 8. @param nTrials how many of them count.
 * @param nearest in: f64 per position; squared distance to the nearest seed.
 * @param products out: f32, positions × 8. @param totals out: f64, chunks × 8; Σ of min(nearest, squared distance).
 */
export function tryCandidates(job: Job, candidates: usize, nTrials: i32, nearest: usize, products: usize, totals: usize, start: i32, end: i32, chunk: i32, worker: i32): void {
  const blocks = job.scratch + <usize>worker * <usize>job.scratchBytes + (<usize>job.kPadded << 2)
  store<i32>(blocks, 0)
  store<i32>(blocks, 1, 4)
  const own = totals + (<usize>chunk << 6)
  memory.fill(own, 0, <usize>LANES << 3)
  for (let q = start; q < end; q++) {
    const out = products + (<usize>q << 5)
    v128.store(out, f32x4.splat(0))
    v128.store(out + 16, f32x4.splat(0))
    multiplyBlocks(job, load<i32>(job.documents + (<usize>q << 2)), blocks, nTrials <= 4 ? 1 : 2, candidates, 32, out)
    const before = load<f64>(nearest + (<usize>q << 3))
    for (let lane: usize = 0; lane < <usize>nTrials; lane++) {
      const total = own + (lane << 3)
      store<f64>(total, load<f64>(total) + min<f64>(before, distanceOf(load<f32>(out + (lane << 2)))))
    }
  }
}

/** Take one of them as a seed. @param nearest in-out. @param weights out: f64, chunks; Σ of nearest. */
export function keepCandidate(products: usize, lane: i32, nearest: usize, weights: usize, start: i32, end: i32, chunk: i32, _worker: i32): void {
  let weight: f64 = 0
  for (let q = start; q < end; q++) {
    const at = nearest + (<usize>q << 3)
    const left = min<f64>(load<f64>(at), distanceOf(load<f32>(products + (<usize>q << 5) + (<usize>lane << 2))))
    store<f64>(at, left)
    weight += left
  }
  store<f64>(weights + (<usize>chunk << 3), weight)
}
