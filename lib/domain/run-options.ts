/**
 * Every option of a run, declared once: meaning, range, default.
 * In: nothing.   Out: runOptionsSchema and runOptionList, read by the command line, the database column, the API and the form.
 */
import { z } from 'zod'

export interface RunOption {
  name: string
  meaning: string
  range: string
  default: string | number
  schema: z.ZodType
  /** How the command line hands the text of a flag to the schema. */
  parse: (text: string) => unknown
}

const asNumber = (text: string) => (/^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text)

const integer = (name: string, low: number, high: number) => {
  const rule = (got: unknown) => `${name} must be an integer in [${low}, ${high}]. Got ${String(got)}.`
  return z.number({ error: (issue) => rule(issue.input) }).refine((n) => Number.isInteger(n) && n >= low && n <= high, { error: (issue) => rule(issue.input) })
}

const oneOf = <const T extends [string, ...string[]]>(name: string, values: T) =>
  z.enum(values, { error: (issue) => `${name} must be one of ${values.join(', ')}. Got ${String(issue.input)}.` })

const autoOr = (name: string, low: number, high: number) =>
  z.union([z.literal('auto'), integer(name, low, high)], { error: (issue) => `${name} must be "auto" or an integer in [${low}, ${high}]. Got ${String(issue.input)}.` })

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
    default: 'lsa',
    schema: oneOf('space', ['lsa', 'tfidf']),
    parse: String,
  },
  engine: {
    meaning: 'Who does the clustering: native (fast, any size) or ml-kmeans (the reference, up to some thousands of papers).',
    range: 'native or ml-kmeans',
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
})
export type RunOptions = z.infer<typeof runOptionsSchema>
