/**
 * The papers of a file as a run would read them from the database, and what is known to be true of them.
 * In: a file that ../../lib/sources reads.   Out: EvaluationPapers, read by ../evaluate.ts.
 */
import { stampOf } from '../../lib/data/import-identity.ts'
import { InvalidInputError } from '../../lib/domain/errors.ts'
import type { Paper, RunPaper } from '../../lib/domain/paper.ts'
import { readPapers } from '../../lib/sources/read-papers.ts'
import type { TruthRule } from './truth.ts'

export interface EvaluationPapers {
  /** In canonical order; ids 0, 1, 2, … */
  papers: RunPaper[]
  /** Names of the truth's values, by number; empty without a truth. */
  values: string[]
  /** One element a paper: number of its value, −1 where there is none. */
  truth: Int32Array
  /** Records that repeat an earlier one, or are no papers. */
  passedOver: number
}

export interface PaperChoice {
  /** Most papers to take, from the start of the file. */
  documents: number
  rule: TruthRule | null
  /** Values of the truth to keep, or null for all. */
  only: string[] | null
  /** Most papers of each value. */
  each: number
}

/**
 * @returns the chosen papers; of records with one identity the first. Without a database nothing richer is merged.
 * @throws InvalidInputError if fewer than two papers are left.
 */
export async function readEvaluationPapers(file: string, { documents, rule, only, each }: PaperChoice): Promise<EvaluationPapers> {
  const chosen: { paper: Paper; value: string | null }[] = []
  const identities = new Set<string>()
  const taken = new Map<string | null, number>()
  let passedOver = 0
  const stream = await readPapers(file)
  try {
    for await (const record of stream.records) {
      if (chosen.length >= documents) break
      if (record.kind === 'refused' || identities.has(stampOf(record.paper).identity)) {
        passedOver++
        continue
      }
      const value = rule ? rule.valueOf(record.paper, record.line) : null
      const count = taken.get(value) ?? 0
      if ((only && (value === null || !only.includes(value))) || (rule && count >= each)) continue
      taken.set(value, count + 1)
      identities.add(stampOf(record.paper).identity)
      chosen.push({ paper: record.paper, value })
    }
  } finally {
    await stream.close()
  }
  if (chosen.length < 2) throw new InvalidInputError(`${file} must have at least 2 papers to evaluate. Got ${chosen.length}.`)
  return { ...inCanonicalOrder(chosen), passedOver }
}

function inCanonicalOrder(chosen: { paper: Paper; value: string | null }[]): Omit<EvaluationPapers, 'passedOver'> {
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  const sorted = chosen.map((one) => ({ ...one, stamp: stampOf(one.paper) })).sort((a, b) => compare(a.stamp.sourceId, b.stamp.sourceId) || compare(a.stamp.identity, b.stamp.identity))
  const values = [...new Set(chosen.flatMap(({ value }) => (value === null ? [] : [value])))].sort()
  const numberOf = new Map(values.map((value, number) => [value, number]))
  return {
    papers: sorted.map(({ paper: { title, abstract, published, venue, citations }, stamp }, id) => ({ id, sourceId: stamp.sourceId, title, abstract, published, venue, citations })),
    values, truth: Int32Array.from(sorted, ({ value }) => (value === null ? -1 : numberOf.get(value)!)),
  }
}
