import { expect, test } from 'vitest'
import { dateNotes } from './date-notes.ts'

test('a number of papers leads to them, other notes stay as they are', () => {
  const href = (date: string) => `/runs/ab/papers?date=${date}`
  expect(dateNotes(['14 papers without a date are in no period.', '1 paper with a year that cannot be right beside the others (2087) is in no period.', '3 papers dated less exactly than by month are in no period.', '2013 has no papers: a gap, not a zero.'], 'ab')).toEqual([
    { papers: { label: '14 papers', href: href('none') }, text: 'without a date are in no period.' },
    { papers: { label: '1 paper', href: href('odd') }, text: 'with a year that cannot be right beside the others (2087) is in no period.' },
    { papers: { label: '3 papers', href: href('rough') }, text: 'dated less exactly than by month are in no period.' },
    { papers: null, text: '2013 has no papers: a gap, not a zero.' },
  ])
})
