/**
 * Terms that have become common: "mamba" since 2024. In the whole corpus, and inside each theme.
 * In: DocumentTermMatrix, from ../text/tfidf.ts; periods and assignments.   Out: RisingTerm and TermBurst, stored with the run.
 */
import type { RisingTerm, TermBurst } from '../domain/run-trends.ts'
import type { Periods } from '../domain/trend.ts'
import type { DocumentTermMatrix } from '../text/tfidf.ts'
import { factsOfTerms } from '../themes/term-facts.ts'
import { termReader } from '../themes/term-papers.ts'
import { adjustPValues } from './benjamini-hochberg.ts'
import { findBursts } from './bursts.ts'
import { hypergeometricTail } from './tails.ts'
import { wholeTerms, type MovingTerm } from './whole-terms.ts'

export interface TermInput {
  documentTermMatrix: Pick<DocumentTermMatrix, 'matrix' | 'vocabulary'>
  /** One element per paper, the rows of the matrix: place of its period, −1 for none. */
  periodOf: Int32Array
  periods: Periods
  assignments: Int32Array
  k: number
  /** Terms returned for the corpus and for each theme; default 10. */
  most?: number
}

const LEVEL = 0.05
/** A term in fewer papers says nothing of a field. */
const FEWEST_PAPERS = 5
/** From then on it must be at least this many times as common. */
const NOTABLE_RATIO = 2

/**
 * For every term the period that splits its papers best into "before" and "since" (likelihood ratio of two shares against
 * one), among those from which on it is at least twice as common and stays so; kept if that is not chance (hypergeometric tail times the number of splits,
 * Benjamini–Hochberg over the terms of the corpus or theme). Only tested periods count.
 * @returns for the corpus (themeIndex null), then for each theme: at most `most` terms, those whose likelihood ratio is
 *   largest first, ties by column; no word beside a phrase that stands for it. Time O(nonzeros + k · nTerms · T), memory O(nTerms · T).
 */
export function findRisingTerms({ documentTermMatrix, periodOf, periods, assignments, k, most = 10 }: TermInput): RisingTerm[] {
  const axis = testedAxis(periodOf, periods)
  const { wordCounts } = documentTermMatrix.vocabulary
  const facts = factsOfTerms(documentTermMatrix.vocabulary)
  const choose: Chooser = (rising) => wholeTerms(rising, facts, wordCounts, most)
  const members: number[][] = Array.from({ length: k }, () => [])
  assignments.forEach((c, i) => c >= 0 && members[c].push(i))
  const held = heldTerms(documentTermMatrix)
  const everyone = Array.from(assignments.keys())
  return [everyone, ...members].flatMap((documents, place) => risingAmong(held, facts.printed, documents, axis, choose).map((term) => ({ themeIndex: place === 0 ? null : place - 1, ...term })))
}

/**
 * Kleinberg bursts of the terms of the whole corpus.
 * @returns at most `most` bursts with q ≤ 0.05, heaviest first, ties by column; a word whose papers in its burst are mostly those of a phrase that bursts then gives way to it.
 */
export function findTermBursts({ documentTermMatrix, periodOf, periods, most = 100 }: Omit<TermInput, 'assignments' | 'k'>): TermBurst[] {
  const axis = testedAxis(periodOf, periods)
  const T = axis.names.length
  const facts = factsOfTerms(documentTermMatrix.vocabulary)
  const { totals, terms } = countTerms(heldTerms(documentTermMatrix), Array.from(periodOf.keys()), axis)
  const spans = terms.flatMap(({ t, counts }) => findBursts(counts, totals).map((span) => ({ t, papers: counts.subarray(span.start, span.end + 1).reduce((sum, count) => sum + count, 0), ...span })))
  const quiet = Math.max(0, terms.length - new Set(spans.map(({ t }) => t)).size)
  const qValues = adjustPValues([...spans.map(({ p }) => p), ...new Array<number>(T > 0 ? quiet : 0).fill(1)])
  const bursts = spans
    .map((span, place) => ({ ...span, q: qValues[place] }))
    .filter(({ q }) => q <= LEVEL)
    .sort((a, b) => b.weight - a.weight || a.t - b.t)
  return wholeTerms(bursts, facts, documentTermMatrix.vocabulary.wordCounts, most, (a, b) => a.start <= b.end && b.start <= a.end)
    .map(({ t, start, end, weight, q }) => ({ term: facts.printed[t], from: axis.names[start], to: axis.names[end], weight, q }))
}

/** The tested periods alone. */
interface Axis {
  names: string[]
  /** One element per paper: place among the tested periods, −1 for none. */
  placeOf: Int32Array
}

