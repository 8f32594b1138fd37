/**
 * What may be asked for over the web: imports, fetches and runs.
 * In: fields of a form or of a JSON object.   Out: validated requests, handed to ../jobs by app/api.
 */
import { z } from 'zod'
import { corpusNameOf, corpusNameSchema } from '../domain/corpus-name.ts'
import { InvalidInputError } from '../domain/errors.ts'
import { NOT_READ, PAPER_FIELDS } from '../domain/file-preview.ts'
import { parseRunOptions, webRunOptionsSchema } from '../domain/run-options.ts'

type Fields = Record<string, string | undefined>

/** A ticked box of a form, or true. */
const tick = z.union([z.literal('on'), z.literal('true'), z.literal('')]).optional().transform((word) => Boolean(word))

/**
 * @param fields corpus: default made of the file's name. format: default auto. themes: "on" to find the themes afterwards.
 *   map-title, map-abstract …: the column that holds it, or NOT_READ; left empty where it is known.
 * @returns map: the columns as `paperdrift ingest --map` takes them.
 * @throws InvalidInputError naming the first field that breaks its rule.
 */
export function parseImport(fields: Fields, fileName: string): { corpus: string; format: string; themes: boolean; map?: string } {
  const format = z.string().regex(/^[a-z][a-z\d-]{0,39}$/, { error: ({ input }) => `format must be auto or the name of a format. Got ${String(input).slice(0, 60)}.` })
  const chosen = PAPER_FIELDS.map((field) => [field, fields[`map-${field}`]?.trim() ?? '']).filter(([, column]) => column !== '').map(([field, column]) => [field, column === NOT_READ ? '' : column])
  const map = chosen.length > 0 ? JSON.stringify(Object.fromEntries(chosen)) : undefined
  return check(z.object({ corpus: corpusNameSchema, format, themes: tick, map: z.string().optional() }), { corpus: fields.corpus?.trim() || corpusNameOf(fileName), format: fields.format || 'auto', themes: fields.themes, map })
}

/** @param fields corpus, which may be empty: the archive names one. @throws InvalidInputError if it cannot be the name of a corpus. */
export const parseRunImport = (fields: Fields): { corpus: string | undefined } => ({ corpus: fields.corpus?.trim() ? check(corpusNameSchema, fields.corpus.trim()) : undefined })

/**
 * @param fields corpus and the options of ../domain/run-options.ts as texts; what is empty gets its default. A namer is refused.
 * @throws InvalidInputError naming the first field that breaks its rule.
 */
export function parseRun(fields: Fields): { corpus: string; options: z.infer<typeof webRunOptionsSchema> } {
  const { corpus, ...texts } = fields
  const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''))
  if (given.namer !== undefined) throw new InvalidInputError('namer cannot be set over the web, since it may be any program. Use the command line: paperdrift cluster --namer COMMAND')
  return { corpus: check(corpusNameSchema, corpus), options: parseRunOptions(given, webRunOptionsSchema) }
}

/** @throws InvalidInputError if `name` cannot be the name of a corpus. */
export const parseName = (fields: Fields): string => check(corpusNameSchema, fields.name)

/** A day that there is. */
export const day = (name: string) => z.iso.date({ error: ({ input }) => `${name} must be a day, YYYY-MM-DD. Got ${String(input).slice(0, 40)}.` })

/** What `paperdrift fetch` can check by itself, such as the query, it checks. @throws InvalidInputError naming the first field that breaks its rule. */
export function parseFetch(fields: Fields): { service: string; query: string; from: string; to: string; max: number; corpus: string; themes: boolean } {
  const service = z.string({ error: 'service must be the name of a service.' }).regex(/^[a-z][a-z\d-]{0,39}$/, { error: ({ input }) => `service must be the name of a service. Got ${String(input).slice(0, 60)}.` })
  const query = z.string().max(1000, { error: 'query must have up to 1000 characters.' }).default('')
  const max = z.coerce.number().int().min(1).max(1_000_000).default(2000).catch(({ input }) => { throw new InvalidInputError(`max must be an integer in [1, 1000000]. Got ${String(input)}.`) })
  return check(z.object({ service, query, from: day('from').default(''), to: day('to').default(''), max, corpus: corpusNameSchema, themes: tick }), { ...fields, from: fields.from || undefined, to: fields.to || undefined, max: fields.max || undefined, corpus: fields.corpus?.trim() || fields.query?.trim().slice(0, 80) || fields.service })
}

/** @throws InvalidInputError naming the first field that breaks its rule. */
export function parseEnrichment(fields: Fields): { byTitle: boolean; threshold: number } {
  const threshold = Number(fields.threshold || 0.9)
  if (!(threshold >= 0.5 && threshold <= 1)) throw new InvalidInputError(`threshold must be a number in [0.5, 1]. Got ${String(fields.threshold).slice(0, 40)}.`)
  return { byTitle: check(tick, fields.byTitle), threshold }
}

/** What may be said of near-duplicates: which pairs, as two ids each, and whether they are one. */
export const decisionSchema = z.strictObject({
  decision: z.enum(['join', 'apart', 'reopen'], { error: 'decision must be join, apart or reopen.' }),
  pairs: z.array(z.string().regex(/^[1-9]\d{0,8}\+[1-9]\d{0,8}$/, { error: 'A pair must be the ids of two papers, as 12+15.' }), { error: 'Choose a pair first.' }).min(1, { error: 'Choose a pair first.' }).max(500, { error: 'At most 500 pairs at a time.' }),
})

/** @returns pairs as numbers. @throws InvalidInputError naming the first field that breaks its rule. */
export function parseDecision(fields: unknown): { decision: 'join' | 'apart' | 'reopen'; pairs: [number, number][] } {
  const { decision, pairs } = check(decisionSchema, fields)
  return { decision, pairs: pairs.map((pair) => pair.split('+').map(Number) as [number, number]) }
}

function check<T>(schema: z.ZodType<T>, value: unknown): T {
  const { data, error } = schema.safeParse(value)
  if (error) throw new InvalidInputError(error.issues[0].message)
  return data
}
