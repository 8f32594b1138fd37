/**
 * A second opinion on labels: a namer outside (a command, a language model, local or not) may rewrite them.
 * In: ThemeDescription, from themes.ts; titles of representatives.   Out: NamedTheme, read by ../pipeline/run.ts. Off by default.
 */
import type { ThemeDescription } from './themes.ts'

/** What a namer is told about a theme. */
export interface NamingRequest {
  /** The automatic label. */
  label: string
  terms: string[]
  /** Titles of its representatives, best first. */
  titles: string[]
}

/** Asked once a theme, one after the other; may throw. */
export type ThemeNamer = (request: NamingRequest) => Promise<string>

export type NamedTheme = ThemeDescription & {
  automaticLabel: string
  /** Why the namer's answer was not taken; null if it was. */
  note: string | null
}

const LONGEST_LABEL = 80

/**
 * @param themes as describeThemes gives them. Not modified.
 * @param titles one list per theme.
 * @param namer  asked for every theme; what it throws becomes a note, never an error.
 * @returns the themes with new labels, where an answer is one line of 1 … 80 characters that no other theme has; keys stay.
 */
export async function nameThemes(themes: ThemeDescription[], titles: string[][], namer: ThemeNamer): Promise<NamedTheme[]> {
  const taken = new Set(themes.map(({ label }) => label.toLowerCase()))
  const named: NamedTheme[] = []
  for (const [c, theme] of themes.entries()) {
    const automaticLabel = theme.label
    try {
      const label = checkLabel(await namer({ label: automaticLabel, terms: theme.terms.map(({ term }) => term), titles: titles[c] ?? [] }))
      if (taken.has(label.toLowerCase()) && label.toLowerCase() !== automaticLabel.toLowerCase()) throw new Error(`another theme is called "${label}"`)
      taken.add(label.toLowerCase())
      named.push({ ...theme, label, automaticLabel, note: null })
    } catch (error) {
      named.push({ ...theme, automaticLabel, note: `The namer gave no label for "${automaticLabel}": ${error instanceof Error ? error.message : String(error)}.` })
    }
  }
  return named
}

function checkLabel(answer: unknown): string {
  const label = typeof answer === 'string' ? answer.trim().replace(/^["'“”]+|["'“”.]+$/g, '') : ''
  if (label === '' || label.length > LONGEST_LABEL || /[\p{Cc}]/u.test(label)) throw new Error(`a label must be one line of 1 to ${LONGEST_LABEL} characters`)
  return label
}
