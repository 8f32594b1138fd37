/**
 * HTML and XML entities → characters.
 * In: text of a source.   Out: resolveEntity, read by clean.ts.
 */

const NAMED: Record<string, string> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', shy: '\u00ad',
  ndash: '–', mdash: '—', minus: '-', hyphen: '-', dash: '-', lsquo: '‘', rsquo: '’', sbquo: ',', ldquo: '“', rdquo: '”', bdquo: '"',
  laquo: '«', raquo: '»', hellip: '…', middot: '·', bull: '•', times: '×', divide: '÷', plusmn: '±', deg: '°', micro: 'µ', copy: '©',
  reg: '®', trade: '™', prime: '′', ell: 'l', infin: '∞', le: '≤', ge: '≥', ne: '≠', asymp: '≈', sim: '~', radic: '√', sum: '∑',
  part: '∂', isin: '∈', rarr: '→', larr: '←', szlig: 'ß', aelig: 'æ', AElig: 'Æ', oelig: 'œ', OElig: 'Œ', oslash: 'ø', Oslash: 'Ø',
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ', iota: 'ι', kappa: 'κ', lambda: 'λ',
  mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', phi: 'φ', chi: 'χ', psi: 'ψ', omega: 'ω', Gamma: 'Γ',
  Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Sigma: 'Σ', Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω',
}

const ACCENTS: Record<string, string> = {
  grave: '\u0300', acute: '\u0301', circ: '\u0302', tilde: '\u0303', uml: '\u0308', ring: '\u030a', cedil: '\u0327', caron: '\u030c',
}

/**
 * @param entity an entity with its "&" and ";": "&amp;", "&#8211;", "&#x2013;", "&eacute;".
 * @returns what it stands for; a space for a code that is no character; the entity itself if its name is unknown.
 */
export function resolveEntity(entity: string): string {
  const name = entity.slice(1, -1)
  if (name[0] === '#') return fromCode(name[1] === 'x' || name[1] === 'X' ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10))
  if (Object.hasOwn(NAMED, name)) return NAMED[name]
  const accent = ACCENTS[name.slice(1)]
  return accent ? (name[0] + accent).normalize('NFC') : entity
}

function fromCode(code: number): string {
  const isCharacter = code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : ' '
}
