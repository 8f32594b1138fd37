/**
 * One label per theme, as people write them, no two alike.
 * In: the distinct terms of each theme, from chosen-terms.ts.   Out: labels, read by themes.ts and parents.ts.
 */
import { isAdjective, isVague } from './label-words.ts'
import { sentenceCase } from './print-terms.ts'

export interface LabelPart {
  /** As a label speaks of it: "large language models". */
  title: string
  /** "LLM", or null. */
  acronym: string | null
  weight: number
  /** Papers of the theme that contain the term; default Infinity. */
  papers?: number
  /** Part of the theme's papers that contain the term, 0 … 1. */
  coverage: number
  /** Part of all papers with the term that are in the theme, 0 … 1; default 1. */
  ownPart?: number
  /** How much commoner the term is in the theme's papers than in those of any other theme; default Infinity. */
  lead?: number
  /** Titles of the theme's terms that it meets in no more papers than chance has it; default: none. */
  apartFrom?: readonly string[]
  /** By the title of another term of the theme, the phrase that the two make: "embeddings" → "word embeddings"; default: none. */
  madeWith?: ReadonlyMap<string, string>
  /** Titles of the two commonest phrases that end in the term, where these are what it is about: "face recognition", "object recognition"; default: none. */
  kinds?: readonly string[]
}

export interface WrittenLabel<Part> {
  label: string
  /** What it speaks of, in short: "large language models", "GANs" without the rest. */
  subject: string
  /** The terms that it is made of, one or two; none if the theme has no term left. */
  parts: Part[]
}

/** A term in this part of a theme's papers names it alone; below, a second term says what the rest is about. */
const COVERS = 0.3
/** A term of which less lies in the theme is not its mark: "Images" may cover all of a theme and half of the others. */
const OWNS = 1 / 3
/** A term counts in full if it is so much commoner here than in any other theme: "control" may be in all papers of three themes. */
const LEADS = 1.5
/** Below this part of a theme's papers a term counts less as a label, however much it stands out. */
const COMMON = 0.25
/** What is true of most papers names a theme only if little else does: "Prediction and machine learning". */
const VAGUENESS = 0.25
/** A single word must also stand out: a phrase says more. */
const STANDS_OUT = 3
/** A term that counts less than this part of the first adds nothing to it: "Classification", not "Classification and labels". */
const FOLLOWS = 0.25
/** As a second term a phrase counts so much more than a word ("Videos and action recognition", not "Videos and frames") if this part of the papers has it. */
const SAYS_MORE = 2
const NOTICED = 0.08
/** An acronym that is worth printing: LLM, LiDAR and 3DGS, but not NN or mLLM. */
const TELLING = /^\P{Ll}.{2}/u
/** Words of a title that is too long beside another. */
const LONG_WORDS = 4

/**
 * A theme takes its best noun, or its two best if the first does not cover it or others have more of it; of a word, rather the two
 * phrases that end in it ("Face and object recognition"). The best is what stands out, what many of its papers have, and what no
 * other theme has as often; as a second term, rather a phrase than a word. Themes
 * choose in the order of their best term's weight; a term that heads one label heads no other. No two terms that keep apart are
 * joined: they are a mixture, which goes by the term that most of its papers have, however plain.
 * @param themes for each theme its terms, best first, no near-duplicates among them.
 * @param avoid  labels that others have.
 * @returns one label per theme; "Theme 3" for the third if it has no term left that two of its papers share.
 */
export function writeLabels<Part extends LabelPart>(themes: Part[][], avoid: readonly string[] = []): WrittenLabel<Part>[] {
  const labels = new Array<WrittenLabel<Part>>(themes.length)
  const heads = new Set<string>()
  const taken = new Set(avoid.map(inAnyOrder))
  const order = themes.map((_, c) => c).sort((a, b) => (themes[b][0]?.weight ?? 0) - (themes[a][0]?.weight ?? 0) || a - b)
  for (const c of order) {
    const parts = headMixture(bestFirst(themes[c].filter((part) => isShared(part) && !heads.has(part.title.toLowerCase())), valueOf))
    const written = wordings(parts).find(({ label }) => !taken.has(inAnyOrder(label))) ?? nameless(c + 1, taken)
    if (parts.length > 0) heads.add(parts[0].title.toLowerCase())
    taken.add(inAnyOrder(written.label))
    labels[c] = written
  }
  return labels
}

/** What one paper of several says is no name for them. */
const isShared = ({ papers = Infinity, coverage }: LabelPart): boolean => papers >= 2 || coverage === 1

/** @returns "Theme 3", by the first number from `n` on that is free. */
function nameless(n: number, taken: Set<string>): WrittenLabel<never> {
  while (taken.has(inAnyOrder(`Theme ${n}`))) n++
  return { label: `Theme ${n}`, subject: `theme ${n}`, parts: [] }
}

