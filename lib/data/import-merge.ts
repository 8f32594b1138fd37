/**
 * Two records of one paper → one: field by field the richer wins, whatever the order they come in.
 * In: Paper, from ../sources or stored before.   Out: Paper, read by ./import-drafts.ts. Pure.
 * Every rule takes the best by a total order, or a union, so merging is commutative, associative and idempotent.
 */
import type { Paper } from '../domain/paper.ts'

/** Negative if `a` is the better value. 0 only if they are equal. */
type Order<T> = (a: T, b: T) => number

const byCodeUnits: Order<string> = (a, b) => (a < b ? -1 : a > b ? 1 : 0)
const longest: Order<string> = (a, b) => b.length - a.length || byCodeUnits(a, b)
/** The earliest year, in it the most exact date, then the earliest: when the work was first seen. */
const firstSeen: Order<string> = (a, b) => byCodeUnits(a.slice(0, 4), b.slice(0, 4)) || b.length - a.length || byCodeUnits(a, b)
/** The most authors, then the fullest names. */
const fullest: Order<string[]> = (a, b) => b.length - a.length || longest(JSON.stringify(a), JSON.stringify(b))

/**
 * @param a @param b records of one paper. Not modified.
 * @returns the longest title, abstract and venue; the fullest list of authors; the earliest year in its most exact form;
 *   all keywords in the order of their code units; the largest number of citations; of ids and links the smallest by code
 *   units. Any value wins over none.
 */
export function mergePapers(a: Paper, b: Paper): Paper {
  return {
    sourceId: best(a.sourceId, b.sourceId, byCodeUnits),
    title: pick(a.title, b.title, longest),
    abstract: pick(a.abstract, b.abstract, longest),
    authors: pick(a.authors, b.authors, fullest),
    venue: best(a.venue, b.venue, longest),
    published: best(a.published, b.published, firstSeen),
    doi: best(a.doi, b.doi, byCodeUnits),
    arxivId: best(a.arxivId, b.arxivId, byCodeUnits),
    pmid: best(a.pmid, b.pmid, byCodeUnits),
    url: best(a.url, b.url, byCodeUnits),
    keywords: [...new Set([...a.keywords, ...b.keywords])].sort(),
    citations: best(a.citations, b.citations, (x, y) => y - x),
  }
}

/** A paper, and for each of its fields the ids of the imports that gave it, in ascending order. */
export interface SourcedPaper {
  paper: Paper
  /** Null: the import `batchId` gave them all. */
  sources: FieldSources | null
  batchId: number
}
export type FieldSources = { [field in keyof Paper]?: number[] }

/**
 * @param a @param b records of one paper, with their origins. Not modified.
 * @returns the merged paper; a field that both have alike is the older import's; keywords are of all that gave some.
 */
export function mergeSourced(a: SourcedPaper, b: SourcedPaper): SourcedPaper {
  const paper = mergePapers(a.paper, b.paper)
  const batchId = Math.min(a.batchId, b.batchId)
  if (a.sources === null && b.sources === null && a.batchId === b.batchId) return { paper, sources: null, batchId }
  const sources: FieldSources = {}
  for (const field of Object.keys(paper) as (keyof Paper)[]) {
    const given = [a, b].filter((each) => !isEmpty(each.paper[field]))
    const same = given.filter((each) => JSON.stringify(each.paper[field]) === JSON.stringify(paper[field]))
    const ids = (same.length > 0 ? same : given).map((each) => each.sources?.[field] ?? [each.batchId])
    if (ids.length > 0) sources[field] = same.length > 0 ? ids.reduce((x, y) => (y[0] < x[0] ? y : x)) : [...new Set(ids.flat())].sort((x, y) => x - y)
  }
  return { paper, sources: Object.values(sources).every((ids) => ids.length === 1 && ids[0] === batchId) ? null : sources, batchId }
}

/** @param idOf keeps the order of ids. @returns the same with other ids for the imports. */
export const renumberSources = (sources: FieldSources | null, idOf: (batchId: number) => number): FieldSources | null => sources && Object.fromEntries(Object.entries(sources).map(([field, ids]) => [field, ids.map(idOf)]))
export const renumberSourced = ({ paper, sources, batchId }: SourcedPaper, idOf: (batchId: number) => number): SourcedPaper => ({ paper, sources: renumberSources(sources, idOf), batchId: idOf(batchId) })

const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0)

const pick = <T>(a: T, b: T, order: Order<T>): T => (order(a, b) <= 0 ? a : b)

const best = <T>(a: T | null, b: T | null, order: Order<T>): T | null => (a === null ? b : b === null ? a : pick(a, b, order))
