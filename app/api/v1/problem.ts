/**
 * What /api/v1 answers when something is wrong: application/problem+json.
 * In: what was thrown.   Out: a response with one sentence that says what to change; nothing about the inside for errors that are not ours.
 * Source: RFC 9457.
 */
import { randomUUID } from 'node:crypto'
import { errorCode } from '@/lib/domain/errors.ts'

const KINDS = {
  INVALID_INPUT: [400, 'The request breaks a rule'],
  NOT_FOUND: [404, 'There is none'],
  PIPELINE: [409, 'The papers do not allow it'],
  SERVICE: [502, 'A service does not answer'],
  CANCELLED: [503, 'It was ended'],
} as const

export function problem(error: unknown): Response {
  const code = errorCode(error)
  if (code && code !== 'DATA_STORE') {
    const [status, title] = KINDS[code]
    return problemResponse({ status, title, code, detail: (error as Error).message })
  }
  const reference = randomUUID().slice(0, 8)
  process.stderr.write(`[${reference}] ${error instanceof Error ? error.stack : String(error)}\n`)
  return problemResponse({ status: 500, title: 'Something went wrong on our side', code: 'INTERNAL', detail: `The server's log has the details under ${reference}.`, reference })
}

export const problemResponse = (fields: { status: number; title: string; code: string; detail: string; reference?: string }, headers: HeadersInit = {}): Response =>
  new Response(JSON.stringify({ type: 'about:blank', ...fields }), { status: fields.status, headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers } })
