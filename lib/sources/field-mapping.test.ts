import { expect, test } from 'vitest'
import { readJsonRecord } from './json-lines.ts'
import { parseMapping } from './field-mapping.ts'
import { guessColumns, sniffTable } from './table.ts'

test('a field without a column is not read, in tables and in JSON', () => {
  const mapping = parseMapping(['venue=,keywords='])
  expect(mapping).toEqual({ venue: '', keywords: '' })
  expect(parseMapping(['{"venue": "", "title": "Titel"}'])).toEqual({ venue: '', title: 'Titel' })
  expect(sniffTable('title,abstract,venue\nA,B,C\n', mapping)?.mapping).toEqual({ title: ['title'], abstract: ['abstract'] })
  const context = { head: '', mapping, warn: () => {} }
  expect(readJsonRecord(1, '{"title":"A","abstract":"B","journal":"C","keywords":["d"],"year":2020}', context)).toMatchObject({ paper: { venue: null, keywords: [], published: '2020' } })
})

test.each([['title='], ['abstract=,doi=DOI'], ['{"title": ""}']])('title and abstract cannot be left out: %s', (text) => {
  expect(() => parseMapping([text])).toThrow(/map must name a column for the (title|abstract), which no paper can be without\. Got (title|abstract)=\./)
})

test('a table of two unknown columns is told from prose', () => {
  const long = 'We study how tables are told from other texts, and find that the rows of a table are alike.'
  expect(guessColumns(`Bezeichnung;Inhalt\nEin Titel;${long}\n`)).toEqual(['Bezeichnung', 'Inhalt'])
  expect(guessColumns(`Überschrift\tText\nA\t${long}\nB\t${long}\n`)).toEqual(['Überschrift', 'Text'])
  expect(sniffTable(`Bezeichnung;Inhalt\nEin Titel;${long}\n`, { title: 'Bezeichnung', abstract: 'Inhalt' })?.delimiter).toBe(';')
  for (const prose of [`Dear all,\n${long}\n`, `A title, which is short.\n${long}`, 'one, two\nthree, four\n', `Title, with a comma\n${long} It goes on, and on, and on.\n`]) expect(guessColumns(prose), prose).toBeNull()
})
