/**
 * The loops of the truncated SVD. A panel of `width` columns lies in slices of 16: slice s holds, row after row, the
 * columns 16s … 16s + 15, so that one row of one slice is one cache line and a slice of 20,000 rows fits a core's cache.
 * A slice belongs to one worker, which adds the documents in their order: the same bits on any number of threads.
 * In and out: the arrays of ../svd-panels.ts, by address.
 */

/** Bytes of one row of one slice: 16 Float32. */
const ROW: usize = 64

/** Slice s of `panel` becomes Σ over documents of ±row, with the signs of `signs`: Aᵀ times random signs. */
export function startSlices(
  rowStart: usize, columns: usize, values: usize, nRows: i32, nColumns: i32,
  signs: usize, nSlices: i32, panel: usize, start: i32, end: i32, chunk: i32, worker: i32,
): void {
  const lanes0 = i32x4(0x1, 0x2, 0x4, 0x8)
  const lanes1 = i32x4(0x10, 0x20, 0x40, 0x80)
  const lanes2 = i32x4(0x100, 0x200, 0x400, 0x800)
  const lanes3 = i32x4(0x1000, 0x2000, 0x4000, 0x8000)
  for (let s = start; s < end; s++) {
    const slice = panel + <usize>s * <usize>nColumns * ROW
    memory.fill(slice, 0, <usize>nColumns * ROW)
    for (let i = 0; i < nRows; i++) {
      // a set bit of the draw flips the sign of its column
      const bits = i32x4.splat(<i32>load<u16>(signs + ((<usize>i * <usize>nSlices + <usize>s) << 1)))
      const flip0 = v128.and(i32x4.eq(v128.and(bits, lanes0), lanes0), i32x4.splat(i32.MIN_VALUE))
      const flip1 = v128.and(i32x4.eq(v128.and(bits, lanes1), lanes1), i32x4.splat(i32.MIN_VALUE))
      const flip2 = v128.and(i32x4.eq(v128.and(bits, lanes2), lanes2), i32x4.splat(i32.MIN_VALUE))
      const flip3 = v128.and(i32x4.eq(v128.and(bits, lanes3), lanes3), i32x4.splat(i32.MIN_VALUE))
      const last = <usize>load<i32>(rowStart + (<usize>(i + 1) << 2)) << 2
      for (let p = <usize>load<i32>(rowStart + (<usize>i << 2)) << 2; p < last; p += 4) {
        const x = v128.load32_splat(values + p)
        const to = slice + <usize>load<i32>(columns + p) * ROW
        v128.store(to, f32x4.add(v128.load(to), v128.xor(x, flip0)))
        v128.store(to, f32x4.add(v128.load(to, 16), v128.xor(x, flip1)), 16)
        v128.store(to, f32x4.add(v128.load(to, 32), v128.xor(x, flip2)), 32)
        v128.store(to, f32x4.add(v128.load(to, 48), v128.xor(x, flip3)), 48)
      }
    }
  }
}

