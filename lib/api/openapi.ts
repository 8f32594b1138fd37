/**
 * The description of /api/v1, made from the schemas that validate its requests.
 * In: ./operations.ts.   Out: an OpenAPI 3.1 document, served at /api/v1/openapi.json and drawn by app/api/v1/page.tsx.
 */
import { z } from 'zod'
import type { Operation } from './operation.ts'
import { operations } from './operations.ts'
import { problemSchema } from './schemas.ts'

type Json = Record<string, unknown>

export interface ApiDescription {
  openapi: '3.1.0'
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  paths: Record<string, Record<string, Json>>
  components: { schemas: Record<string, Json>; responses: Record<string, Json> }
}

const PROBLEMS = { 400: 'What was asked for breaks a rule.', 404: 'There is none.', 409: 'The papers do not allow it.', 500: 'Our fault; the log has the details under the reference.' }

/** @param version of the program. */
export function describeApi(version: string): ApiDescription {
  const schemas: Record<string, Json> = {}
  const problem = jsonSchema(problemSchema, 'output', schemas)
  const paths: ApiDescription['paths'] = {}
  for (const [name, declared] of Object.entries(operations) as [string, Operation][]) (paths[declared.path] ??= {})[declared.method] = describe(name, declared, schemas)
  return {
    openapi: '3.1.0',
    info: { title: 'Paperdrift', version, description: 'What a body of research papers is about and where it is drifting. Errors are application/problem+json (RFC 9457). Answers about finished runs never change: they carry an ETag and may be kept.' },
    servers: [{ url: '/api/v1' }],
    paths,
    components: { schemas, responses: Object.fromEntries(Object.entries(PROBLEMS).map(([status, description]) => [`Problem${status}`, { description, content: { 'application/problem+json': { schema: problem } } }])) },
  }
}

function describe(name: string, { method, tag, summary, description, params, query, body, isUpload, isImmutable, answer }: Operation, schemas: Record<string, Json>): Json {
  const content = answer.schema ? { 'application/json': { schema: jsonSchema(answer.schema, 'output', schemas) } } : { [answer.mediaType!]: { schema: { type: 'string', ...(answer.mediaType === 'application/octet-stream' && { format: 'binary' }) } } }
  const statuses = ['400', '404', ...(method === 'get' ? [] : ['409']), '500']
  return {
    operationId: name, tags: [tag], summary, ...(description && { description }),
    parameters: [...parametersOf('path', params, schemas), ...parametersOf('query', query, schemas)],
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input', schemas) } } } }),
    ...(isUpload && { requestBody: { required: true, content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } } }),
    responses: {
      [answer.status]: { description: answer.about, content },
      ...(isImmutable && { 304: { description: 'Not changed since the ETag that was sent.' } }),
      ...Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }])),
    },
  }
}

function parametersOf(place: 'path' | 'query', shape: z.ZodObject, schemas: Record<string, Json>): Json[] {
  const { properties = {}, required = [] } = jsonSchema(shape, 'input', schemas) as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({ name, in: place, required: place === 'path' || required.includes(name), ...(description !== undefined && { description }), schema }))
}

/** @param schemas takes those that have a name of their own; they are referred to. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output', schemas: Record<string, Json>): Json {
  const { $schema: _, $defs = {}, ...own } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json & { $defs?: Record<string, Json> }
  const referring = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll('#/$defs/', '#/components/schemas/'))
  for (const [id, definition] of Object.entries($defs)) schemas[id] = withoutId(referring(definition))
  if (typeof own.id !== 'string') return referring(own)
  schemas[own.id] = withoutId(referring(own))
  return { $ref: `#/components/schemas/${own.id}` }
}

const withoutId = ({ id: _, ...schema }: Json): Json => schema
