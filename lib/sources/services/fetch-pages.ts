/**
 * Follows a service's paging to the asked number of records, keeping every page as it comes.
 * In: a Service, an Ask, what an earlier try has kept.   Out: a complete PageStore, imported by scripts/fetch.ts.
 */
import { ServiceError } from '../../domain/errors.ts'
import type { PageStore } from './page-store.ts'
import type { PoliteClient } from './polite-client.ts'
import { MalformedAnswer, type Ask, type Contact, type Service, type ServicePage } from './service.ts'

export interface FetchOptions {
  contact: Contact
  client: PoliteClient
  /** Told after each page: records so far, and how many there will be if known. */
  onProgress?: (records: number, expected: number | null) => void
}

const READINGS = 3

/**
 * @returns when `store` holds ask.max records or all that the service has.
 * @throws as PoliteClient.get; ServiceError if an answer stays malformed. What came before is kept.
 */
export async function fetchPages(service: Service, ask: Ask, store: PageStore, { contact, client, onProgress }: FetchOptions): Promise<void> {
  while (!store.state.isComplete) {
    const { cursor, records: fetched } = store.state
    const { url, headers } = service.request(service.base, ask, cursor, fetched, contact)
    const { body, page } = await readAnswer(service, ask, cursor, () => client.get({ url, headers }))
    const records = fetched + page.records
    const total = page.total ?? store.state.total
    await store.add(page.records > 0 ? body : null, { cursor: page.next, records, total, isComplete: page.next === null || records >= ask.max })
    onProgress?.(Math.min(records, ask.max), total === null ? null : Math.min(total, ask.max))
  }
}

async function readAnswer(service: Service, ask: Ask, cursor: string | null, get: () => Promise<string>): Promise<{ body: string; page: ServicePage }> {
  for (let reading = 1; ; reading++) {
    const body = await get()
    try {
      return { body, page: service.readPage(body, ask, cursor) }
    } catch (error) {
      if (!(error instanceof MalformedAnswer)) throw error
      if (reading === READINGS) throw new ServiceError(`${service.title} sends what Paperdrift does not understand: ${error.message}. What has come so far is kept: run the same command again later and it goes on from there.`, error)
    }
  }
}
