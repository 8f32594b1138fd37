import { describe, expect, test, vi } from 'vitest'
import { nameThemes, renameParents } from './name-themes.ts'

const theme = (label: string) => ({ label, subject: label, key: label.toLowerCase(), terms: [{ term: 'regret', weight: 1, documents: 2 }], coherence: null, coherenceCv: null })
const namesFor = async (answers: unknown[], avoid: string[] = []) => nameThemes([theme('Bandits'), theme('Mamba')], [['On regret']], { avoid, namer: async () => {
  const answer = answers.shift()
  if (answer instanceof Error) throw answer
  return answer as string
} })

describe('a namer from outside', () => {
  test('may rewrite labels; keys stay', async () => {
    const [first, second] = await namesFor([' "Online decisions."\n', 'Mamba'])
    expect(first).toMatchObject({ label: 'Online decisions', automaticLabel: 'Bandits', key: 'bandits', labelNote: null })
    expect(second).toMatchObject({ label: 'Mamba', labelNote: null })
  })

  test('is told label, terms and titles', async () => {
    const namer = vi.fn(async () => 'X')
    await nameThemes([theme('Bandits')], [['On regret']], { namer })
    expect(namer.mock.calls).toEqual([[{ label: 'Bandits', terms: ['regret'], titles: ['On regret'] }, undefined]])
  })

  test('leaves the automatic label and a note when it fails', async () => {
    const [first, second] = await namesFor([new Error('no connection.'), ''])
    expect(first).toMatchObject({ label: 'Bandits', automaticLabel: 'Bandits', labelNote: 'The namer gave no label for "Bandits": no connection.' })
    expect(second.labelNote).toBe('The namer gave no label for "Mamba": a label must be one line of 1 to 80 characters with a letter or digit. Got "".')
  })

  test.each([
    ['two\nlines', 'Got "two lines"'], ['x'.repeat(81), `Got "${'x'.repeat(40)}…"`], ['***', 'Got "***"'], [7, 'Got ""'], [undefined, 'Got ""'], [null, 'Got ""'],
  ])('is not heard when it answers %j', async (answer, note) => {
    const [first] = await namesFor([answer, 'Mamba'])
    expect(first.label).toBe('Bandits')
    expect(first.labelNote).toContain(note)
  })

  test.each([
    ['Online\u0007 \u202Edeci\u200Bsions\uD800', 'Online decisions'], ['Online \t decisions', 'Online decisions'], ['**Online decisions**', 'Online decisions'],
    ['Décisions', 'Décisions'], ['🐍'.repeat(79) + 'x', '🐍'.repeat(79) + 'x'],
  ])('is printed without what nobody sees: %j', async (answer, label) => {
    expect((await namesFor([answer, 'Mamba']))[0]).toMatchObject({ label, labelNote: null })
  })

  test('never gives two themes one name, nor a theme that of a parent', async () => {
    const labels = async (...words: Parameters<typeof namesFor>) => (await namesFor(...words)).map(({ label }) => label)
    expect(await labels(['mamba', 'Bandits'])).toEqual(['Bandits', 'Mamba'])
    expect(await labels(['Same', 'SA\u200BME'])).toEqual(['Same', 'Mamba'])
    expect(await labels(['Learning', 'Scans'], ['learning'])).toEqual(['Bandits', 'Scans'])
  })

  test('is not asked again after three failures in a row', async () => {
    const namer = vi.fn(async (): Promise<string> => { throw new Error('no answer within 20 s') })
    const named = await nameThemes(['A', 'B', 'C', 'D', 'E'].map(theme), [], { namer })
    expect(namer).toHaveBeenCalledTimes(3)
    expect(named.map(({ label }) => label)).toEqual(['A', 'B', 'C', 'D', 'E'])
    expect(named[4].labelNote).toBe('The namer gave no label for "E": it was not asked, having failed 3 times in a row.')
  })

  test('ends with CANCELLED when the run does, and says how far it is', async () => {
    const cancel = new AbortController()
    const onProgress = vi.fn(() => cancel.abort())
    await expect(nameThemes([theme('A'), theme('B')], [], { namer: async () => 'X', signal: cancel.signal, onProgress })).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(onProgress.mock.calls).toEqual([[0.5]])
    const during = new AbortController()
    const interrupted = async () => { during.abort(); throw new Error('it was cancelled') }
    await expect(nameThemes([theme('A')], [], { namer: interrupted, signal: during.signal })).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  test('that is off leaves everything as it is, without a note', async () => {
    expect(await nameThemes([theme('Bandits')], [], {})).toEqual([{ ...theme('Bandits'), automaticLabel: 'Bandits', labelNote: null }])
  })

  test('names the parent of a single theme too', async () => {
    const named = await nameThemes([theme('Bandits'), theme('Mamba'), theme('Kernels')], [], { namer: async () => 'Online decisions' })
    const parents = [{ label: 'Mamba and kernels', key: 'mamba-and-kernels' }, { label: 'Bandits', key: 'bandits' }]
    expect(renameParents(parents, Int32Array.of(1, 0, 0), named)).toEqual([parents[0], { label: 'Online decisions', key: 'bandits' }])
    expect(renameParents([], Int32Array.of(-1, -1, -1), named)).toEqual([])
  })
})
