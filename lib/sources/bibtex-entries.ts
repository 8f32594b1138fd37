/**
 * BibTeX and BibLaTeX → entries with their fields, strings put together; a broken entry costs only itself.
 * In: lines, from ./read-lines.ts.   Out: BibEntry or what is wrong with it, read by ./bibtex.ts.
 */
import { cleanText } from './clean-text.ts'
import { MAX_LINE_BYTES, RECORD_TOO_LONG, type Line } from './read-lines.ts'

export interface BibEntry {
  line: number
  /** Lower case: "article". */
  type: string
  key: string
  /** Lower-case name → LaTeX. Of a field given twice the first counts. */
  fields: Map<string, string>
  text: string
}

export interface BrokenEntry {
  line: number
  reason: string
  text: string
}

const OPENING = /(?<![\w.])@\s*([A-Za-z]+)\s*([{(])/
/** A line that can only begin a new entry, even if the one before is still open. */
const NEW_ENTRY = /^\s{0,3}@\s*(?:[A-Za-z]+\s*[{(]\s*[^\s,{}()="#%~\\]+\s*,\s*$|(?:article|book|booklet|conference|inbook|incollection|inproceedings|manual|mastersthesis|misc|online|phdthesis|proceedings|report|techreport|thesis|unpublished|dataset|software|comment|string|preamble)\s*[{(])/i
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MAX_STRINGS = 100_000

/** Yields every entry but @string, @comment and @preamble, in order; what stands between entries is a remark and passed over. */
export async function* readEntries(lines: AsyncIterable<Line>): AsyncGenerator<BibEntry | BrokenEntry> {
  const strings = new Map(MONTHS.map((month) => [month, month]))
  let open: OpenEntry | null = null
  for await (const line of lines) {
    if (open && NEW_ENTRY.test(line.text)) {
      if (!open.isRemark()) yield open.broken('the entry is not closed: a brace is missing')
      open = null
    }
    for (let rest = line.text; rest !== '' || line.tooLong; ) {
      if (!open) {
        const found: RegExpExecArray | null = OPENING.exec(rest)
        if (!found) break
        open = new OpenEntry(line.number, found[1].toLowerCase(), found[2])
        rest = rest.slice(found.index + found[0].length)
      }
      const end: number = line.tooLong ? open.overflow() : open.take(rest)
      if (end === -1) break
      const entry = open.parse(strings)
      if (entry) yield entry
      open = null
      rest = rest.slice(end)
    }
  }
  if (open && !open.isRemark()) yield open.broken('the entry is cut off: the file ends in it')
}

class OpenEntry {
  private readonly parts: string[] = []
  private length = 0
  private depth = 0
  private isInQuotes = false
  private readonly line: number
  private readonly type: string
  private readonly closing: string
  constructor(line: number, type: string, bracket: string) {
    this.line = line
    this.type = type
    this.closing = bracket === '{' ? '}' : ')'
  }

  isRemark = (): boolean => this.type === 'comment' || this.type === 'preamble'

  overflow(): number {
    this.length = MAX_LINE_BYTES + 1
    return -1
  }

  /** @returns where the entry ends in the line, after its closing bracket; −1 if it goes on. */
  take(text: string): number {
    for (let p = 0; p < text.length; p++) {
      const c = text[p]
      if (c === '\\') p++
      else if (c === this.closing && this.depth === 0) return this.keep(text.slice(0, p)), p + 1
      else if (c === '{') this.depth++
      else if (c === '}') this.depth--
    }
    this.keep(`${text}\n`)
    return -1
  }

  private keep(text: string): void {
    this.length += text.length
    if (this.length <= MAX_LINE_BYTES) this.parts.push(text)
  }

  broken(reason: string): BrokenEntry {
    return { line: this.line, reason, text: `@${this.type}{${this.parts.join('').slice(0, 400)}` }
  }

  /** @returns the entry; null for a remark or a string, which is remembered. */
  parse(strings: Map<string, string>): BibEntry | BrokenEntry | null {
    if (this.isRemark()) return null
    if (this.length > MAX_LINE_BYTES) return this.broken(RECORD_TOO_LONG)
    const body = this.parts.join('')
    const reader = new FieldReader(body, strings)
    const key = this.type === 'string' ? '' : reader.readKey()
    const { fields, problem } = reader.readFields()
    if (this.type === 'string') {
      for (const [name, value] of fields) if (strings.size < MAX_STRINGS) strings.set(name, value)
      return null
    }
    if (problem) return this.broken(problem)
    return { line: this.line, type: this.type, key, fields, text: `@${this.type}{${body.slice(0, 400)}` }
  }
}

const NAME = /[\s,]*([^\s=,{}"#@%()\\]+)\s*=\s*/y
const WORD = /\s*([^\s,#{}"=]+)/y
const JOIN = /\s*#/y
const REST = /[\s,;]*$/y

class FieldReader {
  private at = 0
  private readonly body: string
  private readonly strings: Map<string, string>
  constructor(body: string, strings: Map<string, string>) {
    this.body = body
    this.strings = strings
  }

  /** @returns what stands before the first comma; "" if that is a field already. */
  readKey(): string {
    const comma = this.body.indexOf(',')
    const key = comma === -1 ? this.body : this.body.slice(0, comma)
    if (key.includes('=')) return ''
    this.at = comma === -1 ? this.body.length : comma + 1
    return key.trim()
  }

  readFields(): { fields: Map<string, string>; problem: string | null } {
    const fields = new Map<string, string>()
    while (!this.match(REST)) {
      const name = this.match(NAME)?.[1].toLowerCase()
      const value = name === undefined ? null : this.readValue()
      if (name === undefined || value === null) return { fields, problem: `the entry is broken${name ? ` at its field ${name.slice(0, 40)}` : ''}: "${cleanText(this.body.slice(this.at, this.at + 30))}" is not expected here` }
      if (!fields.has(name)) fields.set(name, value)
    }
    return { fields, problem: null }
  }

  private readValue(): string | null {
    let value = ''
    do {
      const piece = this.readPiece()
      if (piece === null) return null
      value += piece
    } while (this.match(JOIN))
    return value
  }

  private readPiece(): string | null {
    while (/\s/.test(this.body[this.at] ?? '')) this.at++
    const first = this.body[this.at]
    if (first === '{' || first === '"') {
      const end = this.endOf(first === '{' ? '}' : '"')
      if (end === -1) return null
      const inside = this.body.slice(this.at + 1, end)
      this.at = end + 1
      return inside
    }
    const word = this.match(WORD)?.[1]
    return word === undefined ? null : (this.strings.get(word.toLowerCase()) ?? word)
  }

  private endOf(closing: string): number {
    for (let p = this.at + 1, depth = 0; p < this.body.length; p++) {
      const c = this.body[p]
      if (c === '\\') p++
      else if (c === closing && depth === 0) return p
      else if (c === '{') depth++
      else if (c === '}') depth--
    }
    return -1
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.body)
    if (found) this.at = pattern.lastIndex
    return found
  }
}
