/**
 * What of an address a page did not understand, so that nothing typed by hand is dropped in silence.
 * In: the query of an address and what the page can read.   Out: Unread, told by app/_components/address-note.tsx.
 */
export type Query = Record<string, string | string[] | undefined>

/** Whether a text means something to the page; if only a part of it does, which: "the first 300 characters count". */
export type ParamReader = (text: string) => boolean | string

export interface Unread {
  /** As they stand in the address, shortened: "theme=t99". */
  left: string[]
  /** Texts of which only a part counts. */
  cut: { name: string; part: string }[]
  /** The search of the address without what was left out: "?q=graph"; "?" if nothing stays. */
  rest: string
}

const LONGEST_SHOWN = 60

/**
 * @param readers by name; a name that is not there is not understood, nor is one that is given twice. A text that is empty says nothing: forms send such.
 * @returns what the page passed over; null if it understood everything.
 */
export function unreadParams(query: Query, readers: Record<string, ParamReader>): Unread | null {
  const given = Object.entries(query).filter(([, text]) => text !== undefined && text !== '')
  const verdicts = given.map(([name, text]) => ({ name, text, verdict: typeof text === 'string' && Object.hasOwn(readers, name) && readers[name](text) }))
  const left = verdicts.filter(({ verdict }) => verdict === false).map(({ name, text }) => [text].flat().map((each) => shortened(`${name}=${each}`)).join(' and '))
  const cut = verdicts.flatMap(({ name, verdict }) => (typeof verdict === 'string' ? [{ name, part: verdict }] : []))
  if (left.length + cut.length === 0) return null
  return { left, cut, rest: `?${new URLSearchParams(verdicts.filter(({ verdict }) => verdict !== false).map(({ name, text }) => [name, text as string]))}` }
}

const shortened = (text: string) => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1).toWellFormed()}…` : text)

/** Reads one of a few words. */
export const oneOf = (words: readonly string[]): ParamReader => (text) => words.includes(text)

/** Reads the number of a page; one past the end counts as the last. */
export const isPage: ParamReader = (text) => /^\d{1,15}$/.test(text) && Number(text) > 0

/** Reads a text of which up to `length` characters count. */
export const upTo = (length: number): ParamReader => (text) => text.trim().length <= length || `the first ${length} characters count`
