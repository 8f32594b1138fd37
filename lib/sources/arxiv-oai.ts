/**
 * Records of arXiv's OAI-PMH service, in its formats arXiv, arXivRaw and oai_dc. Source: arXiv, "OAI-PMH interface".
 * In: bytes, from ./encoding.ts.   Out: SourceRecord, stored by ../data/imports.ts. Marks of deleted records are none.
 */
import type { SourceRecord } from '../domain/paper.ts'
import { childOf, childrenOf, readXml, textOf, textsOf, type XmlNode } from './xml-records.ts'

export const readArxivOai = (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<SourceRecord> => readXml(chunks, ['record'], fieldsOf)

function fieldsOf(record: XmlNode) {
  if (childOf(record, 'header')?.attributes.status === 'deleted') return null
  const metadata = childOf(record, 'metadata') ?? record
  const core = childOf(metadata, 'dc')
  return core ? dublinCoreOf(core, record) : arxivOf(childOf(metadata, 'arXiv') ?? childOf(metadata, 'arXivRaw') ?? metadata)
}

function arxivOf(paper: XmlNode) {
  const text = (name: string) => textOf(childOf(paper, name))
  const names = childrenOf(childOf(paper, 'authors'), 'author').map((author) => ['forenames', 'keyname', 'suffix'].map((part) => textOf(childOf(author, part)).trim()).filter(Boolean).join(' '))
  return {
    id: text('id'),
    title: text('title'),
    abstract: text('abstract'),
    authors: names.length > 0 ? names : text('authors'),
    venue: text('journal-ref'),
    published: text('created') || textOf(childOf(childrenOf(paper, 'version')[0], 'date')),
    doi: text('doi').split(' ')[0],
    arxivId: text('id'),
    url: text('id') && `https://arxiv.org/abs/${text('id')}`,
    keywords: text('categories').split(/\s+/),
  }
}

/** Dublin Core gives dates of all versions, and keywords as names of subjects. */
function dublinCoreOf(core: XmlNode, record: XmlNode) {
  const identifiers = textsOf(core, 'identifier')
  const address = identifiers.find((text) => /arxiv\.org\/abs\//.test(text))
  return {
    id: address?.replace(/^.*\/abs\//, '') ?? textOf(childOf(record, 'header/identifier')),
    title: textsOf(core, 'title')[0],
    abstract: textsOf(core, 'description')[0],
    authors: textsOf(core, 'creator').map((name) => name.replace(/^([^,]+), ([^,]+)$/, '$2 $1')),
    published: textsOf(core, 'date').sort()[0],
    doi: identifiers.find((text) => /^(doi:|10\.)/.test(text)),
    arxivId: address,
    url: address?.replace(/^http:/, 'https:'),
    keywords: textsOf(core, 'subject'),
  }
}
