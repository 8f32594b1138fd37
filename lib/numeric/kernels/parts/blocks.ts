/**
 * Products of one row with blocks of four centroids, the inner loop of k-means. Centroids lie term-major (all k weights of
 * a term side by side), so four of them fill one 128-bit lane register and a row's term is read once for all.
 * A lane adds every second term, then the two halves, whatever the blocks asked for: the bits do not depend on the choice,
 * and two additions are under way at once (one chain of them would wait four cycles for each).
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

// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
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
  const end = blocks + (<usize>nBlocks << 2)
  if (rows.rowStart == 0) {
    for (; blocks + 16 <= end; blocks += 16) denseFour(rows, i, blocks, centroids, stride, cosines)
    if (blocks + 8 <= end) {
      denseTwo(rows, i, blocks, centroids, stride, cosines)
      blocks += 8
    }
    if (blocks < end) denseOne(rows, i, blocks, centroids, stride, cosines)
  } else {
    for (; blocks + 16 <= end; blocks += 16) sparseFour(rows, i, blocks, centroids, stride, cosines)
    if (blocks + 8 <= end) {
      sparseTwo(rows, i, blocks, centroids, stride, cosines)
      blocks += 8
    }
    if (blocks < end) sparseOne(rows, i, blocks, centroids, stride, cosines)
  }
}

function sparseFour(rows: Rows, i: i32, blocks: usize, centroids: usize, stride: usize, cosines: usize): void {
  const a = <usize>load<i32>(blocks) << 4
  const b = <usize>load<i32>(blocks, 4) << 4
  const c = <usize>load<i32>(blocks, 8) << 4
  const d = <usize>load<i32>(blocks, 12) << 4
  let evenA = v128.load(cosines + a)
  let oddA = f32x4.splat(0)
  let evenB = v128.load(cosines + b)
  let oddB = f32x4.splat(0)
  let evenC = v128.load(cosines + c)
  let oddC = f32x4.splat(0)
  let evenD = v128.load(cosines + d)
  let oddD = f32x4.splat(0)
  const at = rows.rowStart + (<usize>i << 2)
  let p = <usize>load<i32>(at) << 2
  const end = <usize>load<i32>(at, 4) << 2
  for (; p + 4 < end; p += 8) {
    const even = centroids + <usize>load<i32>(rows.columns + p) * stride
    const evenValue = v128.load32_splat(rows.values + p)
    evenA = f32x4.add(evenA, f32x4.mul(evenValue, v128.load(even + a)))
    evenB = f32x4.add(evenB, f32x4.mul(evenValue, v128.load(even + b)))
    evenC = f32x4.add(evenC, f32x4.mul(evenValue, v128.load(even + c)))
    evenD = f32x4.add(evenD, f32x4.mul(evenValue, v128.load(even + d)))
    const odd = centroids + <usize>load<i32>(rows.columns + p, 4) * stride
    const oddValue = v128.load32_splat(rows.values + p, 4)
    oddA = f32x4.add(oddA, f32x4.mul(oddValue, v128.load(odd + a)))
    oddB = f32x4.add(oddB, f32x4.mul(oddValue, v128.load(odd + b)))
    oddC = f32x4.add(oddC, f32x4.mul(oddValue, v128.load(odd + c)))
    oddD = f32x4.add(oddD, f32x4.mul(oddValue, v128.load(odd + d)))
  }
  if (p < end) {
    const last = centroids + <usize>load<i32>(rows.columns + p) * stride
    const value = v128.load32_splat(rows.values + p)
    evenA = f32x4.add(evenA, f32x4.mul(value, v128.load(last + a)))
    evenB = f32x4.add(evenB, f32x4.mul(value, v128.load(last + b)))
    evenC = f32x4.add(evenC, f32x4.mul(value, v128.load(last + c)))
    evenD = f32x4.add(evenD, f32x4.mul(value, v128.load(last + d)))
  }
  v128.store(cosines + a, f32x4.add(evenA, oddA))
  v128.store(cosines + b, f32x4.add(evenB, oddB))
  v128.store(cosines + c, f32x4.add(evenC, oddC))
  v128.store(cosines + d, f32x4.add(evenD, oddD))
}

function sparseTwo(rows: Rows, i: i32, blocks: usize, centroids: usize, stride: usize, cosines: usize): void {
  const a = <usize>load<i32>(blocks) << 4
  const b = <usize>load<i32>(blocks, 4) << 4
  let evenA = v128.load(cosines + a)
  let oddA = f32x4.splat(0)
  let evenB = v128.load(cosines + b)
  let oddB = f32x4.splat(0)
  const at = rows.rowStart + (<usize>i << 2)
  let p = <usize>load<i32>(at) << 2
  const end = <usize>load<i32>(at, 4) << 2
  for (; p + 4 < end; p += 8) {
    const even = centroids + <usize>load<i32>(rows.columns + p) * stride
    const evenValue = v128.load32_splat(rows.values + p)
    evenA = f32x4.add(evenA, f32x4.mul(evenValue, v128.load(even + a)))
    evenB = f32x4.add(evenB, f32x4.mul(evenValue, v128.load(even + b)))
    const odd = centroids + <usize>load<i32>(rows.columns + p, 4) * stride
    const oddValue = v128.load32_splat(rows.values + p, 4)
    oddA = f32x4.add(oddA, f32x4.mul(oddValue, v128.load(odd + a)))
    oddB = f32x4.add(oddB, f32x4.mul(oddValue, v128.load(odd + b)))
  }
  if (p < end) {
    const last = centroids + <usize>load<i32>(rows.columns + p) * stride
    const value = v128.load32_splat(rows.values + p)
    evenA = f32x4.add(evenA, f32x4.mul(value, v128.load(last + a)))
    evenB = f32x4.add(evenB, f32x4.mul(value, v128.load(last + b)))
  }
  v128.store(cosines + a, f32x4.add(evenA, oddA))
  v128.store(cosines + b, f32x4.add(evenB, oddB))
}

function sparseOne(rows: Rows, i: i32, blocks: usize, centroids: usize, stride: usize, cosines: usize): void {
  const a = <usize>load<i32>(blocks) << 4
  let evenA = v128.load(cosines + a)
  let oddA = f32x4.splat(0)
  const at = rows.rowStart + (<usize>i << 2)
  let p = <usize>load<i32>(at) << 2
  const end = <usize>load<i32>(at, 4) << 2
  for (; p + 4 < end; p += 8) {
    const even = centroids + <usize>load<i32>(rows.columns + p) * stride
    const evenValue = v128.load32_splat(rows.values + p)
    evenA = f32x4.add(evenA, f32x4.mul(evenValue, v128.load(even + a)))
    const odd = centroids + <usize>load<i32>(rows.columns + p, 4) * stride
    const oddValue = v128.load32_splat(rows.values + p, 4)
    oddA = f32x4.add(oddA, f32x4.mul(oddValue, v128.load(odd + a)))
  }
  if (p < end) {
    const last = centroids + <usize>load<i32>(rows.columns + p) * stride
    const value = v128.load32_splat(rows.values + p)
    evenA = f32x4.add(evenA, f32x4.mul(value, v128.load(last + a)))
  }
  v128.store(cosines + a, f32x4.add(evenA, oddA))
}

function denseFour(rows: Rows, i: i32, blocks: usize, centroids: usize, stride: usize, cosines: usize): void {
  const a = <usize>load<i32>(blocks) << 4
  const b = <usize>load<i32>(blocks, 4) << 4
  const c = <usize>load<i32>(blocks, 8) << 4
  const d = <usize>load<i32>(blocks, 12) << 4
  let evenA = v128.load(cosines + a)
  let oddA = f32x4.splat(0)
  let evenB = v128.load(cosines + b)
  let oddB = f32x4.splat(0)
  let evenC = v128.load(cosines + c)
  let oddC = f32x4.splat(0)
  let evenD = v128.load(cosines + d)
  let oddD = f32x4.splat(0)
  let p = rows.values + ((<usize>i * <usize>rows.nColumns) << 2)
  const end = p + (<usize>rows.nColumns << 2)
  let even = centroids
  for (; p + 4 < end; p += 8) {
    const evenValue = v128.load32_splat(p)
    evenA = f32x4.add(evenA, f32x4.mul(evenValue, v128.load(even + a)))
    evenB = f32x4.add(evenB, f32x4.mul(evenValue, v128.load(even + b)))
    evenC = f32x4.add(evenC, f32x4.mul(evenValue, v128.load(even + c)))
    evenD = f32x4.add(evenD, f32x4.mul(evenValue, v128.load(even + d)))
    const odd = even + stride
    const oddValue = v128.load32_splat(p, 4)
    oddA = f32x4.add(oddA, f32x4.mul(oddValue, v128.load(odd + a)))
    oddB = f32x4.add(oddB, f32x4.mul(oddValue, v128.load(odd + b)))
    oddC = f32x4.add(oddC, f32x4.mul(oddValue, v128.load(odd + c)))
    oddD = f32x4.add(oddD, f32x4.mul(oddValue, v128.load(odd + d)))
    even = odd + stride
  }
  if (p < end) {
    const value = v128.load32_splat(p)
    evenA = f32x4.add(evenA, f32x4.mul(value, v128.load(even + a)))
    evenB = f32x4.add(evenB, f32x4.mul(value, v128.load(even + b)))
    evenC = f32x4.add(evenC, f32x4.mul(value, v128.load(even + c)))
    evenD = f32x4.add(evenD, f32x4.mul(value, v128.load(even + d)))
  }
  v128.store(cosines + a, f32x4.add(evenA, oddA))
  v128.store(cosines + b, f32x4.add(evenB, oddB))
  v128.store(cosines + c, f32x4.add(evenC, oddC))
  v128.store(cosines + d, f32x4.add(evenD, oddD))
}

function denseTwo(rows: Rows, i: i32, blocks: usize, centroids: usize, stride: usize, cosines: usize): void {
  const a = <usize>load<i32>(blocks) << 4
  const b = <usize>load<i32>(blocks, 4) << 4
  let evenA = v128.load(cosines + a)
  let oddA = f32x4.splat(0)
  let evenB = v128.load(cosines + b)
  let oddB = f32x4.splat(0)
  let p = rows.values + ((<usize>i * <usize>rows.nColumns) << 2)
  const end = p + (<usize>rows.nColumns << 2)
  let even = centroids
  for (; p + 4 < end; p += 8) {
    const evenValue = v128.load32_splat(p)
    evenA = f32x4.add(evenA, f32x4.mul(evenValue, v128.load(even + a)))
    evenB = f32x4.add(evenB, f32x4.mul(evenValue, v128.load(even + b)))
    const odd = even + stride
    const oddValue = v128.load32_splat(p, 4)
    oddA = f32x4.add(oddA, f32x4.mul(oddValue, v128.load(odd + a)))
    oddB = f32x4.add(oddB, f32x4.mul(oddValue, v128.load(odd + b)))
    even = odd + stride
  }
  if (p < end) {
    const value = v128.load32_splat(p)
    evenA = f32x4.add(evenA, f32x4.mul(value, v128.load(even + a)))
    evenB = f32x4.add(evenB, f32x4.mul(value, v128.load(even + b)))
  }
  v128.store(cosines + a, f32x4.add(evenA, oddA))
  v128.store(cosines + b, f32x4.add(evenB, oddB))
}

function denseOne(rows: Rows, i: i32, blocks: usize, centroids: usize, stride: usize, cosines: usize): void {
  const a = <usize>load<i32>(blocks) << 4
  let evenA = v128.load(cosines + a)
  let oddA = f32x4.splat(0)
  let p = rows.values + ((<usize>i * <usize>rows.nColumns) << 2)
  const end = p + (<usize>rows.nColumns << 2)
  let even = centroids
  for (; p + 4 < end; p += 8) {
    const evenValue = v128.load32_splat(p)
    evenA = f32x4.add(evenA, f32x4.mul(evenValue, v128.load(even + a)))
    const odd = even + stride
    const oddValue = v128.load32_splat(p, 4)
    oddA = f32x4.add(oddA, f32x4.mul(oddValue, v128.load(odd + a)))
    even = odd + stride
  }
  if (p < end) {
    const value = v128.load32_splat(p)
    evenA = f32x4.add(evenA, f32x4.mul(value, v128.load(even + a)))
  }
  v128.store(cosines + a, f32x4.add(evenA, oddA))
}
