/**
 * Asks one service, and only it: one request at a time, never faster than it allows, patient when it is busy.
 * In: requests of a Service.   Out: bodies of answers, read by ./fetch-pages.ts.
 */
import { EnvHttpProxyAgent, fetch, type Response } from 'undici'
import { CancelledError, InvalidInputError, ServiceError } from '../../domain/errors.ts'
import type { ServiceRequest } from './service.ts'

export interface ClientOptions {
  /** Address whose host is the only one that is asked; redirects elsewhere are not followed. */
  base: string
  /** As people write it, for messages. */
  title: string
  userAgent: string
  /** Shortest time between two requests; grows if the service's headers ask for more. */
  pauseMs: number
  /** Ends a wait or a request with CancelledError. */
  signal?: AbortSignal
  /** Told before each wait for a busy service, in a sentence. */
  onWait?: (sentence: string) => void
  /** Longest time for one answer, default 120,000; a service that drips is cut off and asked again. */
  answerMs?: number
  /** First wait after a failure, doubled each time; default 2,000. */
  backoffMs?: number
  /** Longest wait that is sat out, default 600,000. */
  longestWaitMs?: number
}

export interface PoliteClient {
  /**
   * @returns the body of the answer 200, as text.
   * @throws InvalidInputError if the service refuses the request (4xx); ServiceError if it cannot be reached, stays busy, or
   *   asks for a longer wait than is sat out; CancelledError.
   */
  get(request: ServiceRequest): Promise<string>
  close(): Promise<void>
}

const TRIES = 6
/** Of a service that has not answered at all: no network is no busy service. */
const FIRST_TRIES = 3
const MAX_REDIRECTS = 3
const MAX_ANSWER_BYTES = 256 * 1024 * 1024
const LONGEST_COMPLAINT = 200

/** What went wrong in a way that may pass. */
class Passing extends Error {
  readonly waitMs: number | null
  constructor(message: string, waitMs: number | null = null) {
    super(message)
    this.waitMs = waitMs
  }
}

/** @throws InvalidInputError if the address is none of the web, or HTTP_PROXY or HTTPS_PROXY, which it reads besides NO_PROXY, hold no address. */

