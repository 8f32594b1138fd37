/**
 * Pages of a long list, kept in the address.
 * In: what somebody typed after "?page=".   Out: a page that exists and the links around it; read by the pages with lists.
 */

/**
 * @param text as in the address; may be missing, repeated or nonsense. @param count rows in all, ≥ 0.
 * @returns the page meant, within 1 … pages; an empty list has one page.
 */
export function pageOf(text: string | string[] | undefined, count: number, pageSize: number): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(count / pageSize))
  const asked = typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : 1
  return { page: Math.min(Math.max(asked, 1), pages), pages }
}

/** @returns page numbers to link, rising: the first, the last and those around the current; null where some are left out. */
export function pageLinks(page: number, pages: number): (number | null)[] {
  const wanted = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages).sort((a, b) => a - b)
  return wanted.flatMap((n, i) => {
    const skipped = i === 0 ? 0 : n - wanted[i - 1] - 1
    return skipped === 0 ? [n] : skipped === 1 ? [n - 1, n] : [null, n]
  })
}

/** @returns the text if it is one of the allowed values, else the first of them. */
export const choiceOf = <T extends string>(text: string | string[] | undefined, allowed: readonly [T, ...T[]]): T =>
  allowed.find((value) => value === text) ?? allowed[0]
