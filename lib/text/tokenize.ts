/**
 * Plain text → word codes: numbers that stand for words as written, hyphenated words in their parts, breaks where a
 * phrase must end. natural's tokenizer cuts each distinct run of characters once; a table remembers the outcome.
 * In: plain text, from clean.ts.   Out: EncodedChunk, read by token-stream.ts; splitRun, read by occurrences.ts.
 */
import { RegexpTokenizer } from 'natural/lib/natural/tokenizers/regexp_tokenizer.js'
import { createDescriber } from './lexicon.ts'
import { RunTable } from './run-table.ts'
import { TextUnits } from './text-units.ts'

/** Codes below 0 end a phrase: punctuation; the end of the title; a parenthesis opens; it closes. */
export const BREAK = -1
export const TITLE_END = -2
export const OPEN = -3
export const CLOSE = -4

/** A code ≥ 0 is word · 4 + flags. JOINED: a hyphen joins the word to the one before. INSERTED: an acronym stood here. */
export const JOINED = 1
export const INSERTED = 2

/** Longer strings of letters are sequences, keys or lost spaces. */
const MAX_WORD_LENGTH = 40

/** A word with its hyphenated and apostrophised parts, or a run of punctuation. natural's WordTokenizer would cut accented letters. */
export const TOKEN_PATTERN = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’\-‐‑–][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|[^\s\p{L}\p{M}\p{N}]+/gu

const UNSPACED_SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u

/** Some papers in codes. Document i fills codes[starts[i]] … codes[starts[i + 1] − 1]: title, TITLE_END, abstract. */
export interface EncodedChunk {
  /** BREAK, TITLE_END, OPEN, CLOSE or word · 4 + flags; words are numbered by first appearance, from call to call. */
  codes: Int32Array<ArrayBuffer>
  /** nDocuments + 1 offsets into `codes`. */
  starts: Int32Array<ArrayBuffer>
  /** Words met for the first time, in the order of their numbers. */
  newWords: string[]
  /** The stem and the kind (lexicon.ts) of each new word. */
  newStems: string[]
  newKinds: number[]
}

/** A word in a run of characters; `text` is null for punctuation that ends a phrase. */
export interface RunPart {
  text: string | null
  /** First character in the run, and the one after the last. */
  start: number
  end: number
  joined: boolean
}

/** From here down, codes of the run table that stand for lists of codes; and the answer for a run that is not in it. */
const SEVERAL = -10
const MISSING = -(2 ** 31)

/** What each ASCII character is to the scanner; every other character belongs to a run. */
const SPACE = 0
const IN_RUN = 1
const MARK = 2
const CHARACTER_KIND = Uint8Array.from({ length: 128 }, (_, c) => (c <= 32 || c === 127 ? SPACE : /[A-Za-z0-9'-]/.test(String.fromCharCode(c)) ? IN_RUN : MARK))

/** Runs whose words need no tokenizer. */
const LETTERS = /^[A-Za-z]+$/
const HYPHENATED = /^[A-Za-z]+(?:-[A-Za-z]+)+$/

const tokenizer = new RegexpTokenizer({ pattern: TOKEN_PATTERN, gaps: false })

/**
 * @returns a function that encodes plain texts and remembers the words it has met from call to call.
 *   Its parameter: cleaned title and abstract of each document.
 */
export function createEncoder(): (documents: ReadonlyArray<readonly [title: string, abstract: string]>) => EncodedChunk {
  const encoder = new Encoder()
  return (documents) => encoder.encode(documents)
}

class Encoder {
  private readonly wordIds = new Map<string, number>()
  /** Code of each run met before; SEVERAL − i for a run of several codes or none: their number is several[i], they follow. What lies at severalEnd is overwritten by the next. */
  private readonly runs = new RunTable()
  private several = new Int32Array(1 << 12)
  private severalEnd = 0
  private readonly textUnits = new TextUnits()
  private codes = new Int32Array(1 << 16)
  private readonly describe = createDescriber()
  private made: Pick<EncodedChunk, 'newWords' | 'newStems' | 'newKinds'> = { newWords: [], newStems: [], newKinds: [] }

  encode(documents: ReadonlyArray<readonly [title: string, abstract: string]>): EncodedChunk {
    this.made = { newWords: [], newStems: [], newKinds: [] }
    let length = 0
    const starts = new Int32Array(documents.length + 1)
    documents.forEach(([title, abstract], i) => {
      this.codes = withRoom(this.codes, length + title.length + abstract.length + 3)
      length = this.append(title, length)
      this.codes[length++] = TITLE_END
      length = this.append(abstract, length)
      starts[i + 1] = length
    })
    return { codes: this.codes.slice(0, length), starts, ...this.made }
  }

  private append(text: string, from: number): number {
    const { runs, codes } = this
    const units = this.textUnits.load(text)
    const last = text.length
    let length = from
    let at = 0
    while (at < last) {
      let c = units[at]
      let kind = c < 128 ? CHARACTER_KIND[c] : IN_RUN
      if (kind !== IN_RUN) {
        if (kind === MARK) codes[length++] = c === 40 ? OPEN : c === 41 ? CLOSE : BREAK
        at++
        continue
      }
      const start = at
      let hash = 0
      let check = 0
      do {
        hash = (Math.imul(hash, 31) + c) | 0
        check = Math.imul(check ^ c, 0x01000193)
        if (++at === last) break
        c = units[at]
        kind = c < 128 ? CHARACTER_KIND[c] : IN_RUN
      } while (kind === IN_RUN)
      let code = runs.find(hash, check, at - start, MISSING)
      if (code === MISSING) code = this.meet(text.slice(start, at), hash, check)
      if (code > SEVERAL) {
        codes[length++] = code
        continue
      }
      const several = this.several
      const first = SEVERAL - code + 1
      for (let p = first; p < first + several[first - 1]; p++) codes[length++] = several[p]
    }
    return length
  }

  private meet(run: string, hash: number, check: number): number {
    const made = this.encodeRun(run)
    const code = made.length === 1 ? made[0] : this.storeSeveral(made)
    if (UNSPACED_SCRIPT.test(run)) return code
    if (made.length !== 1) this.severalEnd += made.length + 1
    this.runs.add(hash, check, run.length, code)
    return code
  }

  private encodeRun(run: string): number[] {
    if (run.length <= MAX_WORD_LENGTH && LETTERS.test(run)) return [4 * this.wordId(run)]
    if (run.length <= MAX_WORD_LENGTH && HYPHENATED.test(run)) return run.split('-').map((word, at) => 4 * this.wordId(word) + (at > 0 ? JOINED : 0))
    return splitRun(run).map(({ text, joined }) => (text === null ? BREAK : 4 * this.wordId(text) + (joined ? JOINED : 0)))
  }

  private storeSeveral(codes: number[]): number {
    this.several = withRoom(this.several, this.severalEnd + codes.length + 1)
    this.several[this.severalEnd] = codes.length
    this.several.set(codes, this.severalEnd + 1)
    return SEVERAL - this.severalEnd
  }

  private wordId(text: string): number {
    let word = this.wordIds.get(text)
    if (word === undefined) {
      this.wordIds.set(text, (word = this.wordIds.size))
      const { stem, kind } = this.describe(text)
      this.made.newWords.push(text)
      this.made.newStems.push(stem)
      this.made.newKinds.push(kind)
    }
    return word
  }
}

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

function withRoom(buffer: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  if (buffer.length >= length) return buffer
  const larger = new Int32Array(Math.max(length, buffer.length * 2))
  larger.set(buffer)
  return larger
}
