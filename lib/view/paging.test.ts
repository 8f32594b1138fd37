import { expect, test } from 'vitest'
import { choiceOf, pageLinks, pageOf } from './paging.ts'

test.each([
  [undefined, 1], ['2', 2], ['0', 1], ['-3', 1], ['abc', 1], ['2.5', 1], ['999999999999999', 3], ['1e9', 1], [['2', '3'], 1], ['', 1],
])('the address ?page=%j of three pages means page %d', (text, page) => {
  expect(pageOf(text, 101, 50)).toEqual({ page, pages: 3 })
})

test('an empty list has one page', () => {
  expect(pageOf('7', 0, 50)).toEqual({ page: 1, pages: 1 })
})

test('links lead to the ends and around, and a gap is at least two pages wide', () => {
  expect(pageLinks(1, 1)).toEqual([1])
  expect(pageLinks(3, 5)).toEqual([1, 2, 3, 4, 5])
  expect(pageLinks(20, 58)).toEqual([1, null, 19, 20, 21, null, 58])
  expect(pageLinks(4, 58)).toEqual([1, 2, 3, 4, 5, null, 58])
})

test('an unknown choice is the first', () => {
  expect(choiceOf('title', ['similarity', 'title'])).toBe('title')
  expect(choiceOf(['title'], ['similarity', 'title'])).toBe('similarity')
})
