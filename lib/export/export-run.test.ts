import { describe, expect, test } from 'vitest'
import type { Theme } from '../domain/theme.ts'
import { exportFile, exportRun, type ExportFormat, type ExportWhat } from './export-run.ts'
import type { ExportedPaper } from '../domain/paper.ts'

const theme: Theme = {
  index: 0, key: 'state-space-models', label: 'state space models, scans', automaticLabel: 'state space models, scans', labelNote: null, size: 2, x: 0.1 + 0.2, y: -0,
  terms: [{ term: 'state space', weight: 1.23456789, documents: 2 }, { term: 'scan', weight: 0.5, documents: 1 }],
  metrics: { coherence: -0.123456789, stability: null, similarity: 0.5, coherenceCv: null, silhouette: 0, weakFits: 0 },
  parentIndex: null, place: 0, representatives: [], trend: { verdict: 'rising' } as Theme['trend'],
}
const paper: ExportedPaper = {
  id: 'a-1', title: 'A "quoted", title', themeIndex: 0, similarity: 1 / 3, runnerUpIndex: null, margin: null,
  x: -0.1, y: 2, published: '2024-05', venue: null, url: 'https://example.org/?a=1,2',
}

async function written(what: ExportWhat, format: ExportFormat, papers: ExportedPaper[] = [paper]): Promise<string> {
  async function* chunks() {
    for (const row of papers) yield [row]
  }
  let text = ''
  for await (const piece of exportRun(what, format, { themes: [theme], papers: chunks() })) text += piece
  return text
}

describe('papers', () => {
  test('are JSON Lines with the keys of the design, in order, and six significant digits', async () => {
    expect(await written('papers', 'jsonl')).toBe(
      '{"id":"a-1","title":"A \\"quoted\\", title","themeId":"t1","themeLabel":"state space models, scans","similarity":0.333333,"runnerUpThemeId":null,"margin":null,"x":-0.1,"y":2,"published":"2024-05","venue":null,"url":"https://example.org/?a=1,2"}\n')
  })

  test('are CSV with a header, CRLF, doubled quotes and empty cells for null', async () => {
    expect(await written('papers', 'csv')).toBe(
      'id,title,themeId,themeLabel,similarity,runnerUpThemeId,margin,x,y,published,venue,url\r\n' +
      'a-1,"A ""quoted"", title",t1,"state space models, scans",0.333333,,,-0.1,2,2024-05,,"https://example.org/?a=1,2"\r\n')
  })

  test.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`], ['+1+2', `'+1+2`], ['-lambda calculus', `'-lambda calculus`], ['@home', `'@home`], ['\tx', `'\tx`],
    ['-0.1', '-0.1'], ['+3e-7', '+3e-7'], ['a = b', 'a = b'],
  ])('in CSV turn the title %j into %j', async (title, cell) => {
    expect((await written('papers', 'csv', [{ ...paper, title }])).split('\r\n')[1]).toContain(`a-1,${cell},t1,`)
  })

  test('with a line break inside stay one record', async () => {
    expect(await written('papers', 'csv', [{ ...paper, title: 'two\nlines' }])).toContain('a-1,"two\nlines",t1,')
  })

  test('come out byte for byte alike when repeated, and an empty run is a header or nothing', async () => {
    expect(await written('papers', 'csv')).toBe(await written('papers', 'csv'))
    expect(await written('papers', 'csv', [])).toBe('id,title,themeId,themeLabel,similarity,runnerUpThemeId,margin,x,y,published,venue,url\r\n')
    expect(await written('papers', 'jsonl', [])).toBe('')
  })
})

describe('themes', () => {
  test('keep their terms with weights in JSON Lines; minus zero is zero', async () => {
    expect(JSON.parse(await written('themes', 'jsonl'))).toEqual({
      id: 't1', key: 'state-space-models', label: 'state space models, scans', size: 2, coherence: -0.123457, stability: null, similarity: 0.5, verdict: 'rising',
      x: 0.3, y: 0, terms: [{ term: 'state space', weight: 1.23457, documents: 2 }, { term: 'scan', weight: 0.5, documents: 1 }],
    })
  })

  test('list their terms in one CSV cell', async () => {
    expect((await written('themes', 'csv')).split('\r\n')[1]).toBe('t1,state-space-models,"state space models, scans",2,-0.123457,,0.5,rising,0.3,0,state space; scan')
  })
})

test('names the allowed values when asked for something else', () => {
  const rows = { themes: [theme], papers: (async function* () {})() }
  expect(() => exportRun('topics', 'csv', rows)).toThrow('what must be one of themes, papers. Got topics.')
  expect(() => exportRun('papers', 'xls', rows)).toThrow('format must be one of csv, jsonl. Got xls.')
})

test('makes a file name that every system takes', () => {
  expect(exportFile('papers', 'csv', { id: '0123abcdef', corpusName: 'Größe/../2024: 中' })).toEqual({ name: 'paperdrift-gro-e-2024-0123abcdef-papers.csv', mediaType: 'text/csv; charset=utf-8' })
})
