/**
 * Runs of characters → words, hyphenated ones in their parts, and breaks where a phrase must end, as natural's tokenizer
 * cuts them; and the codes that stand for them.
 * In: runs of plain text.   Out: splitRun, read by word-book.ts; listWords, read by term-finder.ts.
 */
import { RegexpTokenizer } from 'natural/lib/natural/tokenizers/regexp_tokenizer.js'

/** Codes below 0 end a phrase: punctuation; the end of the title; a parenthesis opens; it closes. */
export const BREAK = -1
export const TITLE_END = -2
export const OPEN = -3
export const CLOSE = -4

/** A code ≥ 0 is word · 4 + flags. JOINED: a hyphen joins the word to the one before. INSERTED: an acronym stood here. */
export const JOINED = 1
export const INSERTED = 2

/** Longer strings of letters are sequences, keys or lost spaces. */
export const MAX_WORD_LENGTH = 40

/** A word with its hyphenated and apostrophised parts, or a run of punctuation. natural's WordTokenizer would cut accented letters. */
export const TOKEN_PATTERN = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’\-‐‑–][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|[^\s\p{L}\p{M}\p{N}]+/gu

const UNSPACED_SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u

/** A word in a run of characters; `text` is null for punctuation that ends a phrase. */
export interface RunPart {
  text: string | null
  /** First character in the run, and the one after the last. */
  start: number
  end: number
  joined: boolean
}

/** What each ASCII character is to the scanner; every other character belongs to a run. */
const SPACE = 0
export const IN_RUN = 1
const MARK = 2
export const CHARACTER_KIND = Uint8Array.from({ length: 128 }, (_, c) => (c <= 32 || c === 127 ? SPACE : /[A-Za-z0-9'-]/.test(String.fromCharCode(c)) ? IN_RUN : MARK))

const tokenizer = new RegexpTokenizer({ pattern: TOKEN_PATTERN, gaps: false })

/**
 * @param run characters without ASCII spaces and punctuation other than "'" and "-".
 * @returns its words: "state-space" → state, space; "model's" → model; Chinese in the words that Intl.Segmenter finds.
 *   Plain numbers and overlong strings are left out; a number stays where a hyphen joins it to a word ("GPT-4").
 */
export function splitRun(run: string): RunPart[] {
  const parts: RunPart[] = []
  let from = 0
  for (const token of tokenizer.tokenize(run) ?? []) {
    const start = run.indexOf(token, from)
    from = start + token.length
    if (!/^[\p{L}\p{N}]/u.test(token)) parts.push({ text: null, start, end: from, joined: false })
    else parts.push(...(UNSPACED_SCRIPT.test(token) ? segmentWords(token, start) : splitWord(token, start)))
  }
  return parts
}

/**
 * @param text plain text, from clean.ts.
 * @returns its words and marks one by one, with their places: what an encoder makes of it, at leisure.
 */
export function listWords(text: string): { mark: number; word: RunPart }[] {
  const found: { mark: number; word: RunPart }[] = []
  for (let at = 0; at < text.length; ) {
    const kindAt = (p: number) => (text.charCodeAt(p) < 128 ? CHARACTER_KIND[text.charCodeAt(p)] : IN_RUN)
    const start = at
    if (kindAt(at) === IN_RUN) {
      while (at < text.length && kindAt(at) === IN_RUN) at++
      for (const part of splitRun(text.slice(start, at))) {
        found.push({ mark: part.text === null ? BREAK : 0, word: { ...part, start: start + part.start, end: start + part.end } })
      }
      continue
    }
    const mark = text[at] === '(' ? OPEN : text[at] === ')' ? CLOSE : BREAK
    if (kindAt(at) === MARK) found.push({ mark, word: { text: null, start, end: at + 1, joined: false } })
    at++
  }
  return found
}

function splitWord(token: string, tokenStart: number): RunPart[] {
  if (/^[^\d\-'‐-–’][^\-'‐-–’]*$/.test(token) && token.length <= MAX_WORD_LENGTH && !NUMBER.test(token)) {
    return [{ text: token, start: tokenStart, end: tokenStart + token.length, joined: false }]
  }
  const parts: RunPart[] = []
  for (const { 0: piece, index } of token.matchAll(/[^\-‐‑–]+/g)) {
    const text = piece.replace(/['’]s?$/i, '')
    const start = tokenStart + index
    if (text.length <= MAX_WORD_LENGTH) parts.push({ text, start, end: start + text.length, joined: parts.length > 0 })
  }
  const isNumber = (part: RunPart) => NUMBER.test(part.text ?? '')
  return parts.filter((part, at) => !isNumber(part) || (at > 0 && part.end - part.start <= 4 && !isNumber(parts[at - 1])))
}

const NUMBER = /^\p{N}+$/u

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

function segmentWords(token: string, tokenStart: number): RunPart[] {
  const parts: RunPart[] = []
  for (const { segment, index, isWordLike } of segmenter.segment(token)) {
    const start = tokenStart + index
    if (isWordLike && segment.length <= MAX_WORD_LENGTH && !NUMBER.test(segment)) {
      parts.push({ text: segment, start, end: start + segment.length, joined: false })
    }
  }
  return parts
}