/** Slice s of `to` becomes Aᵀ(A·q) − shift·q for slice q of `from`, one document after the other. */
export function foldSlices(
  rowStart: usize, columns: usize, values: usize, nRows: i32, nColumns: i32,
  shift: f32, from: usize, to: usize, start: i32, end: i32, chunk: i32, worker: i32,
): void {
  for (let s = start; s < end; s++) {
    const at = <usize>s * <usize>nColumns * ROW
    const source = from + at
    const target = to + at
    const minusShift = f32x4.splat(-shift)
    for (let p: usize = 0; p < <usize>nColumns * ROW; p += 16) v128.store(target + p, f32x4.mul(minusShift, v128.load(source + p)))
    for (let i = 0; i < nRows; i++) {
      const first = <usize>load<i32>(rowStart + (<usize>i << 2)) << 2
      const last = <usize>load<i32>(rowStart + (<usize>(i + 1) << 2)) << 2
      // gather: the document's coordinates in these 16 directions
      let y0 = f32x4.splat(0)
      let y1 = f32x4.splat(0)
      let y2 = f32x4.splat(0)
      let y3 = f32x4.splat(0)
      for (let p = first; p < last; p += 4) {
        const x = v128.load32_splat(values + p)
        const q = source + <usize>load<i32>(columns + p) * ROW
        y0 = f32x4.add(y0, f32x4.mul(x, v128.load(q)))
        y1 = f32x4.add(y1, f32x4.mul(x, v128.load(q, 16)))
        y2 = f32x4.add(y2, f32x4.mul(x, v128.load(q, 32)))
        y3 = f32x4.add(y3, f32x4.mul(x, v128.load(q, 48)))
      }
      // scatter: back to its terms
      for (let p = first; p < last; p += 4) {
        const x = v128.load32_splat(values + p)
        const z = target + <usize>load<i32>(columns + p) * ROW
        v128.store(z, f32x4.add(v128.load(z), f32x4.mul(x, y0)))
        v128.store(z, f32x4.add(v128.load(z, 16), f32x4.mul(x, y1)), 16)
        v128.store(z, f32x4.add(v128.load(z, 32), f32x4.mul(x, y2)), 32)
        v128.store(z, f32x4.add(v128.load(z, 48), f32x4.mul(x, y3)), 48)
      }
    }
  }
}

/** Rows start … end − 1 of A·panel, counted from `firstRow`; `out` is row-major with `stride` numbers a row, a multiple of 16. */
export function projectRows(
  rowStart: usize, columns: usize, values: usize, nColumns: i32, panel: usize,
  firstRow: i32, stride: i32, out: usize, start: i32, end: i32, chunk: i32, worker: i32,
): void {
  const nSlices = stride >> 4
  for (let s = 0; s < nSlices; s++) {
    const source = panel + <usize>s * <usize>nColumns * ROW
    for (let i = start; i < end; i++) {
      const at = rowStart + (<usize>(firstRow + i) << 2)
      const last = <usize>load<i32>(at, 4) << 2
      let y0 = f32x4.splat(0)
      let y1 = f32x4.splat(0)
      let y2 = f32x4.splat(0)
      let y3 = f32x4.splat(0)
      for (let p = <usize>load<i32>(at) << 2; p < last; p += 4) {
        const x = v128.load32_splat(values + p)
        const q = source + <usize>load<i32>(columns + p) * ROW
        y0 = f32x4.add(y0, f32x4.mul(x, v128.load(q)))
        y1 = f32x4.add(y1, f32x4.mul(x, v128.load(q, 16)))
        y2 = f32x4.add(y2, f32x4.mul(x, v128.load(q, 32)))
        y3 = f32x4.add(y3, f32x4.mul(x, v128.load(q, 48)))
      }
      const to = out + (<usize>i * <usize>stride << 2) + <usize>s * ROW
      v128.store(to, y0)
      v128.store(to, y1, 16)
      v128.store(to, y2, 32)
      v128.store(to, y3, 48)
    }
  }
}

/** Rows that a Gram tile reads at a time: two slices of 256 rows are 32 KiB, which the nearest cache holds. */
const GRAM_ROWS: i32 = 256

/** Block number start … end − 1 of oneᵀ·other, added up in f64, row-major in `out`; `pairs` holds its row and column. */
export function gramBlocks(
  one: usize, other: usize, nColumns: i32, width: i32, pairs: usize, out: usize, start: i32, end: i32, chunk: i32, worker: i32,
): void {
  for (let b = start; b < end; b++) {
    const s = load<i32>(pairs + (<usize>b << 3))
    const t = load<i32>(pairs + (<usize>b << 3), 4)
    const left = one + <usize>s * <usize>nColumns * ROW
    const right = other + <usize>t * <usize>nColumns * ROW
    const block = out + (<usize>(s * 16 * width + t * 16) << 3)
    for (let u = 0; u < 16; u++) memory.fill(block + (<usize>(u * width) << 3), 0, 128)
    for (let j = 0; j < nColumns; j += GRAM_ROWS) {
      const from = <usize>j * ROW
      const to = <usize>min(nColumns, j + GRAM_ROWS) * ROW
      for (let u = 0; u < 16; u += 4) {
        for (let v = 0; v < 16; v += 4) {
          addTile(left + (<usize>u << 2), right + (<usize>v << 2), from, to, block + (<usize>(u * width + v) << 3), <usize>width << 3)
        }
      }
    }
  }
}

