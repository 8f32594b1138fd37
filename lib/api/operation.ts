/**
 * What one operation of /api/v1 takes and gives, declared once: it validates requests and becomes the description.
 * In: zod schemas.   Out: Operation, read by ./openapi.ts and by app/api/v1.
 */
import { z } from 'zod'

type Shape = z.ZodObject<z.ZodRawShape>

export interface Operation<Params extends Shape = Shape, Query extends Shape = Shape, Body extends z.ZodType = z.ZodType> {
  method: 'get' | 'post' | 'delete'
  /** "/runs/{runId}": every name in braces is a key of `params`. */
  path: string
  tag: 'corpora' | 'jobs' | 'runs' | 'papers' | 'exports' | 'about'
  /** One line, and what else a caller must know. */
  summary: string
  description?: string
  params: Params
  query: Query
  /** A JSON body; null if there is none. */
  body: Body | null
  /** A body that is a file of any kind. */
  isUpload?: boolean
  answer: {
    status: 200 | 202
    /** What is in it. */
    about: string
    /** JSON of this schema; null for any other media type. */
    schema: z.ZodType | null
    mediaType?: string
  }
  /** The answer never changes: it carries an ETag and may be kept for ever. */
  isImmutable?: boolean
}

export type Input<O> = O extends Operation<infer Params, infer Query, infer Body> ? { params: z.infer<Params>; query: z.infer<Query>; body: z.infer<Body> } : never

/** Lets TypeScript keep the exact schemas of an operation. */
export function operation<Params extends Shape = z.ZodObject<Record<never, never>>, Query extends Shape = z.ZodObject<Record<never, never>>, Body extends z.ZodType = z.ZodUndefined>(
  declared: Omit<Operation<Params, Query, Body>, 'params' | 'query' | 'body'> & { params?: Params; query?: Query; body?: Body },
): Operation<Params, Query, Body> {
  const nothing = z.object({})
  return { ...declared, params: declared.params ?? (nothing as unknown as Params), query: declared.query ?? (nothing as unknown as Query), body: declared.body ?? null }
}

/** @returns the schema of a page of a list. */
export const pageOf = (name: string, item: z.ZodType) => z.object({
  [name]: z.array(item),
  total: z.int().min(0).describe('All there are, on every page.'),
  next: z.string().nullable().describe('Hand it back as "cursor" for the next page; null: this was the last.'),
})

/** Query parameters of every list that is paged. */
export const paging = {
  limit: z.coerce.number({ error: 'limit must be an integer in [1, 500].' }).int('limit must be an integer in [1, 500].').min(1, 'limit must be an integer in [1, 500].').max(500, 'limit must be an integer in [1, 500].').default(50).describe('Most items on a page.'),
  cursor: z.string().max(200, 'cursor must be the "next" of an answer.').optional().describe('"next" of the answer before; left out: the first page.'),
}
