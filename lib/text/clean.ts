/**
 * Text as sources give it → plain text: NFKC, entities and tags resolved, LaTeX spelled out or removed, addresses dropped.
 * In: title or abstract of a PaperText.   Out: plain text, read by tokenize.ts; and the same with the place of every
 * character in the original, read by occurrences.ts.
 */
import { resolveEntity } from './entities.ts'
import { TextUnits } from './text-units.ts'
import { spellAccent, spellCommand, spellMath } from './latex.ts'

/** Replaces every match of `pattern` in a text for which `guard` holds. Rules run in order, round after round, until nothing changes. */
export interface CleaningRule {
  /** A cheap test that most texts fail. */
  guard: RegExp
  pattern: RegExp
  replace: (...match: string[]) => string
}

const TAG_NAMES =
  'p|br|i|b|u|em|strong|sub|sup|span|div|a|ul|ol|li|h[1-6]|font|small|tt|code|cite|q|italic|bold|sc|title|sec|abstract|monospace|underline|list|list-item|named-content|ext-link|xref|inline-formula|alternatives|tex-math|(?:jats|mml|m|ns\\d?):[a-z-]+'

/** Glyphs that PDF readers could not name: 173 is a soft hyphen, TeX's ligatures lie here, everything else is lost. */
const LIGATURES: Record<string, string> = { 11: 'ff', 12: 'fi', 13: 'fl', 14: 'ffi', 15: 'ffl' }

