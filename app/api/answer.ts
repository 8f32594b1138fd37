/**
 * How route handlers answer, above all when something is wrong.
 * In: a request, what was thrown.   Out: for programs JSON, for forms sent without JavaScript a redirect or a small page; nothing about the inside for errors that are not ours.
 */
import { isOurHost, isOwnPage } from '@/lib/api/trust.ts'
import { servedHost } from '@/lib/data/settings.ts'
import { errorCode } from '@/lib/domain/errors.ts'

const STATUS = { INVALID_INPUT: 400, NOT_FOUND: 404, PIPELINE: 409, DATA_STORE: 500, SERVICE: 502, CANCELLED: 503 } as const

/**
 * @param work makes the response. @param request if the answer to a form may be a page.
 * @returns it, or {error: {code, message}} with status 400, 404, 409, 500 or 503.
 * An error that is not ours goes to the server's log and out as status 500 without its words.
 */
export async function answer(work: () => Promise<Response>, request?: Request): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    const code = errorCode(error)
    if (code && code !== 'DATA_STORE') return refuse(code, (error as Error).message, STATUS[code], request)
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    return refuse(code ?? 'INTERNAL', 'The answer could not be made. The terminal that runs Paperdrift says why.', 500, request)
  }
}

/** As answer, for requests that change something: only our own pages and programs may send them. */
export async function answerChange(request: Request, work: () => Promise<Response>): Promise<Response> {
  const { served, machine } = servedHost()
  if (!isOurHost(request.headers.get('host'), served, machine) || !isOwnPage(request.headers)) return refuse('FORBIDDEN', 'This request came from another site. Open Paperdrift itself and try again there.', 403, request)
  return answer(work, request)
}

/** @param where address that a person is led to. @param body what a program is told, with status 202. */
export function accepted(request: Request, where: string, body: object): Response {
  if (wantsPage(request)) return new Response(null, { status: 303, headers: { location: where } })
  return Response.json(body, { status: 202, headers: { location: where } })
}

/** @param where the page of the form, filled in, where it says what is wrong. @returns the way there for a person. @throws the error for a program. */
export function backToForm(request: Request, where: string, error: unknown): Response {
  if (!wantsPage(request)) throw error
  return new Response(null, { status: 303, headers: { location: where } })
}

const wantsPage = (request?: Request) => request?.headers.get('accept')?.includes('text/html') ?? false
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** A page outside the app gets none of its style sheets; these are its ground, ink, accent and letters. */
const PAGE_STYLE = `html { color-scheme: light dark; background: light-dark(#faf8f4, #15171b); color: light-dark(#1d1c1a, #ece9e2); font: 1rem/1.55 'Inter Variable', system-ui, sans-serif }
main { max-width: 42rem; margin: 4rem auto; padding: 0 1rem; overflow-wrap: anywhere } h1 { font: 600 1.75rem/1.2 'Source Serif 4 Variable', Georgia, serif } a { color: light-dark(#14567c, #8cc4ea); text-underline-offset: 0.18em }`

function refuse(code: string, message: string, status: number, request?: Request): Response {
  if (!wantsPage(request)) return Response.json({ error: { code, message } }, { status })
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>That could not be done · Paperdrift</title><style>${PAGE_STYLE}</style>
<main><h1>That could not be done</h1><p>${escaped(message)}</p><p><a href="/">Back to Paperdrift</a></p></main></html>`
  return new Response(page, { status, headers: { 'content-type': 'text/html; charset=utf-8' } })
}
