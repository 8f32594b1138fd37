/**
 * An OpenAI-compatible endpoint as a namer, local or not: one chat completion a theme.
 * In: NamingRequest.   Out: the text of the answer, read by ./theme-namer.ts.
 */
import type { NamingRequest } from '../domain/theme-naming.ts'

export interface EndpointOptions {
  model: string | null
  key: string | null
  timeoutMs: number
  signal?: AbortSignal
}

const MAX_ANSWER_BYTES = 1_048_576
const LONGEST_COMPLAINT = 200
const INSTRUCTION = 'You name themes of research papers. Given an automatic label, the terms that set the theme apart and titles of typical papers, answer with one label and nothing else: two to six words a reader of the field would use, sentence case, acronyms kept, no quotes, no full stop.'

/**
 * @param base address in front of /chat/completions: "http://127.0.0.1:11434/v1". A query in it is kept.
 * @returns the content of the first choice, without a leading <think> block.
 * @throws Error, its message without the key, if there is no such answer in time. Redirects are not followed.
 */
export async function askEndpoint(base: string, request: NamingRequest, options: EndpointOptions): Promise<string> {
  const url = new URL(base)
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/chat/completions`
  const deadline = AbortSignal.timeout(options.timeoutMs)
  try {
    const { status, text } = await post(url, request, options, options.signal ? AbortSignal.any([options.signal, deadline]) : deadline)
    if (status !== 200) throw new Error(`${url.host} answered ${status}${complaintOf(text)}`)
    return contentOf(text)
  } catch (error) {
    const message = deadline.aborted ? `no answer within ${options.timeoutMs / 1000} s` : reasonOf(error, url.host)
    throw new Error(options.key ? message.replaceAll(options.key, '…') : message)
  }
}

async function post(url: URL, request: NamingRequest, { model, key }: EndpointOptions, signal: AbortSignal): Promise<{ status: number; text: string }> {
  const messages = [{ role: 'system', content: INSTRUCTION }, { role: 'user', content: JSON.stringify(request) }]
  const response = await fetch(url, {
    method: 'POST', redirect: 'manual', signal,
    headers: { 'content-type': 'application/json', accept: 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
    // No temperature and no limit on tokens: some models refuse the one, some think within the other.
    body: JSON.stringify({ ...(model && { model }), messages, stream: false }),
  })
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > MAX_ANSWER_BYTES) throw new Error(`${url.host} answered more than ${MAX_ANSWER_BYTES / 1024} KB`)
    text += decoder.decode(chunk, { stream: true })
  }
  return { status: response.status, text: text + decoder.decode() }
}

function contentOf(text: string): string {
  const content = parse(text)?.choices?.[0]?.message?.content
  if (typeof content !== 'string') throw new Error('its answer is no chat completion')
  return content.replace(/^\s*<think>[\s\S]*?<\/think>/, '')
}

type Answer = { choices?: { message?: { content?: unknown } }[]; error?: { message?: unknown } | string } | null

function parse(text: string): Answer {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function complaintOf(text: string): string {
  const error = parse(text)?.error
  const message = typeof error === 'string' ? error : error?.message
  return typeof message === 'string' && message.trim() ? `: ${message.trim().slice(0, LONGEST_COMPLAINT)}` : ''
}

// fetch says "fetch failed" and hides in `cause` what went wrong.
function reasonOf(error: unknown, host: string): string {
  const { message, cause } = error as Error & { cause?: { code?: string; message?: string } }
  return cause ? `${host} cannot be reached (${cause.code ?? cause.message})` : message
}
