/**
 * Lists that sources write in many ways: authors and keywords.
 * In: arrays of strings or objects, or one string.   Out: string[], read by ./record-fields.ts.
 */
import { cleanText } from './clean-text.ts'

/**
 * @param value ["Ada Lovelace"], [{name}], [{given, family}], [{author: {display_name}}], [["Last", "First", ""]],
 *   "A. One; B. Two", "A. One and B. Two", "A. One, B. Two and C. Three", "Last, First and Last, First".
 * @returns names in the source's order and spelling, without repeats; empty if there are none.
 */
export function readAuthors(value: unknown): string[] {
  const names = typeof value === 'string' ? splitAuthors(cleanText(value)) : Array.isArray(value) ? value.map(personName) : [personName(value)]
  return distinct(names.filter((name) => !/^(et al\.?|others|n\/a|unknown)$/i.test(name)))
}

/**
 * @param value ["a", "b"], [{name}], [{display_name}], [{category}], "a; b", "a, b", "cs.LG stat.ML".
 * @returns keywords in the source's order, without repeats; empty if there are none.
 */
export function readKeywords(value: unknown): string[] {
  if (typeof value === 'string') return distinct(splitKeywords(cleanText(value)))
  if (!Array.isArray(value)) return []
  return distinct(value.flatMap((each) => (typeof each === 'string' ? splitCategories(cleanText(each)) : [firstText(each, ['name', 'display_name', 'keyword', 'term', 'category', 'label', 'value'])])))
}

/**
 * @param name "Lovelace, Ada", "Lovelace, Ada, Jr.", "Ada Lovelace", "Analytical Engines, Inc.".
 * @returns the given name first: "Ada Lovelace", "Ada Lovelace Jr."; companies and names without a comma as they are.
 */
export function givenFirst(name: string): string {
  const [family, given, suffix, ...more] = cleanText(name).split(/\s*,\s*/)
  if (!given || more.length > 0 || /^(inc|ltd|llc|gmbh|co|corp|plc|ag)\.?$/i.test(given)) return cleanText(name)
  return [given, family, suffix].filter(Boolean).join(' ')
}

function splitAuthors(text: string): string[] {
  if (text.includes(';')) return text.split(/\s*;\s*(?:and\s+|&\s*)?/)
  const parts = text.split(/,?\s+(?:and|&)\s+/i)
  const commas = parts.map((part) => part.split(',').length - 1)
  const lastFirst = commas.every((count) => count === 1) && parts.some((part) => !part.split(',')[0].includes(' '))
  return lastFirst ? parts : parts.flatMap((part) => withInitials(part.split(/\s*,\s*/)))
}

const INITIALS = /^(\p{Lu}\p{Ll}?\.[ -]?)+$/u

// "Gu, A., Dao, T." are two people: every second piece is initials.
function withInitials(pieces: string[]): string[] {
  const arePairs = pieces.length % 2 === 0 && pieces.every((piece, i) => INITIALS.test(piece) === (i % 2 === 1))
  return arePairs ? pieces.flatMap((piece, i) => (i % 2 === 0 ? [`${piece}, ${pieces[i + 1]}`] : [])) : pieces
}

function personName(value: unknown): string {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return cleanText([value[1], value[0], value[2]].filter((part) => typeof part === 'string' && part).join(' '))
  const inner = (value as { author?: unknown } | null)?.author
  const person = typeof inner === 'object' && inner !== null ? inner : value
  const whole = firstText(person, ['name', 'literal', 'display_name', 'full_name', 'fullName', 'fullname', 'author', 'raw_author_name'])
  if (whole) return whole
  return cleanText([firstText(person, ['given', 'first', 'firstName', 'first_name', 'forenames', 'ForeName']), firstText(person, ['family', 'last', 'lastName', 'last_name', 'keyname', 'LastName'])].join(' '))
}

function firstText(value: unknown, names: string[]): string {
  if (typeof value !== 'object' || value === null) return ''
  for (const name of names) {
    const text = (value as Record<string, unknown>)[name]
    if (typeof text === 'string' && text.trim()) return cleanText(text)
  }
  return ''
}

function splitKeywords(text: string): string[] {
  const separator = text.includes(';') ? ';' : text.includes('|') ? '|' : ','
  const parts = text.split(separator).map((part) => part.trim())
  return parts.length === 1 ? splitCategories(text) : parts
}

// arXiv writes its categories as "cs.LG stat.ML".
const splitCategories = (text: string): string[] => (/^[a-z-]+(\.[A-Za-z-]+)?( [a-z-]+\.[A-Za-z-]+)+$/.test(text) ? text.split(' ') : [text])

const distinct = (texts: string[]): string[] => [...new Set(texts.filter(Boolean))]
