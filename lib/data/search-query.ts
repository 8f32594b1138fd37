/**
 * What a person types into a search box, as a query that no database can choke on.
 * In: any text.   Out: SearchQuery in the words of SQLite's FTS5 and of PostgreSQL's tsquery, read by ./search.ts.
 */
export interface SearchTerm {
  /** One or more words that follow one another; each holds letters or digits only. */
  words: string[]
  /** The last word may go on: "transf*". */
  isPrefix: boolean
  isExcluded: boolean
}

export const MOST_TERMS = 24
/** A single letter as a beginning would match every paper and take seconds to mark. */
const SHORTEST_PREFIX = 2

/**
 * @param text words, "phrases", -without, -"without this phrase", begin*; everything else is a gap between words. A hyphen or an
 *   apostrophe within a word makes it a phrase, as in the index. A quotation mark that is not closed reaches to the end.
 * @returns at most 24 terms in the order typed; empty if the text has no letter and no digit.
 */
export const parseSearch = (text: string): SearchTerm[] => allTerms(text).slice(0, MOST_TERMS)

/** @returns whether parseSearch leaves some of the text out. */
export const holdsTooManyTerms = (text: string): boolean => allTerms(text).length > MOST_TERMS

function allTerms(text: string): SearchTerm[] {
  const pieces = text.normalize('NFC').replace(/[“”„«»]/g, '"').matchAll(/(?<=^|\s)-?"[^"]*"?\*?|[^\s"]+/gu)
  return [...pieces].flatMap(({ 0: piece }) => {
    const words = piece.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
    const isPrefix = piece.endsWith('*') && (words.at(-1) ?? '').length >= SHORTEST_PREFIX
    return /[\p{L}\p{N}]/u.test(words.join('')) ? [{ words, isPrefix, isExcluded: /^[-−–]/.test(piece) }] : []
  })
}

export interface SearchQuery {
  /** Papers must match it; null if nothing but exclusions was typed. */
  wanted: string | null
  /** Papers must not match it; null if nothing is excluded. */
  excluded: string | null
}

/** @returns MATCH texts of FTS5: every word in quotation marks, so that none is taken for an operator. */
export const toMatch = (terms: SearchTerm[]): SearchQuery => join(terms, (term) => `"${term.words.join(' ')}"${term.isPrefix ? '*' : ''}`, ' AND ', ' OR ')

/** Weights of PostgreSQL's column: title, keywords, authors, abstract with venue. */
const PARTS = ['A', 'B', 'C', 'D']

/**
 * @returns texts for to_tsquery: every word in apostrophes and without accents, as PostgreSQL's column has them; SQLite takes them off by
 *   itself. A phrase stands within one part of a paper: it does not go over from the end of the title to the abstract.
 */
export const toTsquery = (terms: SearchTerm[]): SearchQuery =>
  join(terms, ({ words, isPrefix }) => `(${(words.length > 1 ? PARTS : ['']).map((part) => words.map((word, i) => lexeme(word, `${isPrefix && i === words.length - 1 ? '*' : ''}${part}`)).join(' <-> ')).join(' | ')})`, ' & ', ' | ')

const lexeme = (word: string, marks: string): string => `'${plain(word)}'${marks && `:${marks}`}`

const plain = (word: string): string => word.normalize('NFD').replace(/[\u0300-\u036f]/g, '')

function join(terms: SearchTerm[], write: (term: SearchTerm) => string, and: string, or: string): SearchQuery {
  const side = (isExcluded: boolean, by: string) => terms.filter((term) => term.isExcluded === isExcluded).map(write).join(by) || null
  return { wanted: side(false, and), excluded: side(true, or) }
}
