import { expect, test } from 'vitest'
import { isPage, oneOf, unreadParams, upTo } from './unread-params.ts'

const readers = { fit: oneOf(['weak']), page: isPage, q: upTo(5) }

test('tells nothing of an address that is understood, and nothing of empty texts', () => {
  expect(unreadParams({ fit: 'weak', page: '999999', q: 'graph', other: undefined, theme: '' }, readers)).toBeNull()
})

test('names what is not understood, unknown names and names given twice, and leaves the rest of the address', () => {
  expect(unreadParams({ fit: 'bad', page: ['1', '2'], q: 'a b', toString: 'x' }, readers)).toEqual({ left: ['fit=bad', 'page=1 and page=2', 'toString=x'], cut: [], rest: '?q=a+b' })
  for (const page of ['0', '-1', 'abc', '1.5', '1'.repeat(16)]) expect(unreadParams({ page }, readers)?.left).toEqual([`page=${page}`])
})

test('says of which text only a part counts', () => {
  expect(unreadParams({ q: 'graphs' }, readers)).toEqual({ left: [], cut: [{ name: 'q', part: 'the first 5 characters count' }], rest: '?q=graphs' })
})

test('shows a long text shortened', () => {
  expect(unreadParams({ fit: '𝒳'.repeat(99) }, readers)?.left[0]).toMatch(/^fit=.{1,60}…$/su)
})
