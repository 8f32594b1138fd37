/** Every format's own files of broken samples: each record is read, or refused with its line and reason. */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { paperSchema, type Paper } from '../domain/paper.ts'
import { FORMATS } from './detect.ts'
import { readPapers } from './read-papers.ts'

const SAMPLES = path.join(import.meta.dirname, 'samples')

/** File, format as detected, number of warnings, and what becomes of each record. */
const EXPECTED: [file: string, format: string, warnings: number, records: string[]][] = [
  ['arxiv-atom/entities-and-missing-ends.xml', 'arxiv-atom', 0, ['4 Atom title', '6 ✗ it uses the entity &xxe;, which is not resolved', '7 ✗ the record is broken: its end tag is missing', '8 Good']],
  ['arxiv-atom/mixed-ends-in-latin-1.xml', 'arxiv-atom', 0, ['3 Über Flüsse', '5 Plain title']],
  ['arxiv-oai/deleted-and-cut.xml', 'arxiv-oai', 0, ['3 Rivers', '5 ✗ not valid XML: unexpected close tag', '6 ✗ the record is cut off: the file ends in it']],
  ['arxiv-oai/external-entities.xml', 'arxiv-oai', 0, ['4 ✗ it uses the entity &file;, which is not resolved', '5 ✗ it uses the entity &net;, which is not resolved', '6 ✗ it uses the entity &b;, which is not resolved', '7 Rivers & lakes']],
  ['arxiv-oai/mixed-ends-in-latin-1.xml', 'arxiv-oai', 0, ['3 Über Flüsse', '4 Plain title']],
  ['arxiv-snapshot/cut-off.json', 'arxiv-snapshot', 0, ['1 Rivers in $d$ dimensions', '2 ✗ not valid JSON: Unterminated string at position 30']],
  ['arxiv-snapshot/mixed-ends-in-latin-1.json', 'arxiv-snapshot', 1, ['1 Über Flüsse', '2 Plain title']],
  ['bibtex/duplicate-keys.bib', 'bibtex', 1, ['1 First of the key', '2 Second of the key', '4 Round brackets', '5 ✗ the entry is broken: "title {No equals sign}, abstr" is not expected here', '6 A { brace', '3 Orphan']],
  ['bibtex/mixed-ends-in-latin-1.bib', 'bibtex', 1, ['1 Über Flüsse', '5 Plain title']],
  ['bibtex/nested-and-broken.bib', 'bibtex', 0, ['4 A Title with $\\alpha_{i}$ and it, café & \\alpha-stable over \\mathbb{R}', '12 ✗ the entry is not closed: a brace is missing', '14 After the broken one', '15 ✗ abstract is missing', '16 ✗ the entry is cut off: the file ends in it', '11 Child']],
  ['crossref/cut-off.json', 'crossref', 0, ['1 Rivers', '2 ✗ the record is broken: its end is missing']],
  ['crossref/mixed-ends-in-latin-1.json', 'crossref', 1, ['2 Über Flüsse', '3 Plain title']],
  ['crossref/page.json', 'crossref', 0, ['1 Rivers: A study', '1 ✗ title is missing', '1 ✗ abstract is missing']],
  ['csl-json/cut-off.json', 'csl-json', 0, ['1 Rivers', '2 ✗ the record is broken: its end is missing']],
  ['csl-json/duplicate-keys.json', 'csl-json', 0, ['1 One', '2 Another of the same id']],
  ['csl-json/mixed-ends-in-latin-1.json', 'csl-json', 1, ['2 Über Flüsse', '3 Plain title']],
  ['csl-json/odd-values.json', 'csl-json', 0, ['1 Rivers', '2 Nested', '3 ✗ title is not text']],
  ['endnote-xml/cut-off.xml', 'endnote-xml', 0, ['1 An EndNote title', '1 ✗ abstract is missing', '1 ✗ the record is cut off: the file ends in it']],
  ['endnote-xml/external-entities.xml', 'endnote-xml', 0, ['4 ✗ it uses the entity &file;, which is not resolved', '5 ✗ it uses the entity &net;, which is not resolved', '6 ✗ it uses the entity &b;, which is not resolved', '7 Rivers & lakes']],
  ['endnote-xml/mixed-ends-in-latin-1.xml', 'endnote-xml', 0, ['3 Über Flüsse', '4 Plain title']],
  ['hugging-face/cut-off.json', 'hugging-face', 0, ['1 Rivers', '2 ✗ the record is broken: its end is missing']],
  ['hugging-face/daily.json', 'hugging-face', 0, ['1 Rivers', '1 ✗ abstract is missing']],
  ['hugging-face/mixed-ends-in-latin-1.json', 'hugging-face', 1, ['2 Über Flüsse', '3 Plain title']],
  ['json-lines/cut-off.jsonl', 'json-lines', 0, ['1 Slow rivers', '2 ✗ not valid JSON: Unterminated string at position 24', '4 ✗ abstract is missing', '5 ✗ title is missing', '6 ✗ the line is valid JSON but not an object', '7 Fast rivers', '8 ✗ not valid JSON: Unterminated string at position 37']],
  ['json-lines/duplicate-keys.jsonl', 'json-lines', 0, ['1 The last one counts', '2 One', '3 Another of the same id']],
  ['json-lines/latin-1.jsonl', 'json-lines', 1, ['1 Über Flüsse', '2 Plain']],
  ['json-lines/mixed-ends-in-latin-1.jsonl', 'json-lines', 1, ['1 Über Flüsse', '2 Plain title', '3 Third title']],
  ['json/broken-records.json', 'json', 0, ['2 One', '3 ✗ the record is broken: its end is missing', '5 Two', '6 ✗ the record is broken: its end is missing', '7 Three']],
  ['json/mismatched-and-cut.json', 'json', 0, ['1 A', '1 ✗ the record is broken: its end is missing', '1 C', '1 ✗ the record is broken: its end is missing']],
  ['json/mixed-ends-in-latin-1.json', 'json', 1, ['2 Über Flüsse', '3 Plain title']],
  ['json/one-after-the-other.json', 'json', 0, ['1 Pretty', '5 Second']],
  ['nbib/duplicate-keys.nbib', 'nbib', 0, ['1 One', '5 Another of the same number']],
  ['nbib/mixed-ends-in-latin-1.nbib', 'nbib', 1, ['1 Über Flüsse', '6 Plain title']],
  ['nbib/two.nbib', 'nbib', 0, ['2 A PubMed title that continues', '15 Second', '19 ✗ abstract is missing', '22 Cut off']],
  ['openalex/cut-off.json', 'openalex', 0, ['1 Rivers', '2 ✗ the record is broken: its end is missing']],
  ['openalex/mixed-ends-in-latin-1.json', 'openalex', 1, ['2 Über Flüsse', '3 Plain title']],
  ['openalex/page.json', 'openalex', 0, ['1 A work & more', '2 ✗ abstract is missing', '3 Odd positions']],
  ['pubmed-xml/bombs.xml', 'pubmed-xml', 0, ['7 ✗ it uses the entity &c;, which is not resolved', '8 ✗ it uses the entity &file;, which is not resolved', '9 ✗ it uses the entity &net;, which is not resolved', '10 Rivers of H2O']],
  ['pubmed-xml/cut-off.xml', 'pubmed-xml', 0, ['2 Rivers', '3 ✗ the record is cut off: the file ends in it']],
  ['pubmed-xml/mixed-ends-in-latin-1.xml', 'pubmed-xml', 0, ['3 Über Flüsse', '4 Plain title']],
  ['ris/duplicate-keys.ris', 'ris', 0, ['1 One', '7 Another of the same id']],
  ['ris/latin-1.ris', 'ris', 1, ['1 Über Flüsse', '5 Plain title']],
  ['ris/missing-end.ris', 'ris', 1, ['1 A RIS title', '13 Missing ER above', '18 ✗ abstract is missing']],
  ['ris/mixed-line-ends.ris', 'ris', 1, ['1 Old Mac', '5 Windows', '9 No start', '12 Cut off']],
  ['semantic-scholar/cut-off.json', 'semantic-scholar', 0, ['1 Rivers', '2 ✗ the record is broken: its end is missing']],
  ['semantic-scholar/mixed-ends-in-latin-1.json', 'semantic-scholar', 1, ['2 Über Flüsse', '3 Plain title']],
  ['semantic-scholar/page.json', 'semantic-scholar', 0, ['1 Rivers', '1 ✗ abstract is missing']],
  ['table/asreview.csv', 'table', 0, ['3 Asreview']],
  ['table/cut-off.csv', 'table', 0, ['2 Rivers', '3 ✗ a quotation mark is not closed', '4 ✗ the row has 1 cell where the table has 3 columns']],
  ['table/duplicate-columns.csv', 'table', 0, ['2 Rivers']],
  ['table/latin-1.csv', 'table', 1, ['2 Cafés']],
  ['table/lens.csv', 'table', 0, ['2 Lens']],
  ['table/mixed-ends.csv', 'table', 0, ['2 Über Flüsse', '3 Two lines', '5 Plain title']],
  ['table/openalex-dotted.csv', 'table', 0, ['2 Dotted']],
  ['table/openalex-plain.csv', 'table', 0, ['2 Plain']],
  ['table/scopus-since-2022.csv', 'table', 0, ['2 New era']],
  ['table/scopus-until-2022.csv', 'table', 0, ['2 A "quoted" title', '4 ✗ a quotation mark is not closed', '5 Fine', '6 ✗ abstract is missing', '7 ✗ the row has 1 cell where the table has 9 columns', '8 Too many cells']],
  ['table/web-of-science-utf-16.txt', 'table', 0, ['2 A "quoted title']],
  ['trending-page/cut-off.txt', 'trending-page', 0, ['1 ✗ title is missing', '3 A title of a paper']],
  ['trending-page/mixed-ends-in-latin-1.txt', 'trending-page', 1, ['3 Über Flüsse im Wandel', '9 Plain title of a paper']],
  ['trending-page/page.txt', 'trending-page', 0, ['3 A title of a paper']],
  ['web-of-science/duplicate-keys.txt', 'web-of-science', 0, ['3 One', '10 Another of the same id']],
  ['web-of-science/missing-end.txt', 'web-of-science', 1, ['3 A WoS title continues', '19 Without ER', '22 Last']],
  ['web-of-science/mixed-ends-in-latin-1.txt', 'web-of-science', 1, ['3 Über Flüsse', '9 Plain title']],
]

