/**
 * Small forms and small JSON objects, read alike.
 * In: a request.   Out: its fields as texts, checked by lib/api.
 */
import { InvalidInputError } from '@/lib/domain/errors.ts'

const MAX_BYTES = 64 * 1024

/** @throws InvalidInputError if the body is neither a form nor a flat JSON object, or longer than 64 kB. */
export async function readFields(request: Request): Promise<Record<string, string | undefined>> {
  const text = await readText(request)
  if (!request.headers.get('content-type')?.includes('json')) return Object.fromEntries(new URLSearchParams(text))
  const value = parseJson(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new InvalidInputError('The body must be a JSON object.')
  const deep = Object.entries(value).find(([, field]) => typeof field === 'object' && field !== null)
  if (deep) throw new InvalidInputError(`${deep[0].slice(0, 60)} must be a text or a number.`)
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null && field !== undefined && field !== false).map(([name, field]) => [name, String(field)]))
}

/** @returns the fields of a form, some of which come more than once. @throws InvalidInputError if the body is longer than 64 kB. */
export const readEntries = async (request: Request): Promise<URLSearchParams> => new URLSearchParams(await readText(request))

async function readText(request: Request): Promise<string> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of request.body ?? []) {
    if ((length += piece.length) > MAX_BYTES) throw new InvalidInputError('The body must have up to 64 kB.')
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString()
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new InvalidInputError('The body must be a JSON object; it is no valid JSON.')
  }
}
