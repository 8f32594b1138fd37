/**
 * How far two partitions of the same documents agree.
 * In: two assignments.   Out: ARI, V-measure, AMI, read by ./choose-k.ts, ./consensus.ts's tests and the evaluation.
 * Sources: Hubert & Arabie, Journal of Classification 2 (1985) 193–218, doi:10.1007/BF01908075 (ARI); Rosenberg &
 * Hirschberg, EMNLP-CoNLL 2007, 410–420 (V-measure); Vinh, Epps & Bailey, JMLR 11 (2010) 2837–2854 (AMI).
 */

/**
 * @param a, b nDocuments each; cluster of each document, ≥ 0. Documents with −1 in either are left out.
 * @returns adjusted Rand index, ≤ 1; 1 for equal partitions up to numbering, 0 expected by chance.
 */
export function adjustedRandIndex(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const { n, cells, rows, columns } = crossTabulate(a, b)
  const together = pairs(cells.map(({ count }) => count))
  const [inRows, inColumns, all] = [pairs(rows), pairs(columns), (n * (n - 1)) / 2]
  const expected = all === 0 ? 0 : (inRows * inColumns) / all
  const most = (inRows + inColumns) / 2
  return most === expected ? 1 : (together - expected) / (most - expected)
}

/**
 * @param truth, found as in adjustedRandIndex.
 * @returns harmonic mean of homogeneity (clusters hold one class only) and completeness (classes lie in one cluster), in
 *   [0, 1]. Symmetric. Not corrected for chance: it rises with the number of clusters.
 */
export function vMeasure(truth: ArrayLike<number>, found: ArrayLike<number>): number {
  const table = crossTabulate(truth, found)
  const [classes, clusters, shared] = [entropy(table.rows, table.n), entropy(table.columns, table.n), mutualInformation(table)]
  const homogeneity = classes === 0 ? 1 : shared / classes
  const completeness = clusters === 0 ? 1 : shared / clusters
  return homogeneity + completeness === 0 ? 0 : (2 * homogeneity * completeness) / (homogeneity + completeness)
}

/**
 * @param a, b as in adjustedRandIndex.
 * @returns adjusted mutual information, ≤ 1, over the mean of both entropies: 1 for equal partitions up to numbering, 0
 *   expected by chance for any sizes of clusters. Time O(k · k′ · size of a cluster).
 */
export function adjustedMutualInformation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const table = crossTabulate(a, b)
  const expected = expectedInformation(table)
  const most = (entropy(table.rows, table.n) + entropy(table.columns, table.n)) / 2
  return most - expected < 1e-12 ? 1 : (mutualInformation(table) - expected) / (most - expected)
}

interface CrossTable {
  /** Documents counted. */
  n: number
  /** The cells that are not empty, by position in rows and columns. */
  cells: { row: number; column: number; count: number }[]
  /** Documents of each cluster of a and of b; ≥ 1. */
  rows: number[]
  columns: number[]
}

function crossTabulate(a: ArrayLike<number>, b: ArrayLike<number>): CrossTable {
  const table: CrossTable = { n: 0, cells: [], rows: [], columns: [] }
  const [rowOf, columnOf, cellOf] = [new Map<number, number>(), new Map<number, number>(), new Map<number, number>()]
  for (let i = 0; i < a.length; i++) {
    if (a[i] < 0 || b[i] < 0) continue
    table.n++
    const row = positionOf(rowOf, a[i])
    const column = positionOf(columnOf, b[i])
    const cell = positionOf(cellOf, row * a.length + column)
    table.rows[row] = (table.rows[row] ?? 0) + 1
    table.columns[column] = (table.columns[column] ?? 0) + 1
    if (cell === table.cells.length) table.cells.push({ row, column, count: 0 })
    table.cells[cell].count++
  }
  return table
}

function positionOf(positions: Map<number, number>, key: number): number {
  const known = positions.get(key)
  if (known !== undefined) return known
  positions.set(key, positions.size)
  return positions.size - 1
}

function pairs(counts: number[]): number {
  return counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
}

/** In nats, as all information here. */
function entropy(counts: number[], n: number): number {
  return counts.length < 2 ? 0 : counts.reduce((sum, count) => sum - (count / n) * Math.log(count / n), 0)
}

function mutualInformation({ n, cells, rows, columns }: CrossTable): number {
  const sum = cells.reduce((total, { row, column, count }) => total + (count / n) * Math.log((count * n) / (rows[row] * columns[column])), 0)
  return Math.max(0, sum)
}

/** Mean mutual information of two partitions of these sizes drawn at random: every cell is hypergeometric. */
function expectedInformation({ n, rows, columns }: CrossTable): number {
  const logFactorials = new Float64Array(n + 1)
  for (let i = 2; i <= n; i++) logFactorials[i] = logFactorials[i - 1] + Math.log(i)
  const logChoose = (from: number, taken: number) => logFactorials[from] - logFactorials[taken] - logFactorials[from - taken]
  let expected = 0
  for (const row of rows) {
    for (const column of columns) {
      for (let count = Math.max(1, row + column - n); count <= Math.min(row, column); count++) {
        const chance = Math.exp(logChoose(row, count) + logChoose(n - row, column - count) - logChoose(n, column))
        expected += (count / n) * Math.log((count * n) / (row * column)) * chance
      }
    }
  }
  return expected
}
