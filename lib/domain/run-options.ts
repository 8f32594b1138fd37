/**
 * Every option of a run, declared once: meaning, range, default.
 * In: nothing.   Out: runOptionsSchema and runOptionList, read by the command line, the database column, the API and the form.
 */
import { z } from 'zod'
import { InvalidInputError } from './errors.ts'

export interface RunOption {
  name: string
  meaning: string
  range: string
  /** If there are few: all that it may be. */
  values?: readonly string[]
  default: string | number
  schema: z.ZodType
  /** How the command line hands the text of a flag to the schema. */
  parse: (text: string) => unknown
}

const asNumber = (text: string) => (/^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text)

const shown = (got: unknown) => (got === '' ? 'an empty text' : String(got).slice(0, 80))

const integer = (name: string, low: number, high: number) => {
  const rule = (got: unknown) => `${name} must be an integer in [${low}, ${high}]. Got ${shown(got)}.`
  return z.number({ error: (issue) => rule(issue.input) }).refine((n) => Number.isInteger(n) && n >= low && n <= high, { error: (issue) => rule(issue.input), abort: true }).meta({ type: 'integer', minimum: low, maximum: high })
}

const oneOf = <const T extends [string, ...string[]]>(name: string, values: T) =>
  z.enum(values, { error: (issue) => `${name} must be one of ${values.join(', ')}. Got ${shown(issue.input)}.` })

const autoOr = (name: string, low: number, high: number) =>
  z.union([z.literal('auto'), integer(name, low, high)], { error: (issue) => `${name} must be "auto" or an integer in [${low}, ${high}]. Got ${shown(issue.input)}.` })

/** "off", a command line for the system's shell, or an address: one line, no password in it, which would be stored with the run. */
const namerRule = z.string({ error: 'namer must be "off", a command line, or an http(s):// address.' }).trim().superRefine((text, context) => {
  const refuse = (message: string) => context.addIssue({ code: 'custom', message })
  if (text === '' || text.length > 2000 || /\p{Cc}/u.test(text)) return refuse(`namer must be "off", a command line, or an http(s):// address: one line of 1 to 2000 characters. Got ${JSON.stringify(text.slice(0, 80))}.`)
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return refuse(`namer must be an http:// or https:// address if it is one. Got ${text.slice(0, 80)}.`)
  if (new URL(text).username || new URL(text).password) refuse('namer must be an address without a user or password in it: the key goes in PAPERDRIFT_NAMER_KEY.')
})

const declared = {
  k: {
    meaning: 'How many themes to look for; auto lets the corpus decide.',
    range: 'auto, or an integer in [2, 1000]',
    default: 'auto',
    schema: autoOr('k', 2, 1000),
    parse: asNumber,
  },
  space: {
    meaning: 'Where papers are compared: lsa in the main directions of the vocabulary, tfidf term by term.',
    range: 'lsa or tfidf',
    values: ['lsa', 'tfidf'],
    default: 'lsa',
    schema: oneOf('space', ['lsa', 'tfidf']),
    parse: String,
  },
  engine: {
    meaning: 'Who does the clustering: native (fast, any size) or ml-kmeans (the reference, up to some thousands of papers).',
    range: 'native or ml-kmeans',
    values: ['native', 'ml-kmeans'],
    default: 'native',
    schema: oneOf('engine', ['native', 'ml-kmeans']),
    parse: String,
  },
  seed: {
    meaning: 'Start of all random choices; the same seed gives the same answer.',
    range: 'an integer in [0, 2147483647]',
    default: 1,
    schema: integer('seed', 0, 2147483647),
    parse: asNumber,
  },
  restarts: {
    meaning: 'How many independent starts are joined into one answer; auto goes by the number of papers.',
    range: 'auto, or an integer in [1, 200]',
    default: 'auto',
    schema: autoOr('restarts', 1, 200),
    parse: asNumber,
  },
  threads: {
    meaning: 'Worker threads; changes the speed and never the answer. auto takes one per core, at most 8.',
    range: 'auto, or an integer in [1, 64]',
    default: 'auto',
    schema: autoOr('threads', 1, 64),
    parse: asNumber,
  },
  namer: {
    meaning: 'Who may rewrite the labels of themes: off (nobody); a command, which gets one JSON request on stdin per theme and writes one label; or the address of an OpenAI-compatible endpoint.',
    range: 'off, a command line, or an http(s):// address',
    default: 'off',
    schema: namerRule,
    parse: String,
  },
} as const satisfies Record<string, Omit<RunOption, 'name'>>

export type RunOptionName = keyof typeof declared
export const runOptionList: RunOption[] = Object.entries(declared).map(([name, option]) => ({ name, ...option }))

export const runOptionsSchema = z.strictObject({
  k: declared.k.schema.default(declared.k.default),
  space: declared.space.schema.default(declared.space.default),
  engine: declared.engine.schema.default(declared.engine.default),
  seed: declared.seed.schema.default(declared.seed.default),
  restarts: declared.restarts.schema.default(declared.restarts.default),
  threads: declared.threads.schema.default(declared.threads.default),
  namer: declared.namer.schema.default(declared.namer.default),
})
/** For options that come from a web request: without the namer, since who may set it may run any program on this machine. */
export const webRunOptionsSchema = runOptionsSchema.omit({ namer: true })
export type RunOptions = z.infer<typeof runOptionsSchema>

/** @throws InvalidInputError if k themes cannot have two papers each; one may. The least k, 2, is left to the run, which knows how many papers differ. */
export function requireTwoPapersEach(k: RunOptions['k'], papers: number): void {
  const most = Math.max(2, Math.ceil(papers / 2))
  if (k !== 'auto' && k > most) throw new InvalidInputError(`k must be an integer in [2, ${most}]: a theme takes two papers, and there are ${papers}. Got ${k}.`)
}

/** @returns by name of the option the sentence on its text if it cannot be, for a corpus of so many papers; what is empty gets its default. */
export function runOptionProblems(texts: Record<string, string | undefined>, papers: number): Record<string, string> {
  return Object.fromEntries(runOptionList.flatMap(({ name }) => {
    try {
      requireTwoPapersEach(parseRunOptions({ [name]: texts[name] || undefined }, runOptionsSchema).k, papers)
      return []
    } catch (error) {
      return [[name, (error as Error).message]]
    }
  }))
}

/**
 * @param texts as the flags of a command or the fields of a form give them; an option that is missing gets its default. Other names are left alone.
 * @param schema runOptionsSchema, or webRunOptionsSchema for what comes from the web.
 * @throws InvalidInputError with the rule and the value of the first option that breaks it.
 */
export function parseRunOptions<T>(texts: Record<string, string | undefined>, schema: z.ZodType<T>): T {
  const given = Object.fromEntries(runOptionList.flatMap(({ name, parse }) => (texts[name] === undefined ? [] : [[name, parse(texts[name])]])))
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw new InvalidInputError(parsed.error.issues[0].message)
  return parsed.data
}