export function createPoliteClient(options: ClientOptions): PoliteClient {
  const { title, signal, answerMs = 120_000, backoffMs = 2000, longestWaitMs = 600_000 } = options
  if (!/^https?:\/\//i.test(options.base) || !URL.canParse(options.base)) throw new InvalidInputError(`base must be an address that begins with http:// or https://. Got ${options.base}.`)
  const dispatcher = openDispatcher(answerMs)
  let pauseMs = options.pauseMs
  let hasAnswered = false
  let readyAt = 0

  async function get(request: ServiceRequest): Promise<string> {
    for (let attempt = 1; ; attempt++) {
      await wait(readyAt - performance.now())
      try {
        return await ask(request)
      } catch (error) {
        if (signal?.aborted) throw new CancelledError()
        if (!(error instanceof Passing)) throw error
        const waitMs = error.waitMs ?? backoffMs * 2 ** (attempt - 1)
        if (!hasAnswered && attempt === FIRST_TRIES) throw new ServiceError(`${title}: ${error.message} after ${attempt} tries. Is there a network, and a proxy named in HTTPS_PROXY if it needs one? What has come so far is kept.`, error)
        if (attempt === TRIES || waitMs > longestWaitMs) throw new ServiceError(`${title}: ${error.message}${waitMs > longestWaitMs ? `, and asks to come back in ${Math.ceil(waitMs / 60_000)} minutes` : ` after ${TRIES} tries`}. What has come so far is kept: run the same command again later and it goes on from there.`, error)
        options.onWait?.(`${title}: ${error.message}. Next try in ${Math.max(1, Math.round(waitMs / 1000))} s.`)
        await wait(waitMs)
      } finally {
        readyAt = performance.now() + pauseMs
      }
    }
  }

  async function ask({ url, headers }: ServiceRequest): Promise<string> {
    const deadline = AbortSignal.timeout(answerMs)
    try {
      const response = await follow(url, { accept: '*/*', 'user-agent': options.userAgent, ...headers }, signal ? AbortSignal.any([signal, deadline]) : deadline)
      hasAnswered = true
      pauseMs = Math.max(pauseMs, allowedPauseMs(response))
      const body = await readBody(response)
      if (response.ok) return body
      const busy = response.status === 429 || response.status >= 500
      const sentence = `it answered ${response.status}${busy ? '' : complaintOf(body)}`
      if (busy) throw new Passing(sentence, retryAfterMs(response))
      throw new InvalidInputError(`${title} refused the request: ${sentence}.`)
    } catch (error) {
      if (error instanceof Passing || error instanceof InvalidInputError || error instanceof ServiceError || signal?.aborted) throw error
      throw new Passing(deadline.aborted ? `no complete answer within ${answerMs / 1000} s` : `it cannot be reached or broke off (${reasonOf(error)})`)
    }
  }

  async function follow(url: URL, headers: Record<string, string>, both: AbortSignal): Promise<Response> {
    const { host } = new URL(options.base)
    for (let hop = 0, at = url; hop <= MAX_REDIRECTS; hop++) {
      if (at.host !== host) throw new ServiceError(`${title} sends to another host, ${at.host}, which is not asked.`)
      const response = await fetch(at, { headers, redirect: 'manual', signal: both, dispatcher })
      const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null
      if (!location) return response
      await response.body?.cancel()
      at = new URL(location, at)
    }
    throw new ServiceError(`${title} redirects in a circle.`)
  }

  function wait(ms: number): Promise<void> {
    if (signal?.aborted) return Promise.reject(new CancelledError())
    if (ms <= 0) return Promise.resolve()
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer)
        reject(new CancelledError())
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop)
        resolve()
      }, ms)
      signal?.addEventListener('abort', stop, { once: true })
    })
  }

  return { get, close: () => dispatcher.close() }
}

function openDispatcher(answerMs: number): EnvHttpProxyAgent {
  try {
    return new EnvHttpProxyAgent({ headersTimeout: answerMs, bodyTimeout: answerMs })
  } catch (error) {
    throw new InvalidInputError('HTTP_PROXY and HTTPS_PROXY must hold addresses such as http://proxy.example.org:8080.', error)
  }
}

async function readBody(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += (chunk as Uint8Array).length
    if (bytes > MAX_ANSWER_BYTES) throw new ServiceError(`The answer is longer than ${MAX_ANSWER_BYTES / 1024 / 1024} MB.`)
    text += decoder.decode(chunk as Uint8Array, { stream: true })
  }
  return text + decoder.decode()
}

/** Crossref and others say how many requests an interval takes: X-Rate-Limit-Limit: 10, X-Rate-Limit-Interval: 1s. */
function allowedPauseMs({ headers }: Response): number {
  const limit = Number(headers.get('x-rate-limit-limit') ?? NaN)
  const interval = Number(headers.get('x-rate-limit-interval')?.match(/^(\d+)s$/)?.[1] ?? NaN)
  return limit > 0 && interval > 0 ? (interval * 1000) / limit : 0
}

function retryAfterMs({ headers }: Response): number | null {
  const text = headers.get('retry-after')?.trim()
  if (!text) return null
  if (/^\d+$/.test(text)) return Number(text) * 1000
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now())
}

/** What a service says of a request it refuses, in JSON, XML or words, in one line. */
function complaintOf(body: string): string {
  const text = body.match(/"(?:message|error|detail)"\s*:\s*"((?:[^"\\]|\\.)*)"/)?.[1] ?? body.replace(/<[^>]*>/g, ' ')
  const line = text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_COMPLAINT)
  return line ? `: ${line}` : ''
}

// fetch says "fetch failed" and hides in `cause` what went wrong.
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error & { cause?: { code?: unknown; message?: string } }
  return (typeof cause?.code === 'string' ? cause.code : cause?.message) || message
}
