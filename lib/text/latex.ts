/**
 * LaTeX in running text: commands and math removed or spelled out ("\emph{x}" → x, "$\ell_1$" → l1, "$O(n \log n)$" → nothing).
 * In: text of clean.ts.   Out: spellMath, spellAccent, spellCommand, read by clean.ts.
 */

const GREEK = new Set(
  'alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi varphi chi psi omega'.split(' '),
)

const ACCENTS: Record<string, string> = {
  '`': '\u0300', "'": '\u0301', '^': '\u0302', '~': '\u0303', '"': '\u0308', '=': '\u0304', '.': '\u0307',
  u: '\u0306', v: '\u030c', H: '\u030b', c: '\u0327', k: '\u0328', r: '\u030a', d: '\u0323', b: '\u0331',
}

const LETTERS: Record<string, string> = { ss: 'ß', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ', o: 'ø', O: 'Ø', aa: 'å', AA: 'Å', l: 'ł', L: 'Ł', i: 'ı', j: 'ȷ' }

/**
 * @param formula what stands between the dollars: "\ell_1", "k", "O(n \log n)".
 * @returns the name that a reader would say for a lone symbol ("l1", "k", "epsilon"), else a comma, so that no phrase
 *   runs across a formula.
 */
export function spellMath(formula: string): string {
  const plain = formula
    .replace(/\\(?:mathcal|mathbb|mathbf|mathrm|mathit|mathsf|boldsymbol|bm|text|textit|textbf|texttt|operatorname|emph|rm|bf)(?![A-Za-z])\s*/g, '')
    .replace(/\\(?:infty|infinity)(?![A-Za-z])/g, 'inf')
    .replace(/\\var(?=epsilon|theta|phi)/g, '\\')
    .replace(/\\ell(?![A-Za-z])/g, 'l')
    .replace(/\\([a-z]+)(?![A-Za-z])\s*/g, (command, name: string) => (GREEK.has(name) ? `${name}` : command))
    .replace(/[{}\s]|\\[,;:! ]/g, '')
  const symbol = /^([A-Za-z]+)(?:_?\^?([0-9]|inf|p|q))?([A-Za-z-]*)$/.exec(plain)
  if (!symbol) return ', '
  const [, base, index = '', rest] = symbol
  return /^l$/i.test(base) || index === '' || /^\d$/.test(index) ? base + index + rest : base + rest
}

/**
 * @param mark the accent command without its backslash: "'", '"', "v", …
 * @param letter the letter below it.
 * @returns the accented letter as one character where Unicode has one.
 */
export function spellAccent(mark: string, letter: string): string {
  const base = letter === '\\i' || letter === 'ı' ? 'i' : letter === '\\j' ? 'j' : letter
  return (base + ACCENTS[mark]).normalize('NFC')
}

/**
 * @param name a command without its backslash: "alpha", "ell", "textbf", "method".
 * @returns a Greek letter's name, a special letter, or a space for anything else (its argument stays in the text).
 */
export function spellCommand(name: string): string {
  if (name === 'ell') return 'l'
  if (name === 'infty') return 'inf'
  const plain = name.startsWith('var') ? name.slice(3) : name
  if (GREEK.has(plain.toLowerCase())) return `${plain}`
  return LETTERS[name] ?? ' '
}
