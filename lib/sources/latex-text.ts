/**
 * LaTeX of a BibTeX field → text a person reads: accents and symbols as characters, protecting braces gone, formulas as
 * they are.
 * In: the inside of a field.   Out: text, read by ./bibtex.ts.
 */

const MARKS: Record<string, string> = {
  '"': '\u0308', '\'': '\u0301', '`': '\u0300', '^': '\u0302', '~': '\u0303', '=': '\u0304', '.': '\u0307', c: '\u0327', v: '\u030c', u: '\u0306', H: '\u030b', k: '\u0328', r: '\u030a', b: '\u0331', d: '\u0323', G: '\u030f', U: '\u030e',
}
const SYMBOLS: Record<string, string> = {
  ss: 'ß', o: 'ø', O: 'Ø', aa: 'å', AA: 'Å', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ', l: 'ł', L: 'Ł', i: 'ı', j: 'ȷ', dh: 'ð', DH: 'Ð', th: 'þ', TH: 'Þ', dj: 'đ', DJ: 'Đ', ng: 'ŋ', NG: 'Ŋ',
  textendash: '–', textemdash: '—', textquoteright: '’', textquoteleft: '‘', textquotedblright: '”', textquotedblleft: '“', ldots: '…', dots: '…', textellipsis: '…', textbackslash: '\\', textbraceleft: '{', textbraceright: '}', textasciitilde: '~', textasciicircum: '^', textasciigrave: '`', textunderscore: '_',
  copyright: '©', textcopyright: '©', textregistered: '®', texttrademark: '™', pounds: '£', euro: '€', texteuro: '€', S: '§', P: '¶', textdegree: '°', textmu: 'µ', textpm: '±', texttimes: '×', slash: '/', TeX: 'TeX', LaTeX: 'LaTeX', textgreater: '>', textless: '<', textbar: '|', textdollar: '$', quad: ' ', qquad: ' ', newline: ' ', par: ' ', noopsort: '',
}
/** Commands that only change the look of what follows. */
const LOOKS = /^(?:text(?:it|bf|sc|tt|rm|sf|sl|up|md|normal|super|superscript|subscript)?|emph|em|it|bf|sc|tt|rm|sf|sl|mbox|hbox|uppercase|lowercase|underline|uline|url|href|bibinfo|bibnamefont|bibfnamefont|enquote|mkbibemph|mkbibquote|path|ensuremath|relax|protect|selectlanguage|foreignlanguage|small|large|normalsize)$/

const COMMAND = /\\([A-Za-z]+)\*?[ \t\n]*|\\([\s\S])|\$\$[\s\S]*?\$\$|\$[^$]*\$|[{}~]|-{2,3}|``|''/y
const PLAIN = /[^\\${}~`'-]+|[\s\S]/y
const ARGUMENT = /\s*(?:\{\s*(\\[ij]|\p{L})\s*\}|(\\[ij])(?![A-Za-z])\s*|(\p{L}))/uy

/**
 * @param source LaTeX.
 * @returns the text; what is not known (\alpha, \mathbb{R}) stays as it is, and so does everything between dollars.
 */
export function latexText(source: string): string {
  if (!/[\\${}~`]|--|''/.test(source)) return source
  let out = ''
  let at = 0
  // Braces that belong to a command that stays.
  const kept: boolean[] = []
  while (at < source.length) {
    COMMAND.lastIndex = at
    const found = COMMAND.exec(source)
    if (!found) {
      PLAIN.lastIndex = at
      out += PLAIN.exec(source)![0]
      at = PLAIN.lastIndex
      continue
    }
    at = COMMAND.lastIndex
    const [whole, name, mark] = found
    if (whole[0] === '$') out += whole
    else if (name !== undefined || mark !== undefined) [out, at] = readCommand(source, at, whole, name ?? mark, out, kept)
    else if (whole === '{') {
      kept.push(false)
    } else if (whole === '}') {
      if (kept.pop()) out += whole
    } else {
      out += { '~': ' ', '--': '–', '---': '—', '``': '“', '\'\'': '”' }[whole]
    }
  }
  return out.normalize('NFC')
}

function readCommand(source: string, at: number, whole: string, name: string, out: string, kept: boolean[]): [out: string, at: number] {
  const accent = Object.hasOwn(MARKS, name) && accented(source, at, name)
  if (accent) return [out + accent.text, accent.at]
  if (Object.hasOwn(SYMBOLS, name)) return [out + SYMBOLS[name], source.startsWith('{}', at) ? at + 2 : at]
  if (LOOKS.test(name)) return [out, at]
  if (/^[&%$#_{}]$/.test(name)) return [out + name, at]
  if (name === '-' || name === '/') return [out, at]
  if (/^[\s,;:!\\]$/.test(name)) return [`${out} `, at]
  if (source[at] !== '{') return [out + whole, at]
  kept.push(true)
  return [`${out}${whole}{`, at + 1]
}

function accented(source: string, at: number, mark: string): { text: string; at: number } | null {
  ARGUMENT.lastIndex = at
  const found = ARGUMENT.exec(source)
  if (!found) return null
  const letter = (found[1] ?? found[2] ?? found[3]).replace('\\', '')
  return { text: (letter + MARKS[mark]).normalize('NFC'), at: ARGUMENT.lastIndex }
}
