import { describe, expect, test } from 'vitest'
import { isOurHost, isOwnPage } from './trust.ts'

describe('the name a request was sent to', () => {
  test.each(['127.0.0.1', '127.0.0.1:3000', 'localhost:3000', 'LOCALHOST', 'paperdrift.localhost', '[::1]:3000', '192.168.1.7:80'])('is ours: %s', (host) => expect(isOurHost(host, '127.0.0.1', 'desk')).toBe(true))
  test.each([null, '', 'evil.example', 'evil.example:3000', '127.0.0.1.evil.example', 'localhost.evil.example', 'desk', 'desk.local', 'evillocalhost', '1.2.3.4.5'])('is not ours: %s', (host) => expect(isOurHost(host, '127.0.0.1', 'desk')).toBe(false))
  test('is ours if it was served, or if everything is served and it is the machine', () => {
    expect(isOurHost('papers.example:80', 'papers.example', 'desk')).toBe(true)
    expect(isOurHost('Desk:3000', '0.0.0.0', 'desk')).toBe(true)
    expect(isOurHost('desk.local', '::', 'desk')).toBe(true)
    expect(isOurHost('evil.example', '0.0.0.0', 'desk')).toBe(false)
  })
})

describe('the page that sends a request', () => {
  const from = (headers: Record<string, string>) => isOwnPage(new Headers({ host: '127.0.0.1:3000', ...headers }))
  test('is our own', () => {
    expect([from({ 'sec-fetch-site': 'same-origin', origin: 'null' }), from({ 'sec-fetch-site': 'none' }), from({ origin: 'http://127.0.0.1:3000' }), from({})]).toEqual([true, true, true, true])
  })
  test('is another site, another port, or will not say', () => {
    expect([from({ 'sec-fetch-site': 'cross-site' }), from({ 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:3000' }), from({ origin: 'http://evil.example' }), from({ origin: 'http://127.0.0.1:4000' }), from({ origin: 'null' })]).toEqual([false, false, false, false, false])
  })
})
