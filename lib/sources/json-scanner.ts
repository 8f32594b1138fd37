/**
 * JSON of any length → its records, one object after the other: arrays, pages such as {"results": […]}, objects that
 * follow each other, on one line or over many.
 * In: bytes, from ./encoding.ts.   Out: RawRecord, parsed by ./json.ts. Holds one record at most.
 */
import { MAX_LINE_BYTES } from './read-lines.ts'

export interface RawRecord {
  /** Line where it begins, from 1. */
  line: number
  /** Its JSON; empty if tooLong. */
  text: string
  /** Longer than any record is. */
  tooLong: boolean
  /** It ends where a record cannot end: the file breaks off, or the next record begins. */
  isBroken: boolean
}

/** Lists of records in the pages of services. */
const LISTS = new Set(['results', 'items', 'data', 'papers', 'records', 'works', 'documents', 'docs', 'hits', 'entries', 'articles', 'publications'])
/** How deep a page may hold its list: {"message": {"items": […]}}. */
const MAX_LIST_DEPTH = 3

const [NEWLINE, RETURN, QUOTE, COMMA, COLON, OPEN_LIST, BACKSLASH, CLOSE_LIST, OPEN, CLOSE] = Buffer.from('\n\r",:[\\]{}')
const isLineEnd = (byte: number) => byte === NEWLINE || byte === RETURN
const isBlank = (byte: number) => byte === 32 || isLineEnd(byte) || byte === 9

/** To be fed chunk by chunk; each call gives the records that have ended in it. */
export class JsonScanner {
  private line = 1
  /** Blanks since the line began; −1 once something else came. */
  private indent = 0
  /** The last byte was a CR: an LF after it ends the same line. */
  private isAfterReturn = false
  /** The last two bytes that were no blanks and not inside a text. */
  private last = [0, 0]
  /** Open brackets, and the key that each stands under. */
  private brackets: number[] = []
  private keys: string[] = []
  private text: 'none' | 'inside' | 'escaped' = 'none'
  private key = ''
  /** The record that is open, or that a mistake has made us lose. */
  private record: { line: number; indent: number; depth: number; hasTitle: boolean; isLost: boolean } | null = null
  private parts: Buffer[] = []
  private length = 0
  private ended: RawRecord[] = []

  /** @param chunk the next bytes, UTF-8. @returns records that end in it. */
  push(chunk: Uint8Array): RawRecord[] {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    let start = 0
    for (let p = 0; p < bytes.length; p++) {
      if (this.text !== 'none') {
        p = this.passText(bytes, p) - 1
        continue
      }
      const byte = bytes[p]
      if (isBlank(byte)) {
        this.indent = isLineEnd(byte) ? 0 : this.indent < 0 ? -1 : this.indent + 1
        if (byte === RETURN || (byte === NEWLINE && !this.isAfterReturn)) this.line++
        this.isAfterReturn = byte === RETURN
        continue
      }
      this.isAfterReturn = false
      if (byte === QUOTE) {
        this.text = 'inside'
        this.key = ''
      } else if (byte === OPEN || byte === OPEN_LIST) {
        start = this.openBracket(bytes, byte, start, p)
      } else if (byte === CLOSE || byte === CLOSE_LIST) {
        this.closeBracket(bytes, byte, start, p)
      } else if (byte === COLON && this.isTitleKey()) {
        this.record!.hasTitle = true
      }
      this.last = [this.last[1], byte]
      this.indent = -1
    }
    if (this.isCapturing()) this.keep(bytes.subarray(start))
    return this.ended.splice(0)
  }

  /** @returns the record that the end has cut off, if there is one. */
  end(): RawRecord[] {
    if (this.isCapturing()) this.finish(Buffer.alloc(0), true)
    return this.ended.splice(0)
  }

  /** @returns where the text ends, or the chunk. A line that ends in a text breaks it off. */
  private passText(bytes: Buffer, from: number): number {
    for (let p = from; p < bytes.length; p++) {
      const byte = bytes[p]
      if (this.text === 'escaped') this.text = 'inside'
      else if (byte === BACKSLASH) this.text = 'escaped'
      else if (byte === QUOTE || isLineEnd(byte)) {
        this.text = 'none'
        this.noteKey(bytes.toString('latin1', from, p))
        return isLineEnd(byte) ? p : p + 1
      }
    }
    this.noteKey(bytes.toString('latin1', from, Math.min(bytes.length, from + 40)))
    return bytes.length
  }

