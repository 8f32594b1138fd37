import { describe, expect, test } from 'vitest'
import { parseRunOptions, requireTwoPapersEach, runOptionProblems, runOptionsSchema, webRunOptionsSchema } from './run-options.ts'

const messageFor = (namer: unknown) => runOptionsSchema.safeParse({ namer }).error?.issues[0].message

test('an option that may be auto says so when it is refused, whatever it got', () => {
  for (const k of [1, 1.5, 1001, 'x']) expect(runOptionsSchema.safeParse({ k }).error?.issues[0].message).toBe(`k must be "auto" or an integer in [2, 1000]. Got ${k}.`)
  expect(runOptionsSchema.safeParse({ seed: -1 }).error?.issues[0].message).toBe('seed must be an integer in [0, 2147483647]. Got -1.')
})

describe('the namer', () => {
  test('is off unless asked for', () => expect(runOptionsSchema.parse({}).namer).toBe('off'))

  test.each(['./name-theme.sh', 'python3 "my namer.py" | head -1', 'http://127.0.0.1:11434/v1', 'HTTPS://api.example.org/v1'])('may be %s', (namer) => {
    expect(runOptionsSchema.parse({ namer: ` ${namer} ` }).namer).toBe(namer)
  })

  test.each(['', '  ', 'two\nlines', 'nul\0', 'x'.repeat(2001)])('must be one line of 1 to 2000 characters, not %j', (namer) => {
    expect(messageFor(namer)).toMatch(/^namer must be "off", a command line, or an http\(s\):\/\/ address: one line of 1 to 2000 characters\. Got "/)
  })

  test('must be an http address if it is one, and hold no password', () => {
    expect(messageFor('ftp://example.org')).toBe('namer must be an http:// or https:// address if it is one. Got ftp://example.org.')
    expect(messageFor('http://')).toBe('namer must be an http:// or https:// address if it is one. Got http://.')
    expect(messageFor('https://me:secret@example.org/v1')).toBe('namer must be an address without a user or password in it: the key goes in PAPERDRIFT_NAMER_KEY.')
    expect(messageFor(3)).toBe('namer must be "off", a command line, or an http(s):// address.')
  })

  test('cannot be set by a web request', () => {
    expect(webRunOptionsSchema.safeParse({ k: 5 }).success).toBe(true)
    expect(webRunOptionsSchema.safeParse({ namer: 'touch harm' }).success).toBe(false)
  })
})

test('options given as texts are read as what they are, and those left out get their defaults', () => {
  expect(parseRunOptions({ k: '12', seed: '7', corpus: 'x' }, webRunOptionsSchema)).toEqual({ k: 12, space: 'lsa', engine: 'native', seed: 7, restarts: 'auto', threads: 'auto' })
  expect(() => parseRunOptions({ k: '12.5' }, runOptionsSchema)).toThrow('k must be "auto" or an integer in [2, 1000]. Got 12.5.')
  expect(() => parseRunOptions({ k: '' }, runOptionsSchema)).toThrow('k must be "auto" or an integer in [2, 1000]. Got an empty text.')
})

test('a theme takes two papers, save one; two themes may be asked for of any corpus', () => {
  for (const [k, papers] of [['auto', 1], [2, 1], [2, 3], [3, 5], [200, 400], [1000, 2000]] as const) expect(() => requireTwoPapersEach(k, papers)).not.toThrow()
  expect(() => requireTwoPapersEach(399, 400)).toThrow('k must be an integer in [2, 200]: a theme takes two papers, and there are 400. Got 399.')
  expect(() => requireTwoPapersEach(3, 4)).toThrow('k must be an integer in [2, 2]')
})

test('every option that cannot be has its sentence', () => {
  expect(runOptionProblems({ k: '399', seed: '-3', space: 'lsa', restarts: '', threads: 'many', corpus: 'x' }, 400)).toEqual({
    k: 'k must be an integer in [2, 200]: a theme takes two papers, and there are 400. Got 399.', seed: 'seed must be an integer in [0, 2147483647]. Got -3.', threads: 'threads must be "auto" or an integer in [1, 64]. Got many.',
  })
})