/** A 4 × 4 tile: eight sums of two, over the rows at the offsets from … to, added to `out`. */
function addTile(left: usize, right: usize, from: usize, to: usize, out: usize, stride: usize): void {
  let a0 = v128.load(out)
  let a1 = v128.load(out, 16)
  let b0 = v128.load(out + stride)
  let b1 = v128.load(out + stride, 16)
  let c0 = v128.load(out + 2 * stride)
  let c1 = v128.load(out + 2 * stride, 16)
  let d0 = v128.load(out + 3 * stride)
  let d1 = v128.load(out + 3 * stride, 16)
  for (let p = from; p < to; p += ROW) {
    const y = v128.load(right + p)
    const y0 = f64x2.promote_low_f32x4(y)
    const y1 = f64x2.promote_low_f32x4(v128.shuffle<i32>(y, y, 2, 3, 2, 3))
    const a = f64x2.splat(<f64>load<f32>(left + p))
    const b = f64x2.splat(<f64>load<f32>(left + p, 4))
    const c = f64x2.splat(<f64>load<f32>(left + p, 8))
    const d = f64x2.splat(<f64>load<f32>(left + p, 12))
    a0 = f64x2.add(a0, f64x2.mul(a, y0))
    a1 = f64x2.add(a1, f64x2.mul(a, y1))
    b0 = f64x2.add(b0, f64x2.mul(b, y0))
    b1 = f64x2.add(b1, f64x2.mul(b, y1))
    c0 = f64x2.add(c0, f64x2.mul(c, y0))
    c1 = f64x2.add(c1, f64x2.mul(c, y1))
    d0 = f64x2.add(d0, f64x2.mul(d, y0))
    d1 = f64x2.add(d1, f64x2.mul(d, y1))
  }
  v128.store(out, a0)
  v128.store(out, a1, 16)
  v128.store(out + stride, b0)
  v128.store(out + stride, b1, 16)
  v128.store(out + 2 * stride, c0)
  v128.store(out + 2 * stride, c1, 16)
  v128.store(out + 3 * stride, d0)
  v128.store(out + 3 * stride, d1, 16)
}

/**
 * Rows start … end − 1 of panel·factor. `factor` lies in slices too: slice t holds, for each of `width` rows, the
 * columns 16t … 16t + 15.
 */
export function multiplyRows(
  panel: usize, nColumns: i32, width: i32, factor: usize, nSlicesOut: i32, out: usize, start: i32, end: i32, chunk: i32, worker: i32,
): void {
  const nSlices = width >> 4
  for (let t = 0; t < nSlicesOut; t++) {
    const weights = factor + <usize>t * <usize>width * ROW
    const target = out + <usize>t * <usize>nColumns * ROW
    for (let j = start; j < end; j++) {
      let y0 = f32x4.splat(0)
      let y1 = f32x4.splat(0)
      let y2 = f32x4.splat(0)
      let y3 = f32x4.splat(0)
      let w = weights
      for (let s = 0; s < nSlices; s++) {
        const source = panel + (<usize>s * <usize>nColumns + <usize>j) * ROW
        for (let p = source; p < source + ROW; p += 4) {
          const x = v128.load32_splat(p)
          y0 = f32x4.add(y0, f32x4.mul(x, v128.load(w)))
          y1 = f32x4.add(y1, f32x4.mul(x, v128.load(w, 16)))
          y2 = f32x4.add(y2, f32x4.mul(x, v128.load(w, 32)))
          y3 = f32x4.add(y3, f32x4.mul(x, v128.load(w, 48)))
          w += ROW
        }
      }
      const to = target + <usize>j * ROW
      v128.store(to, y0)
      v128.store(to, y1, 16)
      v128.store(to, y2, 32)
      v128.store(to, y3, 48)
    }
  }
}
