/**
 * One label per theme, as people write them, no two alike.
 * In: the distinct terms of each theme, from theme-terms.ts.   Out: labels, read by themes.ts.
 */
import { sentenceCase } from './print-terms.ts'

export interface LabelPart {
  /** As a label speaks of it: "large language models". */
  title: string
  /** "LLM", or null. */
  acronym: string | null
  weight: number
  /** Part of the theme's papers that contain the term, 0 … 1. */
  coverage: number
}

/** A term in this part of a theme's papers names it alone; below, a second term says what the rest is about. */
const COVERS = 0.3
/** A single word must also stand out: a phrase says more. */
const STANDS_OUT = 2

/**
 * A theme takes its best term, or its two best if the first does not cover it. Themes choose in the order of their best
 * term's weight; a term that heads one label heads no other.
 * @param themes for each theme its terms, best first, no near-duplicates among them.
 * @returns one label per theme; "Theme 3" for the third if it has no term left.
 */
export function writeLabels(themes: LabelPart[][]): string[] {
  const labels = new Array<string>(themes.length)
  const heads = new Set<string>()
  const taken = new Set<string>()
  const order = themes.map((_, c) => c).sort((a, b) => (themes[b][0]?.weight ?? 0) - (themes[a][0]?.weight ?? 0) || a - b)
  for (const c of order) {
    const free = themes[c].filter(({ title }) => !heads.has(title.toLowerCase()))
    const label = wordings(free).find((wording) => !taken.has(wording.toLowerCase())) ?? `Theme ${c + 1}`
    if (free.length > 0) heads.add(free[0].title.toLowerCase())
    taken.add(label.toLowerCase())
    labels[c] = label
  }
  return labels
}

/** Labels that fit the theme, the best first. */
function wordings(parts: LabelPart[]): string[] {
  if (parts.length === 0) return []
  const [first, ...others] = parts
  const alone = first.acronym ? `${sentenceCase(first.title)} (${first.acronym})` : sentenceCase(first.title)
  const joined = others.map((other) => `${sentenceCase(first.title)} and ${other.title}`)
  const sufficient = first.coverage >= COVERS && (first.title.includes(' ') || first.weight >= STANDS_OUT * (others[0]?.weight ?? 0))
  return sufficient ? [alone, ...joined] : [...joined, alone]
}
