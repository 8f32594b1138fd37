/**
 * Plain text → word codes: numbers that stand for words as written, hyphenated words in their parts, breaks where a
 * phrase must end.
 * In: plain text, from clean.ts.   Out: EncodedChunk, read by token-stream.ts; splitToken, read by occurrences.ts.
 */
import { RegexpTokenizer } from 'natural/lib/natural/tokenizers/regexp_tokenizer.js'

/** Stands between words that punctuation parts. */
export const BREAK = -1
/** Stands between title and abstract. */
export const TITLE_END = -2

/** Longer strings of letters are sequences, keys or lost spaces. */
const MAX_WORD_LENGTH = 40

/** A word with its hyphenated and apostrophised parts, or a run of punctuation. natural's WordTokenizer would cut accented letters. */
export const TOKEN_PATTERN = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’\-‐‑–][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|[^\s\p{L}\p{M}\p{N}]+/gu

const UNSPACED_SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u

/** Some papers in codes. Document i fills codes[starts[i]] … codes[starts[i + 1] − 1]: title, TITLE_END, abstract. */
export interface EncodedChunk {
  /** 2 · word + 1 if a hyphen joins the word to the one before, else 2 · word; BREAK; TITLE_END. Words are numbered by first appearance. */
  codes: Int32Array
  /** nDocuments + 1 offsets into `codes`. */
  starts: Int32Array
  /** Words met for the first time, in the order of their numbers. */
  newWords: string[]
}

/** One part of a token: where it stands in the token, and whether a hyphen joins it to the part before. */
export interface TokenPart {
  text: string
  offset: number
  joined: boolean
}

/**
 * @returns a function that encodes plain texts, and remembers the words it has met from call to call.
 *   Its parameter: title and abstract of each document, cleaned.
 */
export function createEncoder(): (documents: ReadonlyArray<readonly [title: string, abstract: string]>) => EncodedChunk {
  const tokenizer = new RegexpTokenizer({ pattern: TOKEN_PATTERN, gaps: false })
  const wordIds = new Map<string, number>()
  const tokenCodes = new Map<string, number | number[]>()
  let buffer = new Int32Array(1 << 16)
  let length = 0
  let newWords: string[] = []

  const codesOf = (token: string): number | number[] => {
    const parts = splitToken(token).map(({ text, joined }) => {
      let word = wordIds.get(text)
      if (word === undefined) {
        wordIds.set(text, (word = wordIds.size))
        newWords.push(text)
      }
      return word * 2 + (joined ? 1 : 0)
    })
    return parts.length === 0 ? BREAK : parts.length === 1 ? parts[0] : parts
  }
  const append = (text: string) => {
    const tokens = tokenizer.tokenize(text)
    if (!tokens) return
    for (const token of tokens) {
      let codes = tokenCodes.get(token)
      if (codes === undefined) {
        codes = codesOf(token)
        if (!UNSPACED_SCRIPT.test(token)) tokenCodes.set(token, codes)
      }
      if (typeof codes === 'number') buffer[length++] = codes
      else for (const code of codes) buffer[length++] = code
    }
  }

  return (documents) => {
    newWords = []
    length = 0
    const starts = new Int32Array(documents.length + 1)
    documents.forEach(([title, abstract], i) => {
      buffer = withRoom(buffer, length + title.length + abstract.length + 1)
      append(title)
      buffer[length++] = TITLE_END
      append(abstract)
      starts[i + 1] = length
    })
    return { codes: buffer.slice(0, length), starts, newWords }
  }
}

/**
 * @param token a match of TOKEN_PATTERN.
 * @returns its words: "state-space" → state, space; "model's" → model; Chinese in the words that Intl.Segmenter finds;
 *   none for punctuation, plain numbers and overlong strings. A number stays where a hyphen joins it to a word ("GPT-4").
 */
export function splitToken(token: string): TokenPart[] {
  if (!/^[\p{L}\p{N}]/u.test(token)) return []
  if (UNSPACED_SCRIPT.test(token)) return segmentWords(token)
  const parts: TokenPart[] = []
  for (const match of token.matchAll(/[^\-‐‑–]+/g)) {
    const text = match[0].replace(/['’]s?$/i, '')
    if (text !== '' && text.length <= MAX_WORD_LENGTH) parts.push({ text, offset: match.index, joined: parts.length > 0 })
  }
  const isNumber = (part: TokenPart) => /^\p{N}+$/u.test(part.text)
  return parts.filter((part, at) => !isNumber(part) || (at > 0 && part.text.length <= 4 && !isNumber(parts[at - 1])))
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

function segmentWords(token: string): TokenPart[] {
  const parts: TokenPart[] = []
  for (const { segment, index, isWordLike } of segmenter.segment(token)) {
    if (isWordLike && segment.length <= MAX_WORD_LENGTH && !/^\p{N}+$/u.test(segment)) parts.push({ text: segment, offset: index, joined: false })
  }
  return parts
}

function withRoom(buffer: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  if (buffer.length >= length) return buffer
  const larger = new Int32Array(Math.max(length, buffer.length * 2))
  larger.set(buffer)
  return larger
}
