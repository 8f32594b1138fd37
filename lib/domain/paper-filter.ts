/**
 * Which papers of a run are meant, and in which order: the state of every list of papers, as an address holds it.
 * In: the query of an address.   Out: PaperFilter, read by ../data/search.ts and written back into links by ../view/paper-address.ts.
 */
import { z } from 'zod'

/** relevance needs a text; fit, date and citations put the largest first. */
export const PAPER_SORTS = ['relevance', 'date', 'fit', 'weakest', 'citations', 'title'] as const
export type PaperSort = (typeof PAPER_SORTS)[number]

export const MAX_SEARCH_LENGTH = 300

export const DATE_KINDS = ['none', 'odd', 'rough', 'unused', 'tested'] as const
export const FITS = ['weak', 'misplaced'] as const

/** A period as runs name them: "2019", "2019-Q3", "2019-07". */
const periodSchema = z.string().regex(/^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/)

/** Nonsense is taken for nothing, so that an address edited by hand still shows papers. */
const shape = {
  /** What was typed: words, "phrases", -without, begin*. */
  q: z.string().trim().min(1).transform((text) => text.slice(0, MAX_SEARCH_LENGTH)),
  /** "t3" for a theme, "p1" for a parent and all its themes. */
  theme: z.string().regex(/^[tp][1-9]\d{0,5}$/),
  /** As a run prints it: papers that hold the term in any form, by itself or in a longer phrase. */
  term: z.string().trim().min(1).max(MAX_SEARCH_LENGTH),
  /** First and last period, both inside. */
  from: periodSchema,
  to: periodSchema,
  venue: z.string().trim().min(1).max(500),
  /** A name as the papers have it. */
  author: z.string().trim().min(1).max(500),
  /** Papers that no period of the run counts. none: without a date. odd: of a year that cannot be right. rough: dated less exactly than the periods. unused: any of these. tested: papers of the periods that are tested. */
  date: z.enum(DATE_KINDS),
  /** weak: papers that belong nowhere in particular. misplaced: papers closer to another theme than to their own. */
  fit: z.enum(FITS),
  /** "w3": papers that their window of time has in its third theme, counted over all windows. */
  window: z.string().regex(/^w[1-9]\d{0,3}$/),
  /** Papers that another run of the corpus has in a theme too ("RUN"), or in this theme ("RUN.t3"). */
  also: z.string().regex(/^[\w-]{1,40}(\.t[1-9]\d{0,5})?$/),
}

export const paperFilterSchema = z.object(Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, (schema as z.ZodType<string>).nullable().catch(null)])) as unknown as { [name in keyof typeof shape]: z.ZodCatch<z.ZodNullable<(typeof shape)[name]>> })
export type PaperFilter = z.infer<typeof paperFilterSchema>

/** @param query of an address; a name given twice counts as not given. @returns every key; null where nothing is asked for. */
export const readPaperFilter = (query: Record<string, string | string[] | undefined>): PaperFilter =>
  paperFilterSchema.parse(Object.fromEntries(Object.keys(shape).map((name) => [name, query[name] ?? null])))

export const NO_FILTER: PaperFilter = { q: null, theme: null, term: null, from: null, to: null, venue: null, author: null, date: null, fit: null, window: null, also: null }

/**
 * @param from, to periods or null. @returns the same as bounds on dates of any exactness, compared as text: from ≤ date < before. `needsMonth`:
 *   a date less exact than the periods ("2019" in "2019-Q3", or in "2018-Q1" to "2019-Q4") is outside, as it is in the trends.
 */
export function dateBounds({ from, to }: { from: string | null; to: string | null }): { from: string | null; before: string | null; needsMonth: boolean } {
  return { from: from && firstMonth(from), before: to && periodAfter(to), needsMonth: [from, to].some((period) => period?.includes('-')) }
}

const pad = (n: number, digits: number) => String(n).padStart(digits, '0')

function firstMonth(period: string): string {
  const quarter = /^(\d{4})-Q(\d)$/.exec(period)
  return quarter ? `${quarter[1]}-${pad(3 * Number(quarter[2]) - 2, 2)}` : period
}

function periodAfter(period: string): string {
  const [year, part] = period.split('-')
  const next = !part ? 13 : part.startsWith('Q') ? 3 * Number(part.slice(1)) + 1 : Number(part) + 1
  return next > 12 ? pad(Number(year) + 1, 4) : `${year}-${pad(next, 2)}`
}
