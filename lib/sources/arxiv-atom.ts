/**
 * Atom as arXiv's query API answers. Source: arXiv API User's Manual.
 * In: bytes, from ./encoding.ts.   Out: SourceRecord, stored by ../data/imports.ts. The date is that of the first version.
 */
import type { SourceRecord } from '../domain/paper.ts'
import { childOf, childrenOf, readXml, textOf, textsOf, type XmlNode } from './xml-records.ts'

export const readArxivAtom = (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<SourceRecord> => readXml(chunks, ['entry'], fieldsOf)

function fieldsOf(entry: XmlNode) {
  const links = childrenOf(entry, 'link').map(({ attributes }) => attributes)
  const id = textOf(childOf(entry, 'id')).trim()
  return {
    id: /arxiv\.org\/abs\/(.+?)(?:v\d+)?$/.exec(id)?.[1] ?? id,
    title: textOf(childOf(entry, 'title')),
    abstract: textOf(childOf(entry, 'summary')) || textOf(childOf(entry, 'content')),
    authors: childrenOf(entry, 'author').map((author) => textOf(childOf(author, 'name'))),
    venue: textOf(childOf(entry, 'journal_ref')),
    published: textsOf(entry, 'published')[0] ?? textsOf(entry, 'updated')[0],
    doi: textsOf(entry, 'doi')[0],
    arxivId: id,
    url: id.startsWith('http') ? id.replace(/^http:/, 'https:') : links.find(({ rel }) => rel === 'alternate')?.href,
    keywords: childrenOf(entry, 'category').map(({ attributes }) => attributes.term),
  }
}