  // Keys of pages are short; a long text is no key.
  private noteKey(text: string): void {
    this.key = text.length > 40 ? '' : (this.key + text).slice(0, 40)
  }

  private isCapturing = (): boolean => this.record !== null && !this.record.isLost

  private isTitleKey = (): boolean => this.isCapturing() && this.brackets.length === this.record!.depth + 1 && this.key.toLowerCase() === 'title'

  /** @returns where the record begins that is open now. */
  private openBracket(bytes: Buffer, byte: number, start: number, p: number): number {
    const parent = this.brackets.at(-1)
    const isMisplaced = byte === OPEN && parent === OPEN && this.last[1] !== COLON
    let from = start
    if (this.record?.isLost ? byte === OPEN && this.isNewRecord() : this.isCapturing() && isMisplaced) {
      const isNew = this.isNewRecord()
      const { depth } = this.record!
      if (!this.record!.isLost) this.finish(bytes.subarray(start, p), true, !isNew)
      if (isNew) {
        this.record = null
        this.cut(depth)
      }
    } else if (byte === OPEN_LIST && this.isPage()) {
      this.forget()
    }
    if (byte === OPEN && this.record === null && this.mayHoldRecords()) {
      this.record = { line: this.line, indent: this.indent, depth: this.brackets.length, hasTitle: false, isLost: false }
      from = p
    }
    this.brackets.push(byte)
    this.keys.push(this.last[1] === COLON ? this.key.toLowerCase() : '')
    return from
  }

  private closeBracket(bytes: Buffer, byte: number, start: number, p: number): void {
    const opener = byte === CLOSE ? OPEN : OPEN_LIST
    const fits = this.brackets.at(-1) === opener
    if (this.record === null || fits) {
      if (fits) this.cut(this.brackets.length - 1)
      if (this.record !== null && this.brackets.length <= this.record.depth) {
        if (this.isCapturing()) this.finish(bytes.subarray(start, p + 1), false)
        this.record = null
      }
    } else if (this.isCapturing()) {
      this.finish(bytes.subarray(start, p), true, true)
    }
  }

  /** After a mistake: a "{" where records begin, at the start of a line as deep as before, or after "}," on the same line. */
  private isNewRecord(): boolean {
    const { indent, depth, isLost } = this.record!
    if (indent >= 0 || this.indent >= 0) return this.indent >= 0 && (indent < 0 || this.indent === indent)
    return (this.last[0] === CLOSE && this.last[1] === COMMA) || (!isLost && this.brackets.length === depth + 1)
  }

  /** A list of records inside what looked like one. */
  private isPage(): boolean {
    return this.isCapturing() && !this.record!.hasTitle && this.brackets.length <= MAX_LIST_DEPTH && this.last[1] === COLON && LISTS.has(this.key.toLowerCase())
  }

  private mayHoldRecords(): boolean {
    const key = this.keys.at(-1)
    return key === undefined || (this.brackets.at(-1) === OPEN_LIST && (key === '' || LISTS.has(key)))
  }

  private keep(bytes: Buffer): void {
    this.length += bytes.length
    if (this.length > MAX_LINE_BYTES) this.parts = []
    else this.parts.push(Buffer.from(bytes))
  }

  private finish(rest: Buffer, isBroken: boolean, isLost = false): void {
    this.keep(rest)
    const tooLong = this.length > MAX_LINE_BYTES
    this.ended.push({ line: this.record!.line, text: tooLong ? '' : Buffer.concat(this.parts).toString('utf8'), tooLong, isBroken })
    const { record } = this
    this.forget()
    if (isLost) this.record = { ...record!, isLost: true }
  }

  private forget(): void {
    this.record = null
    this.parts = []
    this.length = 0
  }

  private cut(depth: number): void {
    this.brackets.length = this.keys.length = depth
  }
}
