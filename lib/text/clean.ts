/**
 * Text as sources give it → plain text: NFKC, entities and tags resolved, LaTeX spelled out or removed, addresses dropped.
 * In: title or abstract of a PaperText.   Out: plain text, read by token-stream.ts and term-finder.ts.
 */
import { resolveEntity } from './entities.ts'
import { spellAccent, spellCommand, spellMath } from './latex.ts'
import { ADDRESS, AMPERSAND, BACKSLASH, BRACE, CONTROL, DASHES, DOLLAR, findSuspicion, FOREIGN, FORMULA, INDEX, LABEL, LESS_THAN, LINE_END } from './suspicion.ts'

/** Replaces every match of `pattern` in a text for which `guard` holds. Rules run in order, round after round, until nothing changes. */
interface CleaningRule {
  /** Bits of suspicion.ts: a text without any of them has no match. */
  classes: number
  /** A cheap test that most texts fail. */
  guard: RegExp
  pattern: RegExp
  replace: (...match: string[]) => string
  /** Where it is given, every match lies in a chunk of non-spaces with one of these, or in that and what follows its colon. */
  chunkMark?: RegExp
}

const TAG_NAMES =
  'p|br|i|b|u|em|strong|sub|sup|span|div|a|ul|ol|li|h[1-6]|font|small|tt|code|cite|q|italic|bold|sc|title|sec|abstract|monospace|underline|list|list-item|named-content|ext-link|xref|inline-formula|alternatives|tex-math|(?:jats|mml|m|ns\\d?):[a-z-]+'

/** Glyphs that PDF readers could not name: 173 is a soft hyphen, TeX's ligatures lie here, everything else is lost. */
const LIGATURES: Record<string, string> = { 11: 'ff', 12: 'fi', 13: 'fl', 14: 'ffi', 15: 'ffl' }

