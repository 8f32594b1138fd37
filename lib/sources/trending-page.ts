/**
 * The text of a "trending papers" web page, as copied from a browser: titles, abstracts, and the page's furniture.
 * In: lines, from ./read-lines.ts.   Out: SourceRecord, stored by ../data/imports.ts.
 */
import { MAX_ABSTRACT_LENGTH, MAX_TITLE_LENGTH, type SourceRecord } from '../domain/paper.ts'
import { cleanText, excerptOf } from './clean-text.ts'
import { TOO_LONG_REASON, type Line } from './read-lines.ts'

/** Shortest abstract, counted as by `weight`, and shortest one that shows itself by its sentences. The longest known titles have some 200. */
const MIN_ABSTRACT_WEIGHT = 250
const MIN_SENTENCES_WEIGHT = 120
const TWO_SENTENCES = /[.!?。！？][)"”]?(\s*[\p{Lu}\p{Lo}].*|\s.*)[.!?。！？][)"”]?$/u

/** First signs of a file that is no copied page: mark-up, tables, code. */
const NO_PAGE = /^(#{1,6} |\||```|<[!?a-z/]|%|@\w+\{|[{[]|TY {2}-|import |#!)/i

/** Buttons, bylines, dates, counters and links that stand between title and abstract, or between papers. */
const FURNITURE = [
  /^(new|hot|top|trending|rising|subscribe|sign (in|up)|log in|login|search|sort by.*|filter.*|load more|show more|view all.*|next|previous|prev|back|menu|home|models?|datasets?|spaces?|docs|pricing|papers|daily papers|weekly|monthly|daily|share|save|like|upvote|comments?|github|arxiv( page)?|pdf|code|paper|project page|community|abstract|[^\p{L}\p{N}]*)$/iu,
  /^(get )?trending papers\b/i,
  /^by ?AK\b/i,
  /^(published|submitted|posted|updated)\b( (on|by)\b.*| ?·.*| ?:.*|$)/i,
  /^submitted by/i,
  /^(published on )?(mon|tue|wed|thu|fri|sat|sun)?[a-z]*,? ?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(st|nd|rd|th)?(,? \d{4})?$/i,
  /^\d{1,2} (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(,? \d{4})?$/i,
  /^[\d.,]+ ?[km]?$/i,
  /^[^\p{L}\d]*[\d.,]+ ?[km]?\+? (upvotes?|likes?|comments?|stars?|authors?|models?|datasets?|views?|citations?)(\s*[·•|].*)?$/iu,
  /^(github|arxiv page|arxiv|hugging ?face) ?[\d.,]* ?[km]?$/i,
  /^(https?:\/\/|www\.)\S+$/i,
  /^[©®].*/,
]

/**
 * @param lines of the whole page. A paper is a title line with the next long paragraph; a further long paragraph
 *   continues the abstract; every other line is furniture.
 * Yields the papers in order, with the line of their titles; refuses an abstract that no title stands before.
 */
export async function* readTrendingPage(lines: AsyncIterable<Line>): AsyncGenerator<SourceRecord> {
  let title: { text: string; line: number } | null = null
  let open: { title: string; line: number; abstract: string } | null = null
  for await (const { text, line, tooLong } of readParagraphs(lines)) {
    if (tooLong) {
      yield { kind: 'refused', line, reason: TOO_LONG_REASON, excerpt: '' }
    } else if (isAbstract(text)) {
      if (title) {
        if (open) yield toRecord(open)
        open = { title: title.text, line: title.line, abstract: text }
        title = null
      } else if (!open) {
        yield { kind: 'refused', line, reason: 'title is missing', excerpt: excerptOf(text) }
      } else if (open.abstract.length <= MAX_ABSTRACT_LENGTH) {
        open.abstract += ` ${text}`
      }
    } else if (isTitle(text)) {
      title = { text, line }
    }
  }
  if (open) yield toRecord(open)
}

/**
 * @param lines the first lines of a file, cleaned or not.
 * @returns whether a title is followed by an abstract there.
 */
export function looksLikeTrendingPage(lines: string[]): boolean {
  const texts = lines.map(cleanText)
  if (texts.some((text) => NO_PAGE.test(text))) return false
  const firstTitle = texts.findIndex((text) => isTitle(text) && !isAbstract(text))
  return firstTitle !== -1 && texts.slice(firstTitle + 1).some(isAbstract)
}

interface Paragraph {
  text: string
  line: number
  tooLong: boolean
}

/** Lines that stand together and are none of them an abstract by itself are one paragraph if they make up an abstract. */
async function* readParagraphs(lines: AsyncIterable<Line>): AsyncGenerator<Paragraph> {
  let block: Paragraph[] = []
  for await (const { number, text, tooLong } of lines) {
    const cleaned = cleanText(text)
    const single = tooLong || isAbstract(cleaned)
    if (cleaned !== '' && !single) {
      block.push({ text: cleaned, line: number, tooLong })
      if (block.length > MAX_WRAPPED_LINES) yield* [block.shift()!]
      continue
    }
    yield* joinWrapped(block)
    block = []
    if (single) yield { text: cleaned, line: number, tooLong }
  }
  yield* joinWrapped(block)
}

const MAX_WRAPPED_LINES = 500

function joinWrapped(block: Paragraph[]): Paragraph[] {
  const wrapped = block.length > 2 && block.slice(0, -1).every(({ text }) => weight(text) >= 40)
  const joined = wrapped ? block.map(({ text }) => text).join(' ') : ''
  return isAbstract(joined) ? [{ ...block[0], text: joined }] : block
}

// A Chinese, Japanese or Korean character says about as much as three letters.
const weight = (text: string) => text.length + 2 * (text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g)?.length ?? 0)

const isAbstract = (text: string) => weight(text) >= MIN_ABSTRACT_WEIGHT || (weight(text) >= MIN_SENTENCES_WEIGHT && TWO_SENTENCES.test(text))

const isTitle = (text: string) => weight(text) >= 5 && text.length <= MAX_TITLE_LENGTH && /\p{L}{2}/u.test(text) && !FURNITURE.some((pattern) => pattern.test(text))

function toRecord({ title, line, abstract }: { title: string; line: number; abstract: string }): SourceRecord {
  if (abstract.length > MAX_ABSTRACT_LENGTH) return { kind: 'refused', line, reason: `abstract has more than ${MAX_ABSTRACT_LENGTH.toLocaleString('en-US')} characters`, excerpt: excerptOf(title) }
  return {
    kind: 'paper', line,
    paper: { sourceId: null, title, abstract, authors: [], venue: null, published: null, doi: null, arxivId: null, pmid: null, url: null, keywords: [], citations: null },
  }
}
