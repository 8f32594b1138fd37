/**
 * One fetch from a service: its pages onto disk, then their papers.
 * In: a Service, an Ask.   Out: FetchedPapers, stored by ../../data/imports.ts through scripts/fetch.ts.
 */
import type { SourceRecord } from '../../domain/paper.ts'
import { readPapers } from '../read-papers.ts'
import { fetchPages } from './fetch-pages.ts'
import { openPageStore, type PageStore } from './page-store.ts'
import { createPoliteClient } from './polite-client.ts'
import type { Ask, Contact, Service } from './service.ts'

export interface FetchOptions {
  /** Where pages are kept until they are imported. */
  folder: string
  contact: Contact
  userAgent: string
  /** Forget what an interrupted fetch of the same Ask has left. */
  isFresh?: boolean
  signal?: AbortSignal
  onWait?: (sentence: string) => void
  /** Told after each page: records so far, and how many there will be if known. */
  onProgress?: (records: number, expected: number | null) => void
}

export interface FetchedPapers {
  /** Numbered through all pages; to be read once. */
  records: AsyncIterable<SourceRecord>
  /** Once they are stored: forget the pages. */
  forget(): Promise<void>
  /** In any case: let another process ask the service. */
  close(): Promise<void>
}

/**
 * Fetch all that is asked for, going on from the last page that an interrupted fetch of the same Ask has kept.
 * @throws as fetchPages and openPageStore; what has come so far is kept.
 */
export async function fetchPapers(service: Service, ask: Ask, options: FetchOptions): Promise<FetchedPapers> {
  const store = await openPageStore(options.folder, service.name, ask, options.isFresh)
  const { base, title } = service
  const client = createPoliteClient({ base, title, userAgent: options.userAgent, pauseMs: service.pauseMs(options.contact), signal: options.signal, onWait: options.onWait })
  try {
    await fetchPages(service, ask, store, { contact: options.contact, client, onProgress: options.onProgress })
    return { records: readPages(store, ask.max), forget: store.remove, close: store.close }
  } catch (error) {
    await store.close()
    throw error
  } finally {
    await client.close()
  }
}

// A service's last page may hold more than was asked for.
async function* readPages(store: PageStore, max: number): AsyncGenerator<SourceRecord> {
  let line = 0
  for (const file of store.files()) {
    const page = await readPapers(file)
    try {
      for await (const record of page.records) {
        if (line === max) return
        yield { ...record, line: ++line }
      }
    } finally {
      await page.close()
    }
  }
}
