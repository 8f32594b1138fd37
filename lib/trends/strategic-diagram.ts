/**
 * Strategic diagram: how tightly a theme hangs together (density) and how much it touches the others (centrality).
 * In: document–term matrix, from ../text/tfidf.ts; the terms of each theme, from ../themes.   Out: StrategicPosition, drawn by app.
 * Source: Callon, Courtial & Laville, Scientometrics 22 (1991) 155–205, doi:10.1007/BF02019280.
 */
import type { Quadrant, StrategicPosition } from '../domain/run-trends.ts'
import type { CsrMatrix } from '../numeric/matrix.ts'

/**
 * Place the themes by the equivalence of their terms, e(i, j) = c(i, j)² ÷ (c(i) · c(j)), c counting papers.
 * @param matrix     nDocuments × nTerms; only which cells are filled counts.
 * @param themeTerms columns of the terms of each theme; a term of two themes links neither to itself.
 * @returns one position per theme; a theme without terms lies at 0, 0. O(nonzeros + Σ (chosen terms per paper)²).
 */
export function drawStrategicDiagram(matrix: CsrMatrix, themeTerms: readonly (readonly number[])[]): StrategicPosition[] {
  const chosen = [...new Set(themeTerms.flat())].sort((a, b) => a - b)
  const { alone, together } = countTogether(matrix, chosen)
  const rowOf = new Map(chosen.map((t, row) => [t, row]))
  const equivalence = (a: number, b: number) => (a === b || alone[a] === 0 || alone[b] === 0 ? 0 : together[a * chosen.length + b] ** 2 / (alone[a] * alone[b]))
  const rows = themeTerms.map((terms) => [...new Set(terms)].map((t) => rowOf.get(t)!))
  const centrality = rows.map((own) => {
    const inside = new Set(own)
    let sum = 0
    for (const a of own) for (let b = 0; b < chosen.length; b++) if (!inside.has(b)) sum += equivalence(a, b)
    return 10 * sum
  })
  const density = rows.map((own) => {
    let sum = 0
    own.forEach((a, place) => own.slice(place + 1).forEach((b) => (sum += equivalence(a, b))))
    return own.length > 0 ? (100 * sum) / own.length : 0
  })
  const [middleCentrality, middleDensity] = [median(centrality), median(density)]
  const [centralityRanks, densityRanks] = [rank(centrality), rank(density)]
  return rows.map((_, c) => ({
    themeIndex: c,
    centrality: centrality[c],
    density: density[c],
    centralityRank: centralityRanks[c],
    densityRank: densityRanks[c],
    quadrant: quadrantOf(centrality[c] >= middleCentrality, density[c] >= middleDensity),
  }))
}

function quadrantOf(central: boolean, dense: boolean): Quadrant {
  if (central) return dense ? 'motor' : 'basic'
  return dense ? 'niche' : 'emerging or declining'
}

/** alone: papers with each chosen term; together: chosen × chosen, row-major, papers with both. */
function countTogether(matrix: CsrMatrix, chosen: number[]): { alone: Int32Array; together: Int32Array } {
  const rowOf = new Int32Array(matrix.nColumns).fill(-1)
  chosen.forEach((t, row) => (rowOf[t] = row))
  const alone = new Int32Array(chosen.length)
  const together = new Int32Array(chosen.length * chosen.length)
  for (let i = 0; i < matrix.nRows; i++) {
    const present: number[] = []
    for (let p = matrix.rowStart[i]; p < matrix.rowStart[i + 1]; p++) if (rowOf[matrix.columns[p]] >= 0) present.push(rowOf[matrix.columns[p]])
    for (const a of present) {
      alone[a]++
      for (const b of present) together[a * chosen.length + b]++
    }
  }
  return { alone, together }
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2
}

function rank(values: number[]): number[] {
  return values.map((value) => 1 + values.filter((other) => other < value).length + (values.filter((other) => other === value).length - 1) / 2)
}
