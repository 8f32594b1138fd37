/**
 * /api/v1: finds the operation, checks what it is given, asks, answers.
 * In: requests, lib/api/operations.ts.   Out: JSON, files, events; problems as application/problem+json.
 */
import type { z } from 'zod'
import { answers } from '../answers/answers.ts'
import { cacheHeaders, unlessKept } from '../caching.ts'
import { problem, problemResponse } from '../problem.ts'
import type { Operation } from '@/lib/api/operation.ts'
import { operations, type OperationName } from '@/lib/api/operations.ts'
import { isOurHost, isOwnPage } from '@/lib/api/trust.ts'
import { servedHost } from '@/lib/data/settings.ts'
import { InvalidInputError } from '@/lib/domain/errors.ts'

type Context = { params: Promise<{ path: string[] }> }

export const GET = (request: Request, context: Context): Promise<Response> => serve(request, context)
export const POST = (request: Request, context: Context): Promise<Response> => serve(request, context)
export const HEAD = GET
export const PUT = GET
export const PATCH = GET
export const DELETE = GET

const MAX_BODY_BYTES = 64 * 1024

async function serve(request: Request, context: Context): Promise<Response> {
  try {
    const { path } = await context.params
    const found = match(path.map(decode))
    if (found.length === 0) return problemResponse({ status: 404, title: 'There is none', code: 'NOT_FOUND', detail: 'There is no such address. GET /api/v1/openapi.json lists those that there are.' })
    const isHead = request.method === 'HEAD'
    const method = isHead ? 'get' : request.method.toLowerCase()
    const wanted = found.find(({ operation }) => operation.method === method)
    if (!wanted) return problemResponse({ status: 405, title: 'Not this method', code: 'METHOD_NOT_ALLOWED', detail: `This address takes ${found.map(({ operation }) => operation.method.toUpperCase()).join(', ')}. Got ${request.method}.` }, { allow: found.map(({ operation }) => operation.method.toUpperCase()).join(', ') })
    const response = await answer(request, wanted)
    if (!isHead) return response
    await response.body?.cancel()
    return new Response(null, response)
  } catch (error) {
    return problem(error)
  }
}

interface Match {
  name: OperationName
  operation: Operation
  params: Record<string, string>
}

function match(path: string[]): Match[] {
  return (Object.entries(operations) as [OperationName, Operation][]).flatMap(([name, operation]) => {
    const parts = operation.path.slice(1).split('/')
    if (parts.length !== path.length || !parts.every((part, i) => part.startsWith('{') || part === path[i])) return []
    return [{ name, operation, params: Object.fromEntries(parts.flatMap((part, i) => (part.startsWith('{') ? [[part.slice(1, -1), path[i]]] : []))) }]
  })
}

async function answer(request: Request, { name, operation, params }: Match): Promise<Response> {
  if (operation.method !== 'get') requireOwnPage(request)
  if (operation.isUpload && /^multipart\/form-data/i.test(request.headers.get('content-type') ?? '')) throw new InvalidInputError('The body must be the file itself, not a form. With curl: --data-binary @FILE')
  const url = new URL(request.url)
  const input = {
    params: check(operation.params, params),
    query: check(operation.query, readQuery(url, operation)),
    body: operation.body ? check(operation.body, await readJson(request)) : undefined,
  }
  const ask = answers[name] as (input: unknown, request: Request) => Promise<{ value: unknown; version?: string } | Response>
  const result = await ask(input, request)
  if (result instanceof Response) return result
  const { answer: { status, schema } } = operation
  // What the description does not name is left out, and what it promises is there.
  const send = (headers: Record<string, string>) => Response.json(schema!.parse(JSON.parse(JSON.stringify(result.value))), { status, headers })
  return operation.isImmutable && result.version ? unlessKept(request, cacheHeaders(result.version, params.runId), send) : send({ 'cache-control': 'no-store' })
}

function readQuery(url: URL, operation: Operation): Record<string, string> {
  const known = Object.keys(operation.query.shape)
  for (const name of url.searchParams.keys()) {
    const shown = name.replace(/\s+/g, ' ').slice(0, 60)
    if (!known.includes(name)) throw new InvalidInputError(known.length ? `${shown} is no parameter of this address. It takes ${known.join(', ')}.` : `This address takes no parameters. Got ${shown}.`)
    if (url.searchParams.getAll(name).length > 1) throw new InvalidInputError(`${name} must be given once.`)
  }
  return Object.fromEntries(url.searchParams)
}

async function readJson(request: Request): Promise<unknown> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of request.body ?? []) {
    if ((length += piece.length) > MAX_BODY_BYTES) throw new InvalidInputError('The body must have up to 64 kB.')
    pieces.push(piece)
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString())
  } catch {
    throw new InvalidInputError('The body must be JSON.')
  }
}

/** The first broken rule as one sentence; zod's own words get the field's name in front. */
function check<T>(schema: z.ZodType<T>, value: unknown): T {
  const { data, error } = schema.safeParse(value)
  if (!error) return data
  const [issue] = error.issues
  throw new InvalidInputError(issue.message.endsWith('.') ? issue.message : `${issue.path.join('.') || 'The body'}${ruleOf(issue)}.`)
}

// What no schema has words of its own for.
function ruleOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `: ${issue.message.replace(/^U/, 'u')}`
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return ' is missing'
  if (issue.code === 'too_big' && issue.origin === 'string') return ` must have up to ${issue.maximum} characters`
  if (issue.code === 'too_small' && issue.origin === 'string') return ` must have at least ${issue.minimum} character`
  return `: ${issue.message.replace(/^Invalid input: /, '')}`
}

function requireOwnPage(request: Request): void {
  const { served, machine } = servedHost()
  if (!isOurHost(request.headers.get('host'), served, machine) || !isOwnPage(request.headers)) throw new InvalidInputError('A page of another site may not change anything here.')
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