const CLEANING_RULES: CleaningRule[] = [
  rule(AMPERSAND, /&/, /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});/g, (entity) => resolveEntity(entity)),
  rule(CONTROL, /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/, /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, () => ' '),
  rule(FOREIGN, /[^\0-\x7f]/, /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, () => ' '),
  rule(FOREIGN, /[^\0-\x7f]/, /\u00ad\s*\n?\s*|[\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069\u00ae\u00a9\u2122]/g, () => ''),
  rule(FOREIGN, /[^\0-\x7f]/, /[\0-\x7f]?[^\0-\x7f]+/g, (run) => run.normalize('NFKC')),
  rule(LABEL, /\(cid:/, /\(cid:(?:173\)\s*|(\d+)\))/g, (_, glyph) => (glyph === undefined ? '' : (LIGATURES[glyph] ?? ' '))),
  rule(LESS_THAN, /</, /<(?:mml:|m:)?(math|tex-math|inline-formula)\b[^<>]*>[\s\S]*?<\/(?:mml:|m:)?\1>/gi, () => ', '),
  rule(LESS_THAN, /</, new RegExp(`</?(?:${TAG_NAMES})(?:\\s[^<>]*)?/?>`, 'gi'), (tag) => (/^<\/?(?:i|b|u|em|sub|sup|italic|bold|sc|jats:(?:italic|bold|sub|sup|sc))\b/i.test(tag) ? '' : ' ')),
  rule(ADDRESS, /:\/\/|www\.|@|doi|\.(?:com|org|io|net|edu)\b/i, /(?:https?|ftp):\/\/[^\s<>"{}|^`]*[^\s<>"{}|^`.,;:!?)\]']|www\.[^\s<>"{}]*[^\s<>"{}.,;:!?)\]']|\bdoi:\s*10\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b(?:[a-z\d-]+\.)+(?:com|org|io|net|edu)\b(?:\/[^\s<>"{}]*[^\s<>"{}.,;:!?)\]'])?/gi, () => ' ', /:\/\/|www\.|@|doi|\.(?:com|org|io|net|edu)\b/gi),
  rule(BACKSLASH, /\\/, /\{?\\(["'`^~=.]|[uvHckrdb](?=\{))\s*(?:\{(\\?[A-Za-zı])\}|(\\?[A-Za-zı]))\}?/g, (_, mark, inBraces, bare) => spellAccent(mark, inBraces ?? bare)),
  rule(BACKSLASH, /\\/, /\\(?:begin|end|cite[a-z]*|(?:eq|page|c|auto)?ref|label|url|footnote(?:mark)?|href)\*?\s*(?:\[[^\]]*\])?\{[^{}]*\}/g, () => ' '),
  rule(DOLLAR | BACKSLASH, /\$|\\[([]/, /\$\$([^$]{1,400})\$\$|\$([^$]{1,200})\$|\\\(([^$]{1,200}?)\\\)|\\\[([^$]{1,400}?)\\\]/g, (whole, display, inline, round, square) => spellMathOrMoney(whole, display ?? inline ?? round ?? square)),
  rule(BACKSLASH, /\\/, /\\([A-Za-z]+)\*?/g, (_, name) => spellCommand(name)),
  rule(BACKSLASH, /\\/, /\\[^A-Za-z]?/g, (command) => (command === '\\-' ? '' : command === '\\%' ? '%' : ' ')),
  rule(FORMULA | BRACE | INDEX, /(?:O|Omega|Theta|Õ|Ω|Θ|poly|polylog)\}?\s*\(/, /(?<![\p{L}\p{N}])(?:(?:wide)?tilde\s*\{?)?(?:O|Omega|Theta|Õ|Ω|Θ|poly|polylog)\}?\s*\((?:[^()]|\([^()]*\))*\)/gu, () => ', '),
  rule(BRACE, /\{/, /\b(?:sqrt|frac|log|exp|min|max|mathbb|mathcal|mathrm|tilde|widetilde|hat|bar|mathbf)\s*\{[^{}]*\}(?:\s*\{[^{}]*\})*/g, () => ', '),
  rule(INDEX, /[_^]/, /(?<![\p{L}\p{N}])(?:ell|l|L)_\{?(\d|inf(?:ty|inity)?|[pq])\}?(?![\p{L}\p{N}_^])/gu, (_, index) => `l${index.startsWith('inf') ? 'inf' : index}`),
  rule(INDEX, /[_^]/, /(?<=\p{L}{2})_(?=\p{L}{2})/gu, () => ' '),
  rule(INDEX, /[_^]/, /(?<![\p{L}\p{N}])[\p{L}\p{N}]*[_^](?:\{[^{}]*\}|[\p{L}\p{N}+-]+)?/gu, () => ' '),
  rule(BRACE, /[{}~`]/, /[{}~`]+/g, (marks) => (/[~`]/.test(marks) ? ' ' : '')),
  rule(DASHES, /--/, /-{2,}/g, () => ' — '),
  rule(LINE_END | FOREIGN, /[-‐]\s*\n/, /(?<=\p{L})[-‐][ \t]*\r?\n\s*(?=\p{Ll})/gu, () => ''),
]

function rule(classes: number, guard: RegExp, pattern: RegExp, replace: CleaningRule['replace'], chunkMark?: RegExp): CleaningRule {
  return { classes, guard, pattern, replace, chunkMark }
}

/** As text.replace, but looks only at chunks with a mark; what follows a colon belongs to its chunk. */
function replaceInChunks(text: string, mark: RegExp, pattern: RegExp, replace: CleaningRule['replace']): string {
  let out = ''
  let done = 0
  mark.lastIndex = 0
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    let from = found.index
    while (from > done && !SPACE.test(text[from - 1])) from--
    CHUNK.lastIndex = from
    CHUNK.test(text)
    const to = CHUNK.lastIndex
    out += text.slice(done, from) + text.slice(from, to).replace(pattern, replace)
    done = mark.lastIndex = to
  }
  return out + text.slice(done)
}

const SPACE = /\s/
const CHUNK = /\S+(?:(?<=:)\s+\S+)*/y

/** "$5 million to $10" is money; formulas neither begin with a number and a word nor run over sentences. */
function spellMathOrMoney(whole: string, formula: string): string {
  const isMoney = whole[0] === '$' && whole[1] !== '$' && /^\d[\d,.]*\s*[A-Za-z]{3,}\b/.test(formula) && !/[\\^_{}=]/.test(formula)
  return isMoney ? whole.replace(/\$/g, ' ') : spellMath(formula)
}

/** Bounds the rounds for texts made to need many; ordinary ones settle in two. */
const MAX_ROUNDS = 40

/**
 * @param text any string, also one with NUL bytes or lone surrogates.
 * @returns the plain text. cleanText(cleanText(x)) = cleanText(x). Never throws.
 */
export function cleanText(text: string): string {
  let suspicion = findSuspicion(text)
  for (let round = 0; round < MAX_ROUNDS && suspicion !== 0; round++) {
    const before = text
    for (const { classes, guard, pattern, replace, chunkMark } of CLEANING_RULES) {
      if ((suspicion & classes) === 0 || !guard.test(text)) continue
      const changed = chunkMark ? replaceInChunks(text, chunkMark, pattern, replace) : text.replace(pattern, replace)
      if (changed === text) continue
      text = changed
      suspicion = findSuspicion(text)
    }
    if (text === before) break
  }
  return text
}
