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

/** A word in a run of characters, or null for punctuation that ends a phrase. */
export interface RunPart {
  text: string | null
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
  for (const token of tokenizer.tokenize(run) ?? []) {
    if (!/^[\p{L}\p{N}]/u.test(token)) parts.push({ text: null, joined: false })
    else parts.push(...(UNSPACED_SCRIPT.test(token) ? segmentWords(token) : splitWord(token)))
  }
  return parts
}

/**
 * @param text plain text, from clean.ts.
 * @returns its words (mark 0) and marks one by one: what the kernels make of it, at leisure.
 */
export function listWords(text: string): (RunPart & { mark: number })[] {
  const found: (RunPart & { mark: number })[] = []
  const kindAt = (p: number) => (text.charCodeAt(p) < 128 ? CHARACTER_KIND[text.charCodeAt(p)] : IN_RUN)
  for (let at = 0; at < text.length; ) {
    const start = at
    while (at < text.length && kindAt(at) === IN_RUN) at++
    for (const part of splitRun(text.slice(start, at))) found.push({ ...part, mark: part.text === null ? BREAK : 0 })
    if (at < text.length && kindAt(at) === MARK) found.push({ text: null, joined: false, mark: text[at] === '(' ? OPEN : text[at] === ')' ? CLOSE : BREAK })
    at++
  }
  return found
}

function splitWord(token: string): RunPart[] {
  if (/^[^\d\-'‐-–’][^\-'‐-–’]*$/.test(token) && token.length <= MAX_WORD_LENGTH && !NUMBER.test(token)) return [{ text: token, joined: false }]
  const parts: { text: string; joined: boolean }[] = []
  for (const piece of token.match(/[^\-‐‑–]+/g) ?? []) {
    const text = piece.replace(/['’]s?$/i, '')
    if (text.length <= MAX_WORD_LENGTH) parts.push({ text, joined: parts.length > 0 })
  }
  return parts.filter(({ text }, at) => !NUMBER.test(text) || (at > 0 && text.length <= 4 && !NUMBER.test(parts[at - 1].text)))
}

const NUMBER = /^\p{N}+$/u

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

function segmentWords(token: string): RunPart[] {
  const words = Array.from(segmenter.segment(token)).filter(({ segment, isWordLike }) => isWordLike && segment.length <= MAX_WORD_LENGTH && !NUMBER.test(segment))
  return words.map(({ segment }) => ({ text: segment, joined: false }))
}
