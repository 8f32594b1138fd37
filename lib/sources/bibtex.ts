/**
 * BibTeX and BibLaTeX.
 * In: lines, from ./read-lines.ts.   Out: SourceRecord, stored by ../data/imports.ts.
 */
import type { SourceRecord } from '../domain/paper.ts'
import { readEntries, type BibEntry } from './bibtex-entries.ts'
import { cleanText, excerptOf } from './clean-text.ts'
import { latexText } from './latex-text.ts'
import { mostExact } from './published.ts'
import type { ReadContext } from './read-context.ts'
import type { Line } from './read-lines.ts'
import { toSourceRecord } from './record-fields.ts'

/** Entries that wait for the one they refer to, which as a rule stands behind them; more than these are not held. */
const MAX_WAITING = 20_000
const MAX_PARENTS = 100_000
const INHERITED = ['booktitle', 'journaltitle', 'journal', 'eventtitle', 'date', 'year', 'month', 'keywords']

/** Yields a record for every entry; those that refer to another (crossref, xref) when that has come, or at the end. */
export async function* readBibtex(lines: AsyncIterable<Line>, context: ReadContext): AsyncGenerator<SourceRecord> {
  const parents = new Map<string, Map<string, string>>()
  const waiting: BibEntry[] = []
  for await (const entry of readEntries(lines)) {
    if ('reason' in entry) {
      yield { kind: 'refused', line: entry.line, reason: entry.reason, excerpt: excerptOf(entry.text) }
      continue
    }
    if (!entry.fields.has('abstract') && parents.size < MAX_PARENTS) parents.set(entry.key.toLowerCase(), inheritable(entry))
    const parent = parentOf(entry)
    if (parent !== null && !parents.has(parent) && waiting.length < MAX_WAITING) waiting.push(entry)
    else yield toRecord(entry, parents, context)
  }
  for (const entry of waiting) yield toRecord(entry, parents, context)
}

const parentOf = ({ fields }: BibEntry): string | null => (fields.get('crossref') ?? fields.get('xref'))?.trim().toLowerCase() ?? null

/** What a volume hands down: its title becomes the title of the book. */
function inheritable({ fields }: BibEntry): Map<string, string> {
  const handed = INHERITED.flatMap((name): [string, string][] => (fields.has(name) ? [[name, fields.get(name)!]] : []))
  const title = fields.get('title')
  return new Map(title && !fields.has('booktitle') ? [['booktitle', title], ...handed] : handed)
}

function toRecord(entry: BibEntry, parents: Map<string, Map<string, string>>, context: ReadContext): SourceRecord {
  const parent = parentOf(entry)
  const handed = parent === null ? undefined : parents.get(parent)
  if (parent !== null && !handed) context.warn(`Entries refer to others (crossref) that are not there: "${excerptOf(parent).slice(0, 60)}".`)
  const text = (...names: string[]) => names.map((name) => latexText(entry.fields.get(name) ?? handed?.get(name) ?? '').trim()).find(Boolean)
  const raw = (name: string) => entry.fields.get(name)?.replace(/[{}]|\\(?=[_%#&~])/g, '').trim()
  const [title, subtitle] = [text('title'), text('subtitle')]
  const scheme = (raw('archiveprefix') ?? raw('eprinttype') ?? '').toLowerCase()
  return toSourceRecord(entry.line, {
    id: entry.key,
    title: title && subtitle ? `${title}: ${subtitle}` : title,
    abstract: text('abstract'),
    authors: splitNames(entry.fields.get('author') ?? entry.fields.get('editor') ?? ''),
    venue: text('journaltitle', 'journal', 'booktitle', 'eventtitle', 'school', 'institution', 'howpublished', 'publisher'),
    published: dateOf(text),
    doi: raw('doi'),
    arxivId: scheme === '' || scheme === 'arxiv' ? (raw('eprint') ?? raw('arxivid')) : raw('arxivid'),
    pmid: raw('pmid') ?? (scheme === 'pubmed' ? raw('eprint') : undefined),
    url: raw('url') ?? /https?:\/\/\S+/.exec(raw('howpublished') ?? '')?.[0],
    keywords: text('keywords', 'keyword'),
    citations: raw('citations') ?? raw('citedby'),
  }, entry.text)
}

function dateOf(text: (...names: string[]) => string | undefined): string | null {
  const [date, year, month, day] = [text('date'), text('year'), text('month'), text('day')]
  const numeric = month !== undefined && /^\d{1,2}$/.test(month) ? `${year}-${month}${day ? `-${day}` : ''}` : `${day ?? ''} ${month ?? ''} ${year ?? ''}`
  return mostExact([date, year, numeric, month && `${month} ${year}`])
}

/** @returns names with the given name first; what stands in braces as a whole is a name by itself. */
function splitNames(source: string): string[] {
  return splitAtDepthZero(source.replace(/\s+/g, ' ').trim(), ' and ').map((name) => {
    if (/^\{[^{}]*\}$/.test(name)) return cleanText(latexText(name))
    const parts = splitAtDepthZero(name, ',').map((part) => cleanText(latexText(part)))
    const [family, second = '', third = ''] = parts
    return parts.length >= 3 ? [third, family, second].filter(Boolean).join(' ') : [second, family].filter(Boolean).join(' ')
  }).filter((name) => name !== '' && name.toLowerCase() !== 'others')
}

function splitAtDepthZero(text: string, separator: string): string[] {
  const parts: string[] = []
  let start = 0
  for (let p = 0, depth = 0; p < text.length; p++) {
    if (text[p] === '{') depth++
    else if (text[p] === '}') depth--
    else if (depth === 0 && text.startsWith(separator, p)) {
      parts.push(text.slice(start, p))
      start = p + separator.length
      p = start - 1
    }
  }
  return [...parts, text.slice(start)].map((part) => part.trim())
}
