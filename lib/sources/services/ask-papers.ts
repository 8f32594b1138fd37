/**
 * One request to a service, its answer read as papers; one polite client a service.
 * In: a service and what to ask it.   Out: the papers of the answer, those without an abstract too; used by ./enrich-papers.ts and ./fetch-by-id.ts.
 */
import type { BarePaper, SourceRecord } from '../../domain/paper.ts'
import { readPapers } from '../read-papers.ts'
import { createPoliteClient, type PoliteClient } from './polite-client.ts'
import type { Contact, Service, ServiceRequest } from './service.ts'

export type IncompletePaper = BarePaper & { abstract: string | null }

export interface AskOptions {
  contactOf(service: string): Contact
  userAgent: string
  /** Another address for a service, by its name. */
  bases?: Record<string, string>
  signal?: AbortSignal
  onWait?: (sentence: string) => void
}

export interface PaperAsker {
  /** @throws as PoliteClient.get. */
  ask(service: Service, request: (base: string, contact: Contact) => ServiceRequest): Promise<IncompletePaper[]>
  close(): Promise<void>
}

export function createPaperAsker(options: AskOptions): PaperAsker {
  const clients = new Map<string, PoliteClient>()
  return {
    ask: async (service, request) => {
      const base = options.bases?.[service.name] ?? service.base
      const contact = options.contactOf(service.name)
      if (!clients.has(service.name)) clients.set(service.name, createPoliteClient({ base, title: service.title, userAgent: options.userAgent, pauseMs: service.pauseMs(contact), signal: options.signal, onWait: options.onWait }))
      return readAnswer(service, await clients.get(service.name)!.get(request(base, contact)))
    },
    close: async () => {
      for (const client of clients.values()) await client.close()
    },
  }
}

async function readAnswer(service: Service, body: string): Promise<IncompletePaper[]> {
  const bytes = Buffer.from(body)
  const file = { head: bytes.subarray(0, 65_536), chunks: (async function* () { yield bytes })(), fraction: () => 1, close: async () => {} }
  const papers = await readPapers({ name: service.title, open: async () => file })
  const all: IncompletePaper[] = []
  for await (const record of papers.records) {
    const paper = knownPart(record)
    if (paper) all.push(paper)
  }
  return all
}

const knownPart = (record: SourceRecord): IncompletePaper | null => (record.kind === 'paper' ? record.paper : record.bare ? { ...record.bare, abstract: null } : null)