export const CLEANING_RULES: CleaningRule[] = [
  rule(/&/, /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});/g, (entity) => resolveEntity(entity)),
  rule(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/, /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, () => ' '),
  rule(/[^\0-\x7f]/, /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, () => ' '),
  rule(/[^\0-\x7f]/, /\u00ad\s*\n?\s*|[\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069\u00ae\u00a9\u2122]/g, () => ''),
  rule(/[^\0-\x7f]/, /[\0-\x7f]?[^\0-\x7f]+/g, (run) => run.normalize('NFKC')),
  rule(/\(cid:/, /\(cid:(?:173\)\s*|(\d+)\))/g, (_, glyph) => (glyph === undefined ? '' : (LIGATURES[glyph] ?? ' '))),
  rule(/</, /<(?:mml:|m:)?(math|tex-math|inline-formula)\b[^<>]*>[\s\S]*?<\/(?:mml:|m:)?\1>/gi, () => ', '),
  rule(/</, new RegExp(`</?(?:${TAG_NAMES})(?:\\s[^<>]*)?/?>`, 'gi'), (tag) => (/^<\/?(?:i|b|u|em|sub|sup|italic|bold|sc|jats:(?:italic|bold|sub|sup|sc))\b/i.test(tag) ? '' : ' ')),
  rule(/:\/\/|www\.|@|doi|\.(?:com|org|io|net|edu)\b/i, /(?:https?|ftp):\/\/[^\s<>"{}|^`]*[^\s<>"{}|^`.,;:!?)\]']|www\.[^\s<>"{}]*[^\s<>"{}.,;:!?)\]']|\bdoi:\s*10\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b(?:[a-z\d-]+\.)+(?:com|org|io|net|edu)\b(?:\/[^\s<>"{}]*[^\s<>"{}.,;:!?)\]'])?/gi, () => ' '),
  rule(/\\/, /\{?\\(["'`^~=.]|[uvHckrdb](?=\{))\s*(?:\{(\\?[A-Za-zı])\}|(\\?[A-Za-zı]))\}?/g, (_, mark, inBraces, bare) => spellAccent(mark, inBraces ?? bare)),
  rule(/\\/, /\\(?:begin|end|cite[a-z]*|(?:eq|page|c|auto)?ref|label|url|footnote(?:mark)?|href)\*?\s*(?:\[[^\]]*\])?\{[^{}]*\}/g, () => ' '),
  rule(/\$|\\[([]/, /\$\$([^$]{1,400})\$\$|\$([^$]{1,200})\$|\\\(([^$]{1,200}?)\\\)|\\\[([^$]{1,400}?)\\\]/g, (whole, display, inline, round, square) => spellMathOrMoney(whole, display ?? inline ?? round ?? square)),
  rule(/\\/, /\\([A-Za-z]+)\*?/g, (_, name) => spellCommand(name)),
  rule(/\\/, /\\[^A-Za-z]?/g, (command) => (command === '\\-' ? '' : command === '\\%' ? '%' : ' ')),
  rule(/[{(]/, /(?<![\p{L}\p{N}])(?:(?:wide)?tilde\s*\{?)?(?:O|Omega|Theta|Õ|Ω|Θ|poly|polylog)\}?\s*\((?:[^()]|\([^()]*\))*\)/gu, () => ', '),
  rule(/\{/, /\b(?:sqrt|frac|log|exp|min|max|mathbb|mathcal|mathrm|tilde|widetilde|hat|bar|mathbf)\s*\{[^{}]*\}(?:\s*\{[^{}]*\})*/g, () => ', '),
  rule(/[_^]/, /(?<![\p{L}\p{N}])(?:ell|l|L)_\{?(\d|inf(?:ty|inity)?|[pq])\}?(?![\p{L}\p{N}_^])/gu, (_, index) => `l${index.startsWith('inf') ? 'inf' : index}`),
  rule(/[_^]/, /(?<=\p{L}{2})_(?=\p{L}{2})/gu, () => ' '),
  rule(/[_^]/, /(?<![\p{L}\p{N}])[\p{L}\p{N}]*[_^](?:\{[^{}]*\}|[\p{L}\p{N}+-]+)?/gu, () => ' '),
  rule(/[{}~`]/, /[{}~`]+/g, (marks) => (/[~`]/.test(marks) ? ' ' : '')),
  rule(/--/, /-{2,}/g, () => ' — '),
  rule(/[-‐]\s*\n/, /(?<=\p{L})[-‐][ \t]*\r?\n\s*(?=\p{Ll})/gu, () => ''),
]

function rule(guard: RegExp, pattern: RegExp, replace: CleaningRule['replace']): CleaningRule {
  return { guard, pattern, replace }
}

/** "$5 million to $10" is money; formulas neither begin with a number and a word nor run over sentences. */
function spellMathOrMoney(whole: string, formula: string): string {
  const isMoney = whole[0] === '$' && whole[1] !== '$' && /^\d[\d,.]*\s*[A-Za-z]{3,}\b/.test(formula) && !/[\\^_{}=]/.test(formula)
  return isMoney ? whole.replace(/\$/g, ' ') : spellMath(formula)
}

/** One element per UTF-16 unit: 0 if no rule minds it, 1 if one may, 2 if that depends on its neighbours. Quotes, dashes and precomposed letters stay as they are. */
const SUSPICION = Uint8Array.from({ length: 1 << 16 }, (_, c) => {
  const character = String.fromCharCode(c)
  if ('-.(:'.includes(character)) return 2
  return /[&<\\$_^{}~`@\0-\x08\x0b\x0c\x0e-\x1f\x7f-\u00bf\u0132\u0133\u013f\u0140\u0149\u0180-\u0390\u03ca-\u2011\u2016\u2017\u201a-\u201b\u201e-\u2021\u2023-\uffff]/.test(character) ? 1 : 0
})

const SUSPECT_NEIGHBOURS = /:\/\/|\(cid:\d|[wW]{2}\.|[dD][oO][iI]:|-(?:-| *[\r\n])|(?:\bO|mega|heta|poly|polylog) *\(|\.(?:com|org|io|net|edu|COM|ORG|NET)\b/

const textUnits = new TextUnits()

/** @returns false if no rule can change the text: true of four texts in five, and found out in one pass. */
function isSuspect(text: string): boolean {
  const units = textUnits.load(text)
  const last = text.length
  let asksNeighbours = false
  for (let at = 0; at < last; at++) {
    const c = units[at]
    const suspicion = SUSPICION[c]
    if (suspicion === 0) continue
    if (suspicion === 1) return true
    const next = at + 1 < last ? units[at + 1] : 32
    const before = at > 0 ? units[at - 1] : 32
    if (c === DASH) asksNeighbours ||= next <= 32 || next === DASH
    else if (c === STOP) asksNeighbours ||= next > 64 || before === 119 || before === 87
    else if (c === COLON) asksNeighbours ||= next === 47 || before === 105 || before === 73 || before === 100
    else if (FORMULA_ENDS.has(before > 32 ? before : at > 1 ? units[at - 2] : 32)) asksNeighbours ||= FORMULA_START.test(text.slice(Math.max(0, at - 9), at + 1))
  }
  return asksNeighbours && SUSPECT_NEIGHBOURS.test(text)
}

const DASH = 45
const STOP = 46
const COLON = 58
/** Last letters of O, Omega, Theta, poly and polylog. */
const FORMULA_ENDS = new Set([79, 97, 121, 103, 32])
const FORMULA_START = /(?:\bO|mega|heta|poly|polylog) *\($/

/** Bounds the rounds for texts made to need many; ordinary ones settle in two. */
const MAX_ROUNDS = 40

/**
 * @param text any string, also one with NUL bytes or lone surrogates.
 * @returns the plain text. cleanText(cleanText(x)) = cleanText(x). Never throws.
 */
export function cleanText(text: string): string {
  let before = text
  for (let round = 0; round < MAX_ROUNDS; round++) {
    if (!isSuspect(before)) return before
    let after = before
    for (const { guard, pattern, replace } of CLEANING_RULES) if (guard.test(after)) after = after.replace(pattern, replace)
    if (after === before) return after
    before = after
  }
  return before
}
