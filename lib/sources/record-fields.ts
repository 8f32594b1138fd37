/**
 * One record of named fields → a Paper: the table of the names that sources use, and the checks every paper passes.
 * In: a JSON object, a row of a table, or what a reader made of its record.   Out: Paper or the reason for refusing it; read by the readers of this room.
 */
import type { PaperField } from '../domain/file-preview.ts'
import { MAX_ABSTRACT_LENGTH, MAX_TITLE_LENGTH, type BarePaper, type Paper, type SourceRecord } from '../domain/paper.ts'
import { cleanText, excerptOf } from './clean-text.ts'
import { normalizeArxivId, normalizeDoi, normalizePmid } from './identifiers.ts'
import { plainMarkup } from './markup.ts'
import { readAuthors, readKeywords } from './name-lists.ts'
import { normalizePublished, writtenDate } from './published.ts'

/** Names in the order they are asked; letters and digits count, case does not; a dot leads into an object or a list's first. */
const NAMES = {
  id: 'id paperId uid key citekey citationKey pmid pubmedId eid lensId _id corpusId identifier',
  title: 'title displayName primaryTitle paperTitle articleTitle name',
  abstract: 'abstract summary abstractText abstractNote paperAbstract description',
  authors: 'authors author authorsParsed authorships authorNames creators creator',
  venue: 'venue journal.name journal.title journal containerTitle journalTitle booktitle conference publicationVenue.name publicationName primaryLocation.source.displayName hostVenue.displayName sourceTitle journalRef publication source.title source',
  published: 'published publicationDate datePublished publishedAt publishedDate pubDate date issued publishedPrint publishedOnline versions.created created submittedDate year publicationYear pubYear publishedYear',
  month: 'month',
  url: 'url link landingPageUrl htmlUrl primaryLocation.landingPageUrl absUrl pdfUrl openAccessPdf.url projectPage',
  doi: 'doi externalIds.doi ids.doi',
  arxivId: 'arxivId arxiv externalIds.arxiv ids.arxiv eprint',
  pmid: 'pmid pubmedId externalIds.pubmed ids.pmid',
  keywords: 'keywords keyword authorKeywords tags subjects subject fieldsOfStudy s2FieldsOfStudy categories aiKeywords topics',
  citations: 'citations citationCount citedByCount isReferencedByCount timesCited numCitations nCitation numCitedBy citedBy',
} as const satisfies Record<PaperField, string>

export type RecordFields = Record<string, unknown>

/** No author lists, links or ids longer than these; a link that is longer is left out. */
const MAX_ID_LENGTH = 500
const MAX_URL_LENGTH = 2000
const MAX_COUNT = 2 ** 31 - 1

const NO_ABSTRACT_REASON = 'abstract is missing'

/** Placeholders that databases put where an abstract is missing. */
const NO_ABSTRACT = /^\W*(no abstract( (is )?available| provided)?|abstract (is )?not available|n\/?a|none|null|nan)\W*$/i

/**
 * @param record field names of any of the known sources, any values.
 * @returns the paper, cleaned and normalised, with the date that was written if it cannot be used; or in one sentence why it is none, with the paper as far as it goes if just the abstract is missing.
 */
export function readPaper(record: RecordFields): { paper: Paper; unusedDate?: string } | { reason: string; bare?: BarePaper } {
  const fields = byPlainName(record)
  const wrongType = ['title', 'abstract'].find((name) => ['number', 'boolean'].includes(typeof find(fields, PATHS[name as 'title' | 'abstract'])))
  if (wrongType) return { reason: `${wrongType} is not text` }
  const title = textOf(find(fields, PATHS.title))
  const abstract = textOf(find(fields, PATHS.abstract))
  const id = idOf(find(fields, PATHS.id))
  const reason = refusal(title, abstract, id)
  if (reason !== null && reason !== NO_ABSTRACT_REASON) return { reason }
  const bare = bareOf(fields, title, id)
  if (reason !== null) return { reason, bare }
  const unusedDate = bare.published === null ? first(findAll(fields, PATHS.published), writtenDate) : null
  return { paper: { ...bare, abstract }, ...(unusedDate !== null && { unusedDate }) }
}

