/**
 * The parts of a person's name, as reference managers want them.
 * In: a name as a source gave it.   Out: family and given name, or the whole; read by ./bibtex.ts, ./ris.ts and ./csl-json.ts.
 */
export type PersonName = { family: string; given: string } | { literal: string }

const GROUP = /\b(team|group|consortium|collaboration|committee|institute|university|association|society|project|network|initiative|foundation|inc|ltd|et al)\b\.?/i
const PARTICLE = /^(\p{Ll}[\p{L}'’]*|d[’']\p{L}*)$/u
const SUFFIX = /^(jr|sr|ii|iii|iv)\.?$/i

/**
 * @returns the parts: "Last, First" at its comma; else the last word is the family name, with its particles ("van der Maaten") and a
 *   "Jr." after it. A single word, or the name of a group, is whole. Given and family name joined by a space are the name again.
 */
export function partsOfName(name: string): PersonName {
  const comma = name.indexOf(',')
  if (comma > 0 && name.slice(comma + 1).trim()) return { family: name.slice(0, comma).trim(), given: name.slice(comma + 1).trim() }
  const words = name.trim().split(/\s+/)
  if (words.length < 2 || GROUP.test(name)) return { literal: name.trim() }
  let from = words.length - 1
  if (SUFFIX.test(words[from]) && from > 1) from--
  while (from > 1 && PARTICLE.test(words[from - 1])) from--
  return { given: words.slice(0, from).join(' '), family: words.slice(from).join(' ') }
}