async function read(file: string): Promise<{ format: string; records: string[]; warnings: string[]; papers: Paper[] }> {
  const stream = await readPapers(path.join(SAMPLES, file))
  const records: string[] = []
  const papers: Paper[] = []
  for await (const record of stream.records) {
    records.push(`${record.line} ${record.kind === 'paper' ? record.paper.title : `✗ ${record.reason}`}`)
    if (record.kind === 'paper') papers.push(paperSchema.parse(record.paper))
  }
  await stream.close()
  return { format: stream.format, records, warnings: stream.warnings(), papers }
}

describe('samples', () => {
  test.each(EXPECTED)('%s', async (file, format, warnings, records) => {
    const found = await read(file)
    expect({ ...found, warnings: found.warnings.length, papers: undefined }).toEqual({ format, records, warnings, papers: undefined })
  })

  test('there is one of every format, and each is expected', () => {
    const files = readdirSync(SAMPLES, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.relative(SAMPLES, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    expect(files.sort()).toEqual(EXPECTED.map(([file]) => file))
    expect([...new Set(EXPECTED.map(([, format]) => format))].sort()).toEqual([...FORMATS].sort())
  })
})

describe('fields', () => {
  const first = async (file: string) => (await read(file)).papers[0]

  test('of BibTeX: strings, months, names, accents, formulas as they are', async () => {
    expect(await first('bibtex/nested-and-broken.bib')).toEqual({
      sourceId: 'lov2019', title: 'A Title with $\\alpha_{i}$ and it, café & \\alpha-stable over \\mathbb{R}', abstract: 'We consider nested braces and “quotes”. A longer text — here.',
      authors: ['Ada Lovelace', 'Özgür van der Berg', 'The Big Team', 'Martin L. King Jr.'], venue: 'Journal of Machine Learning, Series A', published: '2019-07-23', doi: '10.1000/xyz_1', arxivId: '2301.00001', pmid: null, url: null, keywords: ['a', 'b'], citations: null,
    })
    const { papers } = await read('bibtex/nested-and-broken.bib')
    expect(papers.find(({ title }) => title === 'Child')).toMatchObject({ venue: 'The Proceedings', published: '2018' })
  })

  test('of RIS, NBIB and Web of Science', async () => {
    expect(await first('ris/missing-end.ris')).toMatchObject({ abstract: 'An abstract that goes on here.', authors: ['Ada Lovelace', 'Grace Hopper'], published: '2019-07-23', venue: 'The Journal', doi: '10.1000/ris', keywords: ['one', 'two'] })
    expect(await first('nbib/two.nbib')).toMatchObject({ sourceId: '31452104', pmid: '31452104', doi: '10.1000/pm', authors: ['Ada Lovelace'], published: '2019-07-23', venue: 'The journal', keywords: ['Humans'] })
    expect(await first('web-of-science/missing-end.txt')).toMatchObject({ sourceId: 'WOS:1', authors: ['Ada Lovelace', 'Grace Hopper'], published: '2019-07-23', venue: 'J', doi: '10.1000/wos', citations: 4 })
  })

  test('of XML: labels of parts, dates of first versions, styles inside', async () => {
    expect(await first('pubmed-xml/bombs.xml')).toMatchObject({ pmid: '4', abstract: 'AIM: Café. Wet.', published: '2019-07' })
    expect(await first('arxiv-oai/deleted-and-cut.xml')).toMatchObject({ arxivId: '2301.00001', doi: '10.1000/oai', published: '2023-01-01', authors: ['Ada Lovelace'], keywords: ['cs.LG', 'stat.ML'] })
    expect(await first('arxiv-atom/entities-and-missing-ends.xml')).toMatchObject({ arxivId: '2301.00003', published: '2023-01-02', abstract: 'Abs <tag> & $x<y$', doi: '10.1000/at' })
    expect(await first('endnote-xml/cut-off.xml')).toMatchObject({ title: 'An EndNote title', authors: ['Ada Lovelace'], published: '2019-07-23', doi: '10.1000/en' })
  })

  test('of JSON dialects', async () => {
    expect(await first('openalex/page.json')).toMatchObject({ sourceId: 'W1', title: 'A work & more', abstract: 'Slow rivers are rivers', published: '2019', doi: '10.1000/oa', authors: ['Ada Lovelace'] })
    expect(await first('crossref/page.json')).toMatchObject({ title: 'Rivers: A study', abstract: 'H2O < all.', published: '2019-07', authors: ['Ada Lovelace', 'River Board'], citations: 2 })
    expect(await first('hugging-face/daily.json')).toMatchObject({ arxivId: '2301.00001', published: '2023-01-02' })
    expect(await first('arxiv-snapshot/cut-off.json')).toMatchObject({ arxivId: '0704.0001', published: '2007-04-02', authors: ['A. One', 'B. Two'], keywords: ['math.PR', 'stat.ML'] })
    expect(await first('semantic-scholar/page.json')).toMatchObject({ doi: '10.1000/s2', pmid: '12', published: '2019-07-23' })
    expect(await first('csl-json/odd-values.json')).toMatchObject({ authors: ['Ada Lovelace', 'River Board'], published: '2019-07-03', pmid: '77' })
  })

  test('of tables from every database', async () => {
    expect(await first('table/scopus-until-2022.csv')).toMatchObject({ authors: ['Lovelace A.', 'Hopper G.'], abstract: 'Two lines.', keywords: ['a', 'b'], citations: 3, venue: 'J' })
    for (const file of ['table/scopus-since-2022.csv', 'table/openalex-dotted.csv', 'table/openalex-plain.csv', 'table/lens.csv', 'table/web-of-science-utf-16.txt']) expect(await first(file)).toMatchObject({ authors: ['Ada Lovelace', 'Grace Hopper'], venue: 'J' })
    expect(await first('table/openalex-dotted.csv')).toMatchObject({ published: '2019-07-02' })
    expect(await first('table/asreview.csv')).toMatchObject({ abstract: 'Wet; slow', authors: ['A. Lovelace'], doi: '10.1000/as' })
  })
})
