import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTrendsState, togglePick, trendsReaders, trendsSearch } from './trends-state.ts'
import { unreadParams } from './unread-params.ts'

test('an empty address is the usual state, and the usual state an empty address', () => {
  expect(trendsSearch(readTrendsState({}))).toBe('?')
  expect(readTrendsState({})).toMatchObject({ view: 'stacked', of: 'themes', mix: 'raw', pick: [], sort: 'size', verdict: null, parent: null })
})

test('every state is an address that leads back to it', () => {
  const state = { ...readTrendsState({}), view: 'panels' as const, pick: ['t3', 'p2'], verdict: 'too few to tell' as const, parent: 2, text: 'a & b', sort: 'q' as const, isReversed: true, bursts: 'all' as const }
  const search = trendsSearch(state)
  expect(search).toBe('?view=panels&pick=t3,p2&verdict=too+few+to+tell&parent=p3&text=a+%26+b&sort=q&order=reversed&bursts=all')
  expect(readTrendsState(Object.fromEntries(new URLSearchParams(search)))).toEqual(state)
})

test('nonsense becomes the default', () => {
  expect(readTrendsState({ view: ['stream', 'panels'], of: 'x', pick: 't0,<b>,t2,t2,p1', verdict: 'great', parent: 'p0', sort: '__proto__', order: '1' })).toEqual({ ...readTrendsState({}), pick: ['t2', 'p1'] })
  const anything = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined))
  fc.assert(fc.property(fc.dictionary(fc.constantFrom('view', 'of', 'mix', 'pick', 'verdict', 'parent', 'text', 'sort', 'order', 'bursts', 'scale', 'shade'), anything), (query) => {
    const state = readTrendsState(query)
    expect(readTrendsState(Object.fromEntries(new URLSearchParams(trendsSearch(state))))).toEqual(state)
  }))
})

test('a pick is added once and taken away again', () => {
  expect(togglePick(['t1'], 't2')).toEqual(['t1', 't2'])
  expect(togglePick(['t1', 't2'], 't1')).toEqual(['t2'])
})

test('knows what of an address it could not use', () => {
  const query = { view: 'stream', of: 'themes', order: 'up', verdict: 'wild', pick: 't1,x', sort: 'size' }
  expect(unreadParams(query, trendsReaders(readTrendsState(query)))).toEqual({ left: ['order=up', 'verdict=wild'], cut: [{ name: 'pick', part: 't1 counts' }], rest: '?view=stream&of=themes&pick=t1%2Cx&sort=size' })
})