function bareOf(fields: PlainFields, title: string, id: string | null): BarePaper {
  const url = urlOf(find(fields, PATHS.url))
  const hints = [...findAll(fields, PATHS.doi), ...findAll(fields, PATHS.arxivId), url, id].filter((hint) => typeof hint === 'string').map(cleanText)
  return {
    sourceId: id,
    title,
    authors: readAuthors(find(fields, PATHS.authors)),
    venue: textOf(find(fields, PATHS.venue)) || null,
    published: publishedOf(fields),
    doi: first(hints, normalizeDoi),
    arxivId: first(hints, normalizeArxivId),
    pmid: first(findAll(fields, PATHS.pmid).map(textOf), normalizePmid),
    url,
    keywords: readKeywords(find(fields, PATHS.keywords)),
    citations: countOf(find(fields, PATHS.citations)),
  }
}

/**
 * @param line where the record begins. @param fields as of readPaper. @param text of the record, for a person to find it.
 * @returns the paper with its line, or its refusal.
 */
export function toSourceRecord(line: number, fields: RecordFields, text: string): SourceRecord {
  const result = readPaper(fields)
  return 'paper' in result ? { kind: 'paper', line, ...result } : { kind: 'refused', line, ...result, excerpt: excerptOf(text) }
}

const plainNames = new Map<string, string>()

function plain(name: string): string {
  let known = plainNames.get(name)
  if (known === undefined) {
    known = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
    if (plainNames.size < 10_000 && name.length < 100) plainNames.set(name, known)
  }
  return known
}

const PATHS = Object.fromEntries(Object.entries(NAMES).map(([field, names]) => [field, names.split(' ').map((name) => name.split('.').map(plain))])) as Record<keyof typeof NAMES, string[][]>

type PlainFields = Map<string, unknown>

function byPlainName(record: object): PlainFields {
  const fields: PlainFields = new Map()
  for (const [name, value] of Object.entries(record)) if (!isEmpty(value) && !fields.has(plain(name))) fields.set(plain(name), value)
  return fields
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)

const find = (fields: PlainFields, paths: string[][]): unknown => findAll(fields, paths)[0]

function findAll(fields: PlainFields, paths: string[][]): unknown[] {
  const found: unknown[] = []
  for (const [name, ...rest] of paths) {
    const value = fields.get(name)
    if (value === undefined) continue
    const inner = rest.reduce<unknown>(follow, value)
    if (!isEmpty(inner)) found.push(inner)
  }
  return found
}

function follow(value: unknown, name: string): unknown {
  const object = Array.isArray(value) ? value[0] : value
  return typeof object === 'object' && object !== null ? byPlainName(object).get(name) : undefined
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return cleanText(plainMarkup(value))
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return Array.isArray(value) ? textOf(value.filter((part) => typeof part === 'string').join(' ')) : ''
}

const idOf = (value: unknown): string | null => (typeof value === 'string' || Number.isFinite(value) ? cleanText(String(value)) || null : null)

function refusal(title: string, abstract: string, id: string | null): string | null {
  if (!title) return 'title is missing'
  if (!abstract || NO_ABSTRACT.test(abstract)) return NO_ABSTRACT_REASON
  if (title.length > MAX_TITLE_LENGTH) return tooLong('title', title, MAX_TITLE_LENGTH)
  if (abstract.length > MAX_ABSTRACT_LENGTH) return tooLong('abstract', abstract, MAX_ABSTRACT_LENGTH)
  return id !== null && id.length > MAX_ID_LENGTH ? tooLong('id', id, MAX_ID_LENGTH) : null
}

const tooLong = (name: string, text: string, limit: number) => `${name} has ${text.length.toLocaleString('en-US')} characters; the longest allowed is ${limit.toLocaleString('en-US')}`

function urlOf(value: unknown): string | null {
  const first = Array.isArray(value) ? value[0] : value
  const text = typeof first === 'string' ? cleanText(first) : ''
  return /^https?:\/\/\S+$/i.test(text) && text.length <= MAX_URL_LENGTH ? text : null
}

function publishedOf(fields: PlainFields): string | null {
  const published = first(findAll(fields, PATHS.published), normalizePublished)
  const month = find(fields, PATHS.month)
  return published?.length === 4 && month !== undefined ? normalizePublished(`${published}-${textOf(month)}`) : published
}

function countOf(value: unknown): number | null {
  const count = typeof value === 'string' && /^\d[\d,]*$/.test(value.trim()) ? Number(value.replaceAll(',', '')) : value
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= MAX_COUNT ? count : null
}

function first<In, Out>(values: In[], read: (value: In) => Out | null): Out | null {
  for (const value of values) {
    const result = read(value)
    if (result !== null) return result
  }
  return null
}
