/**
 * Who wrote a paper, where room is short.
 * In: names of authors.   Out: a text for lists of papers.
 */

/** @param most names shown, ≥ 1; one more is shown rather than counted. @returns "A, B and 3 more"; "" for no names. */
export function byline(authors: string[], most: number): string {
  const more = authors.length - most
  return authors.slice(0, more === 1 ? authors.length : most).join(', ') + (more > 1 ? ` and ${more} more` : '')
}
