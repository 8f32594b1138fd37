/**
 * Which cleaning rules a text may need, found out in one pass over its characters: four texts in five need none.
 * In: any text.   Out: the classes of suspicious characters as bits, read by clean.ts.
 */
import { TextUnits } from './text-units.ts'

export const AMPERSAND = 1
export const CONTROL = 2
/** Quotes, dashes and precomposed letters stay as they are and do not count. */
export const FOREIGN = 4
export const LESS_THAN = 8
export const BACKSLASH = 16
export const DOLLAR = 32
export const INDEX = 64
export const BRACE = 128
/** "@", or a mark of an address. */
export const ADDRESS = 256
/** "(cid:", and "doi:" with it. */
export const LABEL = 512
export const DASHES = 1024
/** A hyphen that ends a line. */
export const LINE_END = 2048
/** "O(", "Omega (", "polylog(". */
export const FORMULA = 4096
/** Suspicious or not, depending on the neighbours. */
const ASK = 8192

const CLASSES: [bit: number, characters: RegExp][] = [
  [AMPERSAND, /&/], [LESS_THAN, /</], [BACKSLASH, /\\/], [DOLLAR, /\$/], [INDEX, /[_^]/], [BRACE, /[{}~`]/], [ADDRESS, /@/], [ASK, /[-.(:]/],
  [CONTROL, /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/],
  [FOREIGN, /[\x80-\u00bf\u0132\u0133\u013f\u0140\u0149\u0180-\u0390\u03ca-\u2011\u2016\u2017\u201a-\u201b\u201e-\u2021\u2023-\uffff]/],
]

/** One element per UTF-16 unit: the bit of its class, or 0. */
const CLASS_OF = Uint16Array.from({ length: 1 << 16 }, (_, c) => CLASSES.find(([, characters]) => characters.test(String.fromCharCode(c)))?.[0] ?? 0)

/** One element per UTF-16 unit, for ../numeric/kernels/scan.ts: 8 if its neighbours decide, 4 if it is suspicious, else 0. */
export const CHARACTER_CLASSES = Uint8Array.from(CLASS_OF, (bit) => (bit === ASK ? 8 : bit === 0 ? 0 : 4))

const textUnits = new TextUnits()

/** @returns the bits of all classes in the text; 0 if no rule can change it. */
export function findSuspicion(text: string): number {
  const units = textUnits.load(text)
  const last = text.length
  let found = 0
  for (let at = 0; at < last; at++) {
    const bit = CLASS_OF[units[at]]
    if (bit === 0) continue
    found |= bit === ASK ? classOfMark(units, at, last, text) : bit
  }
  return found
}

const TAB = 9
const DASH = 45
const STOP = 46
const COLON = 58
const SPACE = 32
/** Last letters of O, Omega, Theta, poly and polylog; Õ, Ω, Θ. */
const FORMULA_ENDS = new Set([79, 97, 121, 103, 0xd5, 0x3a9, 0x398])
const FORMULA_START = /(?:\bO|mega|heta|poly|polylog|[ÕΩΘ])\s*\($/
const NAMED = /(?:doi|\(cid):/i
const DOMAIN = /^\.(?:com|org|io|net|edu|COM|ORG|NET)\b/

/** @returns the class that a mark has among its neighbours, or 0. */
function classOfMark(units: Uint16Array, at: number, last: number, text: string): number {
  const next = at + 1 < last ? units[at + 1] : SPACE
  const before = at > 0 ? units[at - 1] : SPACE
  if (units[at] === DASH) return next === DASH ? DASHES : next <= SPACE && endsLine(units, at + 1, last) ? LINE_END : 0
  if (units[at] === STOP) {
    const isAddress = ((before | 32) === 119 && at > 1 && (units[at - 2] | 32) === 119) || (next > 64 && DOMAIN.test(text.slice(at, at + 5)))
    return isAddress ? ADDRESS : 0
  }
  if (units[at] === COLON) {
    if (next === 47) return ADDRESS
    return (before === 105 || before === 73 || (before | 32) === 100) && NAMED.test(text.slice(Math.max(0, at - 4), at + 1)) ? LABEL | ADDRESS : 0
  }
  let end = at - 1
  while (end > 0 && units[end] <= SPACE) end--
  return end >= 0 && FORMULA_ENDS.has(units[end]) && FORMULA_START.test(text.slice(Math.max(0, end - 6), at + 1)) ? FORMULA : 0
}

function endsLine(units: Uint16Array, from: number, last: number): boolean {
  let at = from
  while (at < last && (units[at] === SPACE || units[at] === TAB)) at++
  return at < last && (units[at] === 10 || units[at] === 13)
}
