/**
 * The documents of each cluster.
 * In: assignments, from ../cluster.   Out: document numbers, read by theme-terms.ts, chosen-terms.ts, parents.ts, representatives.ts and explain.ts.
 */

/**
 * @param assignments Int32Array, nDocuments, −1 … k − 1.
 * @returns k lists of document numbers, rising; a document with assignment −1 is in none.
 */
export function groupDocuments(assignments: Int32Array, k: number): Int32Array[] {
  const sizes = new Int32Array(k)
  for (const c of assignments) if (c >= 0) sizes[c]++
  const members = Array.from(sizes, (size) => new Int32Array(size))
  sizes.fill(0)
  assignments.forEach((c, i) => {
    if (c >= 0) members[c][sizes[c]++] = i
  })
  return members
}
