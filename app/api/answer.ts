/**
 * How route handlers answer when something is wrong.
 * In: what was thrown.   Out: a response with the status of its code and a sentence; nothing about the inside for errors that are not ours.
 */
import { errorCode } from '@/lib/domain/errors.ts'

const STATUS = { INVALID_INPUT: 400, NOT_FOUND: 404, PIPELINE: 409, DATA_STORE: 500, SERVICE: 502, CANCELLED: 503 } as const

/**
 * @param work makes the response. @returns it, or {error: {code, message}} with status 400, 404, 409, 500 or 503.
 * An error that is not ours goes to the server's log and out as status 500 without its words.
 */
export async function answer(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    const code = errorCode(error)
    if (code && code !== 'DATA_STORE') return Response.json({ error: { code, message: (error as Error).message } }, { status: STATUS[code] })
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    return Response.json({ error: { code: code ?? 'INTERNAL', message: 'The answer could not be made. The terminal that runs Paperdrift says why.' } }, { status: 500 })
  }
}
