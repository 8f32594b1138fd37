/**
 * Formats that write one field a line, with a tag in front: RIS, PubMed's NBIB, Web of Science.
 * In: lines, from ./read-lines.ts.   Out: TaggedRecord, read by ./ris.ts, ./nbib.ts and ./web-of-science.ts.
 * A record that has lost its end goes on to where the next begins.
 */
import { cleanText } from './clean-text.ts'
import { MAX_LINE_BYTES, type Line } from './read-lines.ts'

export interface TagGrammar {
  /** Its groups are the tag and the value. */
  field: RegExp
  /** A line that goes on with the value of the line before. */
  continuation: RegExp
  /** Tag of the line that begins a record. */
  start: string
  /** Tag of the line that ends one; null: the next begins, or the file ends. */
  end: string | null
  /** Tags of which every further line is a value of its own. */
  lists?: Set<string>
  /** Tags outside of records. */
  frame?: Set<string>
}

export interface TaggedRecord {
  /** Of its first line. */
  line: number
  /** Tag → values, in their order. */
  fields: Map<string, string[]>
  /** Its first lines. */
  text: string
  /** It has its end mark, or needs none. */
  isEnded: boolean
  tooLong: boolean
}

/** Yields the records in order. Lines before the first and between records that are no fields are passed over. */
export async function* readTagged(lines: AsyncIterable<Line>, grammar: TagGrammar): AsyncGenerator<TaggedRecord> {
  let open: OpenRecord | null = null
  for await (const line of lines) {
    const [, tag, value = ''] = grammar.field.exec(line.text) ?? []
    if (tag === undefined) {
      open?.goOn(line, grammar)
    } else if (tag === grammar.end) {
      if (open) yield open.finish(true)
      open = null
    } else if (!grammar.frame?.has(tag)) {
      if (open && tag === grammar.start) yield open.finish(grammar.end === null)
      if (!open || tag === grammar.start) open = new OpenRecord(line.number)
      open.add(tag, value, line)
    }
  }
  if (open) yield open.finish(grammar.end === null)
}

class OpenRecord {
  private readonly fields = new Map<string, string[]>()
  private text = ''
  private length = 0
  private last = ''
  private tooLong = false
  private readonly line: number
  constructor(line: number) {
    this.line = line
  }

  add(tag: string, value: string, line: Line): void {
    this.last = tag
    if (!this.count(line)) return
    const values = this.fields.get(tag)
    if (values) values.push(value)
    else this.fields.set(tag, [value])
  }

  goOn(line: Line, { continuation, lists }: TagGrammar): void {
    if (!this.count(line) || !this.last || line.text.trim() === '' || !continuation.test(line.text)) return
    const values = this.fields.get(this.last)!
    if (lists?.has(this.last)) values.push(line.text.trim())
    else values[values.length - 1] += ` ${line.text.trim()}`
  }

  finish(isEnded: boolean): TaggedRecord {
    return { line: this.line, fields: this.fields, text: this.text, isEnded, tooLong: this.tooLong }
  }

  private count({ text, tooLong }: Line): boolean {
    this.length += text.length
    if (tooLong || this.length > MAX_LINE_BYTES) this.tooLong = true
    if (this.text.length < 200) this.text += `${text.slice(0, 200)} `
    return !this.tooLong
  }
}

/** @returns the values of the first of the tags that has one that is not blank; cleaned. */
export function valuesOf({ fields }: TaggedRecord, ...tags: string[]): string[] {
  for (const tag of tags) {
    const values = (fields.get(tag) ?? []).map(cleanText).filter(Boolean)
    if (values.length > 0) return values
  }
  return []
}
