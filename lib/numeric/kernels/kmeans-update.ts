/**
 * New centroids in spherical k-means: sum what moved, bring the sums to unit length.
 * In and out: the arrays of ../../cluster/kmeans-memory.ts, by address.
 */
import { Rows } from './parts/blocks'
import { Job } from './parts/kmeans-job'

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
