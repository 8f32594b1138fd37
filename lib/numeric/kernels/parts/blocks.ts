/**
 * Products of one row with blocks of four centroids, the inner loop of k-means. Centroids lie term-major (all k weights of
 * a term side by side), so four of them fill one 128-bit lane register and a row's term is read once for all.
 * A lane adds its terms in the row's order, whatever the blocks asked for: the bits do not depend on the choice.
 */

/** The matrix and the centroids, as ../../../cluster/kmeans-memory.ts writes them; all fields are addresses or counts. */
@unmanaged
export class Rows {
  /** i32, nRows + 1; 0 for dense rows. */
  rowStart: usize
  /** i32 per slot. */
  columns: usize
  /** f32 per slot. */
  values: usize
  nColumns: i32
}

// @ts-ignore: decorator
@inline
export function countSlots(rows: Rows, i: i32): i32 {
  if (rows.rowStart == 0) return rows.nColumns
  const start = rows.rowStart + (<usize>i << 2)
  return load<i32>(start, 4) - load<i32>(start)
}

/**
 * @param blocks   in: i32 numbers of blocks.
 * @param centroids f32, nColumns × stride ÷ 4.
 * @param stride   bytes from term to term.
 * @param cosines  in-out: f32 per lane; the products are added to what lies there.
 */
export function multiplyBlocks(rows: Rows, i: i32, blocks: usize, nBlocks: i32, centroids: usize, stride: usize, cosines: usize): void {
  let b = 0
  if (rows.rowStart == 0) {
    for (; b + 4 <= nBlocks; b += 4) denseFour(rows, i, blocks + (<usize>b << 2), centroids, stride, cosines)
    for (; b < nBlocks; b++) denseOne(rows, i, blocks + (<usize>b << 2), centroids, stride, cosines)
  } else {
    for (; b + 4 <= nBlocks; b += 4) sparseFour(rows, i, blocks + (<usize>b << 2), centroids, stride, cosines)
    if (b + 2 <= nBlocks) {
      sparseTwo(rows, i, blocks + (<usize>b << 2), centroids, stride, cosines)
      b += 2
    }
    if (b < nBlocks) sparseOne(rows, i, blocks + (<usize>b << 2), centroids, stride, cosines)
  }
}

function sparseFour(rows: Rows, i: i32, blocks: usize, centroids: usize, stride: usize, cosines: usize): void {
  const a = <usize>load<i32>(blocks) << 4
  const b = <usize>load<i32>(blocks, 4) << 4
  const c = <usize>load<i32>(blocks, 8) << 4
  const d = <usize>load<i32>(blocks, 12) << 4
  let sumA = v128.load(cosines + a)
  let sumB = v128.load(cosines + b)
  let sumC = v128.load(cosines + c)
  let sumD = v128.load(cosines + d)
  const at = rows.rowStart + (<usize>i << 2)
  let p = <usize>load<i32>(at) << 2
  const end = <usize>load<i32>(at, 4) << 2
  for (; p < end; p += 4) {
    const term = centroids + <usize>load<i32>(rows.columns + p) * stride
    const value = v128.load32_splat(rows.values + p)
    sumA = f32x4.add(sumA, f32x4.mul(value, v128.load(term + a)))
    sumB = f32x4.add(sumB, f32x4.mul(value, v128.load(term + b)))
    sumC = f32x4.add(sumC, f32x4.mul(value, v128.load(term + c)))
    sumD = f32x4.add(sumD, f32x4.mul(value, v128.load(term + d)))
  }
  v128.store(cosines + a, sumA)
  v128.store(cosines + b, sumB)
  v128.store(cosines + c, sumC)
  v128.store(cosines + d, sumD)
}

function sparseTwo(rows: Rows, i: i32, blocks: usize, centroids: usize, stride: usize, cosines: usize): void {
  const a = <usize>load<i32>(blocks) << 4
  const b = <usize>load<i32>(blocks, 4) << 4
  let sumA = v128.load(cosines + a)
  let sumB = v128.load(cosines + b)
  const at = rows.rowStart + (<usize>i << 2)
  let p = <usize>load<i32>(at) << 2
  const end = <usize>load<i32>(at, 4) << 2
  for (; p < end; p += 4) {
    const term = centroids + <usize>load<i32>(rows.columns + p) * stride
    const value = v128.load32_splat(rows.values + p)
    sumA = f32x4.add(sumA, f32x4.mul(value, v128.load(term + a)))
    sumB = f32x4.add(sumB, f32x4.mul(value, v128.load(term + b)))
  }
  v128.store(cosines + a, sumA)
  v128.store(cosines + b, sumB)
}

function sparseOne(rows: Rows, i: i32, blocks: usize, centroids: usize, stride: usize, cosines: usize): void {
  const a = <usize>load<i32>(blocks) << 4
  let sumA = v128.load(cosines + a)
  const at = rows.rowStart + (<usize>i << 2)
  let p = <usize>load<i32>(at) << 2
  const end = <usize>load<i32>(at, 4) << 2
  for (; p < end; p += 4) {
    const term = centroids + <usize>load<i32>(rows.columns + p) * stride
    sumA = f32x4.add(sumA, f32x4.mul(v128.load32_splat(rows.values + p), v128.load(term + a)))
  }
  v128.store(cosines + a, sumA)
}

function denseFour(rows: Rows, i: i32, blocks: usize, centroids: usize, stride: usize, cosines: usize): void {
  const a = <usize>load<i32>(blocks) << 4
  const b = <usize>load<i32>(blocks, 4) << 4
  const c = <usize>load<i32>(blocks, 8) << 4
  const d = <usize>load<i32>(blocks, 12) << 4
  let sumA = v128.load(cosines + a)
  let sumB = v128.load(cosines + b)
  let sumC = v128.load(cosines + c)
  let sumD = v128.load(cosines + d)
  let p = rows.values + ((<usize>i * <usize>rows.nColumns) << 2)
  const end = p + (<usize>rows.nColumns << 2)
  let term = centroids
  for (; p < end; p += 4) {
    const value = v128.load32_splat(p)
    sumA = f32x4.add(sumA, f32x4.mul(value, v128.load(term + a)))
    sumB = f32x4.add(sumB, f32x4.mul(value, v128.load(term + b)))
    sumC = f32x4.add(sumC, f32x4.mul(value, v128.load(term + c)))
    sumD = f32x4.add(sumD, f32x4.mul(value, v128.load(term + d)))
    term += stride
  }
  v128.store(cosines + a, sumA)
  v128.store(cosines + b, sumB)
  v128.store(cosines + c, sumC)
  v128.store(cosines + d, sumD)
}

function denseOne(rows: Rows, i: i32, blocks: usize, centroids: usize, stride: usize, cosines: usize): void {
  const a = <usize>load<i32>(blocks) << 4
  let sumA = v128.load(cosines + a)
  let p = rows.values + ((<usize>i * <usize>rows.nColumns) << 2)
  const end = p + (<usize>rows.nColumns << 2)
  let term = centroids
  for (; p < end; p += 4) {
    sumA = f32x4.add(sumA, f32x4.mul(v128.load32_splat(p), v128.load(term + a)))
    term += stride
  }
  v128.store(cosines + a, sumA)
}
