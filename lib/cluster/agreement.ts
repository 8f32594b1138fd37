/**
 * How far two partitions of the same documents agree.
 * In: two assignments.   Out: the adjusted Rand index, read by ./choose-k.ts, ./consensus.ts's tests and the evaluation.
 * Source: Hubert & Arabie, Journal of Classification 2 (1985) 193–218, doi:10.1007/BF01908075.
 */

/**
 * @param a, b nDocuments each; cluster of each document, ≥ 0. Documents with −1 in either are left out.
 * @returns adjusted Rand index, ≤ 1; 1 for equal partitions up to numbering, 0 expected by chance.
 */
export function adjustedRandIndex(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const cells = new Map<string, number>()
  const rows = new Map<number, number>()
  const columns = new Map<number, number>()
  let n = 0
  for (let i = 0; i < a.length; i++) {
    if (a[i] < 0 || b[i] < 0) continue
    n++
    count(cells, `${a[i]} ${b[i]}`)
    count(rows, a[i])
    count(columns, b[i])
  }
  const together = pairs(cells.values())
  const [inRows, inColumns, all] = [pairs(rows.values()), pairs(columns.values()), (n * (n - 1)) / 2]
  const expected = all === 0 ? 0 : (inRows * inColumns) / all
  const most = (inRows + inColumns) / 2
  return most === expected ? 1 : (together - expected) / (most - expected)
}

const count = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1)

function pairs(counts: Iterable<number>): number {
  let sum = 0
  for (const n of counts) sum += (n * (n - 1)) / 2
  return sum
}
