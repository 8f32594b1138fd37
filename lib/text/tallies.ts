/**
 * Puts together what threads have counted in their parts.
 * In: results of crew.ts, in the parts' order.   Out: one array, read by phrases.ts and term-counts.ts.
 */

/** @returns the sum of arrays of one length, in the first of them. */
export function addAll(arrays: Int32Array[]): Int32Array {
  const [sum, ...others] = arrays
  for (const other of others) for (let at = 0; at < sum.length; at++) sum[at] += other[at]
  return sum
}

/** @returns the arrays one behind another; a lone one as it is. */
export function joinAll(arrays: Int32Array[]): Int32Array {
  if (arrays.length === 1) return arrays[0]
  const joined = new Int32Array(arrays.reduce((sum, { length }) => sum + length, 0))
  let length = 0
  for (const array of arrays) {
    joined.set(array, length)
    length += array.length
  }
  return joined
}
