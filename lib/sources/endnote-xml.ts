/**
 * EndNote's XML export; Zotero and others write it too.
 * In: bytes, from ./encoding.ts.   Out: SourceRecord, stored by ../data/imports.ts.
 */
import type { SourceRecord } from '../domain/paper.ts'
import { givenFirst } from './name-lists.ts'
import { mostExact } from './published.ts'
import { childOf, readXml, textOf, textsOf, type XmlNode } from './xml-records.ts'

export const readEndnoteXml = (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<SourceRecord> => readXml(chunks, ['record'], fieldsOf)

function fieldsOf(record: XmlNode) {
  const text = (path: string) => textsOf(record, path)[0]
  const links = [...textsOf(record, 'urls/web-urls/url'), ...textsOf(record, 'urls/related-urls/url')]
  const isPubmed = /pubmed|medline|nlm/i.test(`${text('remote-database-name') ?? ''} ${text('database') ?? ''}`)
  const year = text('dates/year')
  const day = text('dates/pub-dates/date')
  return {
    id: text('accession-num') ?? text('rec-number'),
    title: text('titles/title'),
    abstract: textOf(childOf(record, 'abstract')),
    authors: textsOf(record, 'contributors/authors/author').map(givenFirst),
    venue: text('periodical/full-title') ?? text('titles/secondary-title') ?? text('alt-periodical/full-title'),
    published: mostExact([year, day && year ? (day.includes(year) ? day : `${day} ${year}`) : day]),
    doi: text('electronic-resource-num') ?? links.find((link) => /doi\.org\//.test(link)),
    arxivId: links.find((link) => /arxiv\.org\//.test(link)),
    pmid: isPubmed ? text('accession-num') : undefined,
    url: links[0],
    keywords: textsOf(record, 'keywords/keyword'),
  }
}