/** "Robots and control" is no other label than "Control and robots". */
const inAnyOrder = (label: string): string => label.toLowerCase().split(' and ').sort().join(' and ')

/** Adjectives last, taken only where nothing else is left. */
function bestFirst<Part extends LabelPart>(parts: Part[], value: (part: LabelPart) => number): Part[] {
  return parts
    .map((part, at) => ({ part, at, value: value(part), spare: isSpare(part) ? 1 : 0 }))
    .sort((a, b) => a.spare - b.spare || b.value - a.value || a.at - b.at)
    .map(({ part }) => part)
}

const isSpare = ({ title, acronym }: LabelPart): boolean => isAdjective(title) && !isTelling(acronym)

const prominenceOf = ({ title, weight, coverage }: LabelPart): number => weight * Math.sqrt(Math.min(1, coverage / COMMON)) * (isVague(title) ? VAGUENESS : 1)

const valueOf = (part: LabelPart): number => prominenceOf(part) * Math.min(1, (part.lead ?? Infinity) / LEADS)

function valueBeside(part: LabelPart): number {
  const saysMore = part.title.includes(' ') && part.coverage >= NOTICED && !isVague(part.title)
  return valueOf(part) * (saysMore ? SAYS_MORE : 1)
}

/** Where the two best keep apart and the best covers little, the widest noun comes first. */
function headMixture<Part extends LabelPart>(parts: Part[]): Part[] {
  const [first, second] = parts
  if (!second || first.coverage >= COMMON || !keepApart(first, second)) return parts
  const nouns = parts.filter(({ title }) => !isAdjective(title))
  const widest = nouns.reduce((best, part) => (part.coverage > best.coverage ? part : best), first)
  return [widest, ...parts.filter((part) => part !== widest)]
}

const keepApart = (a: LabelPart, b: LabelPart) => a.apartFrom?.includes(b.title) ?? false

/** A vague term beside a telling one that covers enough. */
const saysNothing = (part: LabelPart, first: LabelPart) => isVague(part.title) && !isVague(first.title) && first.coverage >= COMMON

const isTelling = (acronym: string | null): acronym is string => acronym !== null && TELLING.test(acronym)

/** Labels that fit the theme, the best first. */
function wordings<Part extends LabelPart>(parts: Part[]): WrittenLabel<Part>[] {
  if (parts.length === 0) return []
  const [first, ...others] = parts
  const alone = { label: isTelling(first.acronym) ? `${sentenceCase(first.title)} (${first.acronym})` : sentenceCase(first.title), subject: briefly(first), parts: [first] }
  const seconds = bestFirst(others.filter((other) => !keepApart(first, other) && !saysNothing(other, first)), valueBeside)
  const joined = seconds.map((second) => {
    const whole = first.madeWith?.get(second.title)
    const titles = inReadingOrder(first, second).map(briefly)
    return { label: sentenceCase(whole ?? joinTitles(titles)), subject: whole ?? titles[0], parts: [first, second] }
  })
  const hasKinds = first.kinds?.length === 2
  if (hasKinds) joined.unshift({ label: sentenceCase(joinTitles([...first.kinds!])), subject: briefly(first), parts: [first] })
  const stands = first.title.includes(' ') ? 1 : STANDS_OUT
  const standsOut = others.every((other) => isSpare(other) || prominenceOf(first) >= stands * prominenceOf(other))
  const isFollowed = hasKinds || seconds.some((second) => !isSpare(second) && valueBeside(second) >= FOLLOWS * valueOf(first))
  const isSufficient = !isVague(first.title) && first.coverage >= COVERS && (!isFollowed || ((first.ownPart ?? 1) >= OWNS && standsOut))
  return isSufficient ? [alone, ...joined] : [...joined, alone]
}

/** Of the two that say most, the one that stands out more is read first, though others have it too: "Large language models and answers". */
function inReadingOrder(first: LabelPart, second: LabelPart): LabelPart[] {
  return valueOf(first) >= valueOf(second) && prominenceOf(second) > prominenceOf(first) ? [second, first] : [first, second]
}

/** What two terms share is said once: "few-shot and zero-shot learning", "causal inference and discovery", "sparse linear models and regression". */
export function joinTitles([first, second]: string[]): string {
  const [a, b] = [first.split(' '), second.split(' ')]
  if (a.length === b.length && a.length > 1 && a.every((word, at) => at === 0 || word === b[at])) return `${a[0]} and ${second}`
  if (a.length === b.length && a.length > 1 && a.every((word, at) => at === a.length - 1 || word === b[at])) return `${first} and ${b.at(-1)}`
  return `${first} and ${second}`
}

/** Where two terms are joined, a long one goes by its acronym: "Words and BERT"; so does one that is no noun: "PAC". */
function briefly({ title, acronym }: LabelPart): string {
  return isTelling(acronym) && (title.split(' ').length >= LONG_WORDS || isAdjective(title)) ? acronym : title
}
