import { expect, test } from 'vitest'
import { parseFetch, parseImport, parseRun } from './job-requests.ts'

test('an import goes into the corpus of its file’s name unless another is named', () => {
  expect(parseImport({}, 'my papers.jsonl.gz')).toEqual({ corpus: 'my papers', format: 'auto', themes: false })
  expect(parseImport({ corpus: ' mine ', format: 'ris', themes: 'on' }, 'x')).toEqual({ corpus: 'mine', format: 'ris', themes: true })
  expect(() => parseImport({ corpus: 'a\nb' }, 'x')).toThrow('A corpus name must have 1 to 100 characters')
  expect(() => parseImport({ format: '--json' }, 'x')).toThrow('format must be')
  expect(() => parseImport({ format: 'RIS;' }, 'x')).toThrow('format must be auto or the name of a format. Got RIS;.')
})

test('a run takes the options as texts, those left empty by default, and no namer', () => {
  expect(parseRun({ corpus: 'a', k: '12', seed: '' })).toEqual({ corpus: 'a', options: { k: 12, space: 'lsa', engine: 'native', seed: 1, restarts: 'auto', threads: 'auto' } })
  expect(() => parseRun({ corpus: 'a', k: '1' })).toThrow('k must be "auto" or an integer in [2, 1000]. Got 1.')
  expect(() => parseRun({ corpus: 'a', namer: 'touch harm' })).toThrow('namer cannot be set over the web')
  expect(() => parseRun({})).toThrow('A corpus name must have')
})

test('a fetch goes into the corpus of its query unless another is named', () => {
  expect(parseFetch({ service: 'arxiv', query: ' mamba ' })).toMatchObject({ service: 'arxiv', query: ' mamba ', from: '', to: '', max: 2000, corpus: 'mamba', themes: false })
  expect(() => parseFetch({ service: 'arxiv', from: 'May' })).toThrow('from must be a day, YYYY-MM-DD. Got May.')
  expect(() => parseFetch({ service: 'arxiv', max: '0' })).toThrow('max must be an integer in [1, 1000000]. Got 0.')
  expect(() => parseFetch({ service: '--base=http://evil', query: 'x' })).toThrow('service must be the name of a service.')
  expect(() => parseFetch({ query: 'x' })).toThrow('service must be the name of a service.')
})

test('columns that were chosen are handed on as one JSON object, those left empty are not', () => {
  expect(parseImport({ 'map-title': 'Titel, "kurz"', 'map-abstract': ' a=b ', 'map-doi': '', 'map-harm': 'x' }, 'a.csv').map).toBe('{"title":"Titel, \\"kurz\\"","abstract":"a=b"}')
})