function testedAxis(periodOf: Int32Array, { names, tested }: Periods): Axis {
  let next = 0
  const places = tested.map((isTested) => (isTested ? next++ : -1))
  return { names: names.filter((_, t) => tested[t]), placeOf: periodOf.map((t) => (t < 0 ? -1 : places[t])) }
}

interface TermCounts {
  t: number
  /** Papers with the term, by period. */
  counts: Int32Array
}

interface HeldTerms {
  nTerms: number
  read: ReturnType<typeof termReader>
}

const heldTerms = (documentTermMatrix: TermInput['documentTermMatrix']): HeldTerms => ({ nTerms: documentTermMatrix.matrix.nColumns, read: termReader(documentTermMatrix) })

/** @returns terms in at least FEWEST_PAPERS of the documents, by column; totals: documents by period. */
function countTerms({ nTerms, read }: HeldTerms, documents: number[], { names, placeOf }: Axis): { totals: Int32Array; terms: TermCounts[] } {
  const T = names.length
  const totals = new Int32Array(T)
  const all = new Int32Array(nTerms)
  const dated = documents.filter((i) => placeOf[i] >= 0)
  for (const i of dated) {
    totals[placeOf[i]]++
    read(i, (t) => all[t]++)
  }
  const rowOf = new Int32Array(nTerms).fill(-1)
  const columns: number[] = []
  all.forEach((count, t) => {
    if (count >= FEWEST_PAPERS) rowOf[t] = columns.push(t) - 1
  })
  const counts = new Int32Array(columns.length * T)
  for (const i of dated) {
    read(i, (t) => {
      if (rowOf[t] >= 0) counts[rowOf[t] * T + placeOf[i]]++
    })
  }
  return { totals, terms: columns.map((t, row) => ({ t, counts: counts.subarray(row * T, (row + 1) * T) })) }
}

type Chooser = <Term extends MovingTerm>(rising: Term[]) => Term[]

function risingAmong(held: HeldTerms, printed: string[], documents: number[], axis: Axis, choose: Chooser): Omit<RisingTerm, 'themeIndex'>[] {
  const { totals, terms } = countTerms(held, documents, axis)
  const all = totals.reduce((sum, total) => sum + total, 0)
  const splits = terms.map(({ t, counts }) => ({ t, ...bestSplit(counts, totals, all) }))
  const qValues = adjustPValues(splits.map(({ p }) => p))
  const rising = splits
    .map((split, place) => ({ ...split, q: qValues[place] }))
    .filter(({ q }) => q <= LEVEL)
    .sort((a, b) => b.gain - a.gain || a.t - b.t)
  return choose(rising)
    .map(({ t, at, papers, papersBefore, share, shareBefore, q }) => ({ term: printed[t], since: axis.names[at], papers, papersBefore, share, shareBefore, q }))
}

function bestSplit(counts: Int32Array, totals: Int32Array, all: number) {
  const T = counts.length
  const papers = counts.reduce((sum, count) => sum + count, 0)
  const flat = logLikelihood(papers, all)
  let best = { at: 0, gain: 0, papers: 0, papersBefore: papers, share: 0, shareBefore: papers / all, p: 1 }
  let drawn = 0
  let found = 0
  for (let at = T - 1; at > 0; at--) {
    drawn += totals[at]
    found += counts[at]
    if (found * (all - drawn) < NOTABLE_RATIO * (papers - found) * drawn) continue
    const gain = logLikelihood(found, drawn) + logLikelihood(papers - found, all - drawn) - flat
    if (gain > best.gain && staysCommon(counts, totals, at)) best = { at, gain, papers: found, papersBefore: papers - found, share: found / drawn, shareBefore: drawn < all ? (papers - found) / (all - drawn) : 0, p: 1 }
  }
  if (best.gain > 0) {
    const since = totals.subarray(best.at).reduce((sum, total) => sum + total, 0)
    best.p = Math.min(1, hypergeometricTail(best.papers, papers, since, all) * (T - 1))
  }
  return best
}

/** A term that came and went is no riser: the later half of the stretch must hold two thirds of the stretch's share. */
function staysCommon(counts: Int32Array, totals: Int32Array, at: number): boolean {
  const half = counts.length - Math.ceil((counts.length - at) / 2)
  const shareFrom = (from: number) => counts.subarray(from).reduce((sum, count) => sum + count, 0) / totals.subarray(from).reduce((sum, total) => sum + total, 0)
  return shareFrom(half) >= (2 / 3) * shareFrom(at)
}

/** ln of the greatest chance of `found` out of `drawn`, without the binomial coefficient; 0 for none or all. */
function logLikelihood(found: number, drawn: number): number {
  if (found <= 0 || found >= drawn) return 0
  return found * Math.log(found / drawn) + (drawn - found) * Math.log(1 - found / drawn)
}
