/**
 * What the columns of a table mean, by the names that databases and tools give them.
 * In: a row of column names.   Out: ColumnMapping, read by ./table.ts and shown by a preview.
 */
import { PAPER_FIELDS, type ColumnMapping, type FieldMapping, type PaperField } from '../domain/file-preview.ts'

/**
 * Names in the order they are asked; letters and digits count, case does not. Own exports; Scopus, old and new; OpenAlex on
 * the web, both eras; Lens; Dimensions; PubMed; ASReview; Zotero; Excel tables in some languages.
 */
const NAMES: Record<PaperField, string> = {
  id: 'id,paper id,record id,eid,ut (unique id),ut (unique wos id),work id,openalex id,lens id,publication id,accession number,key,citation key',
  title: 'title,paper title,article title,document title,primary title,display name,publication title (original),titel,titre,título,titolo,name',
  abstract: 'abstract,abstract note,notes abstract,abstract text,summary,abstract (english),abstract inverted index,zusammenfassung,kurzfassung,résumé,resumen,riassunto,description',
  authors: 'author full names,authors,author,author/s,author(s),author names,authors list,author display name,authorships author display name,authorships raw author name,first authors,autoren,autor,auteurs,auteur,autores,creators',
  venue: 'venue,source title,source,journal,journal/book,publication title,journal title,primary location source display name,primary location display name,conference name,conference,booktitle,container title,zeitschrift,revue,revista',
  published: 'published,publication date,date published,pubdate,year,publication year,publication date (online),pub year,date,jahr,année,año,create date',
  month: 'month,publication month',
  url: 'url,link,landing page url,primary location landing page url,external url,dimensions url,source urls,pdf url',
  doi: 'doi,ids doi,doi link',
  arxivId: 'arxiv id,arxiv,eprint',
  pmid: 'pmid,pubmed id,ids pmid',
  keywords: 'keywords,author keywords,keywords display name,keyword,index keywords,indexed keywords,mesh terms,fields of study,primary topic display name,topics display name,tags,manual tags,schlagwörter,mots clés,palabras clave',
  citations: 'citations,cited by,cited by count,citation count,times cited,citing works count,times cited all databases,times cited wos core',
}

/** Web of Science's tab-delimited export has tags for names. */
const WEB_OF_SCIENCE: Record<PaperField, string> = { id: 'UT', title: 'TI', abstract: 'AB', authors: 'AF,AU', venue: 'SO,JI,J9', published: 'PD,PY,EA', month: '', url: '', doi: 'DI', arxivId: '', pmid: 'PM', keywords: 'DE,ID', citations: 'TC,Z9' }

const plain = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

const known = new Map(PAPER_FIELDS.map((field) => [field, NAMES[field].split(',').map(plain)]))

/** @returns whether the columns are those of Web of Science. */
export const isWebOfScience = (columns: string[]): boolean => ['PT', 'AU', 'TI', 'SO'].every((tag) => columns.includes(tag))

/**
 * @param columns as the table names them; blank ones are passed over.
 * @param chosen what a person says of some fields; it replaces what is known of them. Its names must be among the columns.
 */
export function mapColumns(columns: string[], chosen: FieldMapping = {}): ColumnMapping {
  const mapping: ColumnMapping = {}
  for (const field of PAPER_FIELDS) {
    const tags = WEB_OF_SCIENCE[field].split(',')
    const found = chosen[field] !== undefined ? [chosen[field]].filter((name) => name !== '')
      : isWebOfScience(columns) ? tags.filter((tag) => columns.includes(tag))
        : [...new Set(known.get(field)!.flatMap((name) => columns.filter((column) => column.trim() !== '' && plain(column) === name).slice(0, 1)))]
    if (found.length > 0) mapping[field] = found
  }
  return mapping
}
