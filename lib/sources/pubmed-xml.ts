/**
 * PubMed's XML, as efetch and the website give it. Source: NLM, PubMed DTD.
 * In: bytes, from ./encoding.ts.   Out: SourceRecord, stored by ../data/imports.ts. Parts of an abstract are joined, with their labels.
 */
import type { SourceRecord } from '../domain/paper.ts'
import { plainTitle } from './pubmed-title.ts'
import { cleanText } from './clean-text.ts'
import { childOf, childrenOf, readXml, textOf, textsOf, type XmlNode } from './xml-records.ts'

export const readPubmedXml = (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<SourceRecord> => readXml(chunks, ['PubmedArticle', 'PubmedBookArticle'], fieldsOf)

function fieldsOf(record: XmlNode) {
  const citation = childOf(record, 'MedlineCitation') ?? childOf(record, 'BookDocument')
  const article = childOf(citation, 'Article') ?? citation
  const ids = [...childrenOf(childOf(record, 'PubmedData/ArticleIdList'), 'ArticleId'), ...childrenOf(article, 'ELocationID'), ...childrenOf(childOf(citation, 'ArticleIdList'), 'ArticleId')]
  const [pmid] = textsOf(citation, 'PMID')
  return {
    id: pmid,
    title: plainTitle(cleanText(textsOf(article, 'ArticleTitle')[0] ?? textsOf(article, 'VernacularTitle')[0] ?? '')),
    abstract: childrenOf(childOf(article, 'Abstract'), 'AbstractText').map(partOf).join(' '),
    authors: childrenOf(childOf(article, 'AuthorList'), 'Author').map(nameOf),
    venue: textsOf(article, 'Journal/Title')[0] ?? textsOf(citation, 'Book/BookTitle')[0],
    published: dateOf(childOf(article, 'Journal/JournalIssue/PubDate') ?? childOf(citation, 'Book/PubDate')) ?? dateOf(childOf(article, 'ArticleDate')),
    doi: textOf(ids.find(({ attributes }) => (attributes.IdType ?? attributes.EIdType) === 'doi')),
    pmid,
    url: pmid && `https://pubmed.ncbi.nlm.nih.gov/${pmid.trim()}/`,
    keywords: [...textsOf(citation, 'KeywordList/Keyword'), ...childrenOf(childOf(citation, 'MeshHeadingList'), 'MeshHeading').flatMap((heading) => textsOf(heading, 'DescriptorName'))],
  }
}

function partOf(part: XmlNode): string {
  const label = part.attributes.Label
  return label && !/^unlabelled$/i.test(label) ? `${label}: ${textOf(part)}` : textOf(part)
}

function nameOf(author: XmlNode): string {
  return textsOf(author, 'CollectiveName')[0] ?? ['ForeName', 'LastName', 'Suffix'].map((part) => textOf(childOf(author, part)).trim()).filter(Boolean).join(' ')
}

function dateOf(date: XmlNode | undefined): string | undefined {
  const [year, month, day] = ['Year', 'Month', 'Day'].map((part) => textOf(childOf(date, part)).trim())
  if (!year) return textsOf(date, 'MedlineDate')[0]
  return /^\d+$/.test(month) || !month ? [year, month, day].filter(Boolean).join('-') : `${year} ${month} ${day}`.trim()
}
