/**
 * A second opinion on labels: a namer outside (a command, a language model, local or not) may rewrite them.
 * In: ThemeDescription, from themes.ts; titles of representatives.   Out: NamedTheme, read by ../pipeline/assemble.ts. Off by default.
 */
import { CancelledError } from '../domain/errors.ts'
import type { ThemeNamer } from '../domain/theme-naming.ts'
import type { ThemeDescription } from './themes.ts'

export type NamedTheme = ThemeDescription & {
  automaticLabel: string
  /** Why the namer's answer was not taken; null if it was, or nobody was asked. */
  labelNote: string | null
}

export interface NameThemesOptions {
  /** Undefined: every theme keeps its label. */
  namer?: ThemeNamer
  /** Labels that others have: those of the parents. */
  avoid?: readonly string[]
  /** Ends it with a CancelledError. */
  signal?: AbortSignal
  /** Told the part of the themes that are named, 0 … 1. */
  onProgress?: (fraction: number) => void
}

const LONGEST_LABEL = 80
const LONGEST_REASON = 240
/** A namer that hangs must not hold up a run of a hundred themes a hundred times. */
const FAILURES_IN_A_ROW = 3

/**
 * @param themes as describeThemes gives them. Not modified.
 * @param titles one list per theme.
 * @returns the themes with new labels, where an answer is one line of 1 … 80 characters that no other theme or parent has;
 *   otherwise a theme keeps its label and has a note. Keys stay. After three failures in a row the namer is not asked again.
 * @throws CancelledError; nothing that the namer throws.
 */
export async function nameThemes(themes: ThemeDescription[], titles: string[][], { namer, avoid = [], signal, onProgress }: NameThemesOptions): Promise<NamedTheme[]> {
  if (!namer) return themes.map((theme) => ({ ...theme, automaticLabel: theme.label, labelNote: null }))
  const ask = givingUp(namer)
  const taken = new Set([...themes.map(({ label }) => label), ...avoid].map(sameForReaders))
  const named: NamedTheme[] = []
  for (const [c, theme] of themes.entries()) {
    if (signal?.aborted) throw new CancelledError()
    const automaticLabel = theme.label
    try {
      const label = checkLabel(await ask({ label: automaticLabel, terms: theme.terms.map(({ term }) => term), titles: titles[c] ?? [] }, signal))
      if (taken.has(sameForReaders(label)) && sameForReaders(label) !== sameForReaders(automaticLabel)) throw new Error(`another theme is called "${label}"`)
      taken.add(sameForReaders(label))
      named.push({ ...theme, label, automaticLabel, labelNote: null })
    } catch (error) {
      if (signal?.aborted) throw new CancelledError()
      named.push({ ...theme, automaticLabel, labelNote: `The namer gave no label for "${automaticLabel}": ${reasonOf(error)}.` })
    }
    onProgress?.((c + 1) / themes.length)
  }
  return named
}

/**
 * @param parents  by number. Not modified.
 * @param parentOf parent of each theme, −1: none.
 * @param themes   as nameThemes gives them.
 * @returns the parents; one of a single theme has that theme's name.
 */
export function renameParents<Parent extends { label: string }>(parents: Parent[], parentOf: Int32Array, themes: NamedTheme[]): Parent[] {
  return parents.map((parent, number) => {
    const own = themes.filter((_, c) => parentOf[c] === number)
    return own.length === 1 ? { ...parent, label: own[0].label } : parent
  })
}

function givingUp(namer: ThemeNamer): ThemeNamer {
  let failures = 0
  return async (request, signal) => {
    if (failures === FAILURES_IN_A_ROW) throw new Error(`it was not asked, having failed ${FAILURES_IN_A_ROW} times in a row`)
    failures++
    const answer = await namer(request, signal)
    failures = 0
    return answer
  }
}

// Format characters turn the reading direction or show nothing; the two joiners are part of some scripts' spelling.
const INVISIBLE = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}]/gu

function checkLabel(answer: unknown): string {
  const line = typeof answer === 'string' ? answer.trim() : ''
  const label = line.replace(/\s+/g, ' ').replace(INVISIBLE, '').replace(/^\*\*(.*)\*\*$/, '$1').replace(/^["'“”]+|["'“”.]+$/g, '').trim().normalize('NFC')
  if (/[\n\r\v\f\u0085\u2028\u2029]/.test(line) || [...label].length > LONGEST_LABEL || !/[\p{L}\p{N}]/u.test(label)) {
    throw new Error(`a label must be one line of 1 to ${LONGEST_LABEL} characters with a letter or digit. Got "${clip(visible(line), 40)}"`)
  }
  return label
}

const sameForReaders = (label: string): string => label.normalize('NFKC').replace(/\p{Cf}/gu, '').toLowerCase()

const reasonOf = (error: unknown): string => clip(visible(error instanceof Error ? error.message : String(error)).replace(/[\s.]+$/, ''), LONGEST_REASON)

const visible = (text: string): string => text.replace(/\s+/g, ' ').replace(INVISIBLE, '').trim()

const clip = (text: string, longest: number): string => ([...text].length > longest ? `${[...text].slice(0, longest).join('')}…` : text)
