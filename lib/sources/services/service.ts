/**
 * What every service of papers on the network declares: where it is, how fast it may be asked, how it pages.
 * In: an Ask, from scripts/fetch.ts.   Out: Service, one a file beside this one, driven by ./fetch-pages.ts.
 */
import { InvalidInputError } from '../../domain/errors.ts'

/** What a person wants of a service. */
export interface Ask {
  /** In the service's own words; what it may hold is said in ../../domain/paper-services.ts. "" where none is needed. */
  query: string
  /** First and last day, YYYY-MM-DD, both inside; null: no bound. */
  from: string | null
  to: string | null
  /** Most records to fetch, ≥ 1. */
  max: number
}

/** Who asks, as services like to know. */
export interface Contact {
  /** The service's key, from the environment; null if there is none. */
  key: string | null
  /** Told to services that ask for one; null if there is none. */
  email: string | null
}

/** What is known of one answer. */
export interface ServicePage {
  /** Records in it, ≥ 0. */
  records: number
  /** How many the service has in all, if it says so. */
  total: number | null
  /** What to ask next; null: that was the last page. */
  next: string | null
}

export interface ServiceRequest {
  url: URL
  headers?: Record<string, string>
}

export interface Service {
  /** As on the command line: "semantic-scholar". */
  name: string
  /** As people write it: "Semantic Scholar". */
  title: string
  /** Base address; a test puts its own server here. Nothing else is ever asked. */
  base: string
  /** Shortest time between two requests, in milliseconds. */
  pauseMs(contact: Contact): number
  /** @throws InvalidInputError in one sentence if the service cannot answer such an ask. */
  check?(ask: Ask): void
  /** @param cursor null for the first page, then ServicePage.next. @param fetched records so far. */
  request(base: string, ask: Ask, cursor: string | null, fetched: number, contact: Contact): ServiceRequest
  /** @throws MalformedAnswer if it is none of this service's pages. */
  readPage(body: string, ask: Ask, cursor: string | null): ServicePage
}

/** An answer that is not what the service is known to send: cut off, an error page, changed names. It is asked again, then given up. */
export class MalformedAnswer extends Error {}

/** @returns the object in an answer of JSON. @throws MalformedAnswer if it is none. */
export function parseObject(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {}
  throw new MalformedAnswer('the answer is no JSON object')
}

/** @returns the array of that name in an object of an answer. @throws MalformedAnswer if there is none. */
export function arrayIn(object: Record<string, unknown>, name: string): unknown[] {
  const value = object[name]
  if (!Array.isArray(value)) throw new MalformedAnswer(`the answer has no list "${name}"`)
  return value
}

/** @returns base with a path and parameters; those that are null are left out. */
export function address(base: string, path: string, parameters: Record<string, string | number | null>): URL {
  const url = new URL(base.replace(/\/$/, '') + path)
  for (const [name, value] of Object.entries(parameters)) if (value !== null) url.searchParams.set(name, String(value))
  return url
}

/** @throws InvalidInputError if there is no query. */
export function requireQuery({ query }: Ask): void {
  if (query.trim() === '') throw new InvalidInputError('query must not be empty: say what to look for with --query.')
}
