/**
 * XML of any length → its records as small trees, each parsed by itself: a broken one costs no other, and neither a
 * DOCTYPE nor what it declares is ever looked at.
 * In: bytes, from ./encoding.ts.   Out: XmlRecord, read by ./arxiv-atom.ts, ./arxiv-oai.ts, ./pubmed-xml.ts, ./endnote-xml.ts.
 */
import sax from 'sax'
import type { SourceRecord } from '../domain/paper.ts'
import { excerptOf } from './clean-text.ts'
import { MAX_LINE_BYTES, RECORD_TOO_LONG } from './read-lines.ts'
import { toSourceRecord, type RecordFields } from './record-fields.ts'

export interface XmlNode {
  /** Without its prefix. */
  name: string
  attributes: Record<string, string>
  children: (XmlNode | string)[]
}

interface RawXml {
  line: number
  text: string
  /** Why it cannot be parsed; null if it may be. */
  reason: string | null
}

const MAX_DEPTH = 100
/** Longer than any opening tag's name with its prefix. */
const TAG_START_LENGTH = 80
const LINE_END = /\n|\r(?!\n)/g

/**
 * @param names of the elements that are records, without prefix. @param fieldsOf a record's fields; null: it is none, such
 *   as a mark of something deleted.
 * Yields one SourceRecord for every such element, in order.
 */
export async function* readXml(chunks: AsyncIterable<Uint8Array>, names: string[], fieldsOf: (record: XmlNode) => RecordFields | null): AsyncGenerator<SourceRecord> {
  for await (const { line, text, reason } of splitRecords(chunks, names)) {
    const parsed = reason === null ? parseXml(text) : { reason }
    if ('reason' in parsed) {
      yield { kind: 'refused', line, reason: parsed.reason, excerpt: excerptOf(text.replace(/<[^<>]*>/g, ' ')) }
      continue
    }
    const fields = fieldsOf(parsed.node)
    if (fields) yield toSourceRecord(line, fields, textOf(parsed.node))
  }
}

async function* splitRecords(chunks: AsyncIterable<Uint8Array>, names: string[]): AsyncGenerator<RawXml> {
  const tag = new RegExp(`<(/?)(?:[\\w.-]+:)?(?:${names.join('|')})(?=[\\s>/])`, 'g')
  const decoder = new TextDecoder()
  let buffer = ''
  let line = 1
  let isOpen = false
  let scanned = 0
  let found: RawXml[] = []
  // Everything before `end` is done with.
  const advance = (end: number) => {
    LINE_END.lastIndex = 0
    while (LINE_END.test(buffer) && LINE_END.lastIndex <= end) line++
    buffer = buffer.slice(end)
    tag.lastIndex = 0
    scanned = 0
  }
  const emit = (end: number, reason: string | null) => {
    found.push({ line, text: buffer.slice(0, end), reason })
    advance(end)
    isOpen = false
  }
  const scan = () => {
    tag.lastIndex = scanned
    for (let match = tag.exec(buffer); match; match = tag.exec(buffer)) {
      const isEnd = match[1] === '/'
      if (isEnd && isOpen) {
        const end = buffer.indexOf('>', match.index)
        if (end === -1) break
        emit(end + 1, null)
      } else if (!isEnd && !(isOpen && match.index === 0)) {
        if (isOpen) emit(match.index, 'the record is broken: its end tag is missing')
        else advance(match.index)
        isOpen = true
        tag.lastIndex = 1
      }
    }
    scanned = Math.max(scanned, buffer.length - TAG_START_LENGTH)
    if (!isOpen) advance(scanned)
    else if (buffer.length > MAX_LINE_BYTES) emit(buffer.length - TAG_START_LENGTH, RECORD_TOO_LONG)
  }
  for await (const chunk of chunks) {
    buffer += decoder.decode(chunk, { stream: true })
    scan()
    yield* found
    found = []
  }
  if (isOpen) yield { line, text: buffer, reason: 'the record is cut off: the file ends in it' }
}

/** @param text one element. @returns its tree, or what is wrong with it. */
export function parseXml(text: string): { node: XmlNode } | { reason: string } {
  const parser = sax.parser(true)
  const root: XmlNode = { name: '', attributes: {}, children: [] }
  const open = [root]
  let problem: string | null = null
  const add = (piece: string) => {
    open.at(-1)!.children.push(piece)
  }
  parser.onopentag = ({ name, attributes }) => {
    const node = { name: name.replace(/^.*:/, ''), attributes: attributes as Record<string, string>, children: [] }
    if (open.length > MAX_DEPTH) problem ??= `elements are nested more than ${MAX_DEPTH} deep`
    else open.at(-1)!.children.push(node)
    open.push(node)
  }
  parser.onclosetag = () => {
    if (open.length > 1) open.pop()
  }
  parser.ontext = parser.oncdata = add
  parser.onerror = ({ message }) => {
    problem ??= reasonOf(message, text)
    parser.error = null as unknown as Error
    parser.resume()
  }
  parser.write(text).close()
  const node = root.children.find((child): child is XmlNode => typeof child !== 'string')
  return problem === null && node ? { node } : { reason: problem ?? 'not valid XML' }
}

function reasonOf(message: string, text: string): string {
  const [first] = message.split('\n')
  if (!/^Invalid character entity/.test(first)) return `not valid XML: ${first.toLowerCase()}`
  const names = [...text.matchAll(/&([A-Za-z][\w.-]*);/g)].map(([, name]) => name)
  return `it uses the entity &${names.find((name) => !Object.hasOwn(ENTITIES, name)) ?? '?'};, which is not resolved`
}

const ENTITIES = (sax as unknown as { ENTITIES: Record<string, string> }).ENTITIES

/** @returns the elements of that name right below. */
export const childrenOf = (node: XmlNode | undefined, name: string): XmlNode[] =>
  (node?.children ?? []).filter((child): child is XmlNode => typeof child !== 'string' && child.name === name)

/** @returns the first element on the path: "Article/Journal/Title". */
export const childOf = (node: XmlNode | undefined, path: string): XmlNode | undefined => path.split('/').reduce<XmlNode | undefined>((inner, name) => childrenOf(inner, name)[0], node)

/** @returns all text inside, in order; "" without a node. */
export const textOf = (node: XmlNode | undefined): string => (node?.children ?? []).map((child) => (typeof child === 'string' ? child : textOf(child))).join('')

/** @returns the texts at the path, those that are blank left out. */
export const textsOf = (node: XmlNode | undefined, path: string): string[] => {
  const [parents, name] = [path.split('/').slice(0, -1), path.split('/').at(-1)!]
  return childrenOf(parents.length > 0 ? childOf(node, parents.join('/')) : node, name).map(textOf).filter((text) => text.trim() !== '')
}
