import { describe, expect, test } from 'vitest'
import { nameThemes } from './name-themes.ts'

const theme = (label: string) => ({ label, key: label.toLowerCase(), terms: [{ term: 'regret', weight: 1, documents: 2 }], coherence: null, coherenceCv: null })
const namesFor = async (answers: unknown[]) => nameThemes([theme('Bandits'), theme('Mamba')], [['On regret']], async () => {
  const answer = answers.shift()
  if (answer instanceof Error) throw answer
  return answer as string
})

describe('a namer from outside', () => {
  test('may rewrite labels; keys stay', async () => {
    const [first, second] = await namesFor([' "Online decisions."\n', 'Mamba'])
    expect(first).toMatchObject({ label: 'Online decisions', automaticLabel: 'Bandits', key: 'bandits', note: null })
    expect(second).toMatchObject({ label: 'Mamba', note: null })
  })

  test('is told label, terms and titles', async () => {
    const requests: unknown[] = []
    await nameThemes([theme('Bandits')], [['On regret']], async (request) => {
      requests.push(request)
      return 'X'
    })
    expect(requests).toEqual([{ label: 'Bandits', terms: ['regret'], titles: ['On regret'] }])
  })

  test('leaves the automatic label and a note when it fails', async () => {
    const [first, second] = await namesFor([new Error('no connection'), ''])
    expect(first).toMatchObject({ label: 'Bandits', note: 'The namer gave no label for "Bandits": no connection.' })
    expect(second.note).toBe('The namer gave no label for "Mamba": a label must be one line of 1 to 80 characters.')
  })

  test('never gives two themes one name', async () => {
    const [first, second] = await namesFor(['mamba', 'Bandits'])
    expect([first.label, second.label]).toEqual(['Bandits', 'Mamba'])
  })
})
