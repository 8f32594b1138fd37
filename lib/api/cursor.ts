/**
 * Where a list goes on: an opaque text in place of a page's number, so that what it means may change.
 * In: a page's number.   Out: text for "next" and back.
 */
import { InvalidInputError } from '../domain/errors.ts'

const MAX_PAGE = 10_000_000

/** @param page from 1. */
export const writeCursor = (page: number): string => Buffer.from(`page:${page}`).toString('base64url')

/** @returns the page's number, 1 without a cursor. @throws InvalidInputError if it is none that was given out. */
export function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 1
  const page = Number(/^page:([1-9]\d{0,7})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))?.[1])
  if (!(page <= MAX_PAGE)) throw new InvalidInputError('cursor must be the "next" of an answer.')
  return page
}

/** @returns "next" for a list of `total` items, null after its last page. */
export const nextCursor = (page: number, limit: number, total: number): string | null => (page * limit < total ? writeCursor(page + 1) : null)
