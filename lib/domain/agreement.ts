/**
 * How far two partitions of the same papers agree, from the table of how many papers they share.
 * In: CrossTable, from ../cluster/agreement.ts (assignments) or ../data/comparison.ts (two runs).   Out: ARI, V-measure, AMI.
 * Sources: Hubert & Arabie, Journal of Classification 2 (1985) 193–218, doi:10.1007/BF01908075 (ARI); Rosenberg &
 * Hirschberg, EMNLP-CoNLL 2007, 410–420 (V-measure); Vinh, Epps & Bailey, JMLR 11 (2010) 2837–2854 (AMI).
 */
export interface CrossTable {
  /** Documents counted. */
  n: number
  /** The cells that are not empty, by position in rows and columns. */
  cells: { row: number; column: number; count: number }[]
  /** Documents of each cluster of a and of b; ≥ 1. */
  rows: number[]
  columns: number[]
}

/** @returns adjusted Rand index, ≤ 1; 1 for equal partitions up to numbering, 0 expected by chance. */
export function randIndexOf({ n, cells, rows, columns }: CrossTable): number {
  const together = pairs(cells.map(({ count }) => count))
  const [inRows, inColumns, all] = [pairs(rows), pairs(columns), (n * (n - 1)) / 2]
  const expected = all === 0 ? 0 : (inRows * inColumns) / all
  const most = (inRows + inColumns) / 2
  return most === expected ? 1 : (together - expected) / (most - expected)
}

/**
 * @returns harmonic mean of homogeneity (columns hold one row only) and completeness (rows lie in one column), in [0, 1]. Symmetric.
 *   Not corrected for chance: it rises with the number of clusters.
 */
export function vMeasureOf(table: CrossTable): number {
  const [classes, clusters, shared] = [entropy(table.rows, table.n), entropy(table.columns, table.n), mutualInformation(table)]
  const homogeneity = classes === 0 ? 1 : shared / classes
  const completeness = clusters === 0 ? 1 : shared / clusters
  return homogeneity + completeness === 0 ? 0 : (2 * homogeneity * completeness) / (homogeneity + completeness)
}

/**
 * @returns adjusted mutual information, ≤ 1, over the mean of both entropies: 1 for equal partitions up to numbering, 0
 *   expected by chance for any sizes of clusters. Time O(k · k′ · size of a cluster).
 */
export function adjustedInformationOf(table: CrossTable): number {
  const expected = expectedInformation(table)
  const most = (entropy(table.rows, table.n) + entropy(table.columns, table.n)) / 2
  return most - expected < 1e-12 ? 1 : (mutualInformation(table) - expected) / (most - expected)
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
      // Beyond twelve standard deviations, and twelve more for the long tail of small means, lies less than a double can add.
      const [mean, reach] = [(row * column) / n, 12 + 12 * Math.sqrt(((row * column) / n) * (1 - row / n) * (1 - column / n))]
      const [first, last] = [Math.max(1, row + column - n, Math.floor(mean - reach)), Math.min(row, column, Math.ceil(mean + reach))]
      for (let count = first; count <= last; count++) {
        const chance = Math.exp(logChoose(row, count) + logChoose(n - row, column - count) - logChoose(n, column))
        expected += (count / n) * Math.log((count * n) / (row * column)) * chance
      }
    }
  }
  return expected
}
