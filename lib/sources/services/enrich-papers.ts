/**
 * Looks up what is missing of known papers: date, DOI, venue, abstract.
 * In: incomplete papers, from ../../data/incomplete-papers.ts.   Out: Enrichment, imported again by scripts/enrich.ts: the same paper, with more in it.
 */
import type { BarePaper, Paper, SourceRecord } from '../../domain/paper.ts'
import { readPapers } from '../read-papers.ts'
import { canBeListed, idLookups, titleLookup, type IdLookup } from './lookups.ts'
import { createPoliteClient, type PoliteClient } from './polite-client.ts'
import type { Contact, Service, ServiceRequest } from './service.ts'
import { titleSimilarity } from './title-similarity.ts'

export type IncompletePaper = BarePaper & { abstract: string | null }
const FILLED = ['published', 'doi', 'venue', 'abstract'] as const

export interface Enrichment {
  paper: Paper
  filled: (typeof FILLED)[number][]
  /** As people write it: "Crossref". */
  service: string
  /** Of the titles, where the paper was found by its title; null where an id found it. */
  similarity: number | null
}

export interface EnrichOptions {
  contactOf(service: string): Contact
  userAgent: string
  /** Least similarity of titles, 0 … 1; null: papers without an id are not looked up. */
  threshold: number | null
  /** Another address for a service, by its name. */
  bases?: Record<string, string>
  signal?: AbortSignal
  onWait?: (sentence: string) => void
  /** Told after each request: papers looked up so far. */
  onProgress?: (looked: number) => void
}

/**
 * @returns what was found, in the order of `papers`; a paper that gains nothing, or still has no abstract, is not in it.
 * @throws as PoliteClient.get.
 * Nothing that a paper has is changed. Found by title means: similar enough, not more than a year apart, and the first author among the authors, as far as they are known.
 */
export async function enrichPapers(papers: IncompletePaper[], options: EnrichOptions): Promise<Enrichment[]> {
  const found = new Map<IncompletePaper, Enrichment>()
  const clients = new Map<string, PoliteClient>()
  const ask = (service: Service, request: (base: string, contact: Contact) => ServiceRequest) => askService(service, request, clients, options)
  let looked = 0
  const count = (n: number) => options.onProgress?.(looked += n)
  try {
    let rest = papers
    for (const lookup of idLookups(options.contactOf('openalex').key !== null)) {
      const mine = rest.filter((paper) => paper[lookup.field] !== null && canBeListed(paper[lookup.field]!))
      for (let start = 0; start < mine.length; start += lookup.batch) {
        const batch = mine.slice(start, start + lookup.batch)
        await lookUpById(batch, lookup, ask, found)
        count(batch.length)
      }
      rest = rest.filter((paper) => !mine.includes(paper))
    }
    for (const paper of options.threshold === null ? [] : rest) {
      const best = bestByTitle(paper, await ask(titleLookup.service, (base, contact) => titleLookup.request(base, paper, contact)), options.threshold!)
      if (best) note(found, paper, best.match, titleLookup.service.title, best.similarity)
      count(1)
    }
  } finally {
    for (const client of clients.values()) await client.close()
  }
  return papers.flatMap((paper) => found.get(paper) ?? [])
}

type Ask = (service: Service, request: (base: string, contact: Contact) => ServiceRequest) => Promise<IncompletePaper[]>

async function lookUpById(batch: IncompletePaper[], { service, field, request }: IdLookup, ask: Ask, found: Map<IncompletePaper, Enrichment>): Promise<void> {
  const answers = await ask(service, (base, contact) => request(base, batch.map((paper) => paper[field]!), contact))
  const byId = new Map(answers.filter((answer) => answer[field] !== null).map((answer) => [answer[field], answer]))
  for (const paper of batch) {
    const match = byId.get(paper[field])
    if (match) note(found, paper, match, service.title, null)
  }
}

function bestByTitle(paper: IncompletePaper, answers: IncompletePaper[], threshold: number): { match: IncompletePaper; similarity: number } | null {
  const ranked = answers.filter((answer) => mayBeSame(paper, answer)).map((match) => ({ match, similarity: titleSimilarity(paper.title, match.title) })).sort((a, b) => b.similarity - a.similarity)
  return ranked.length > 0 && ranked[0].similarity >= threshold ? ranked[0] : null
}

function mayBeSame(a: IncompletePaper, b: IncompletePaper): boolean {
  const [year, other] = [a, b].map(({ published }) => (published === null ? null : Number(published.slice(0, 4))))
  if (year !== null && other !== null && Math.abs(year - other) > 1) return false
  const names = (author: string) => author.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().match(/\p{L}{2,}/gu) ?? []
  const known = b.authors.flatMap(names)
  return a.authors.length === 0 || known.length === 0 || names(a.authors[0]).some((name) => known.includes(name))
}

function note(found: Map<IncompletePaper, Enrichment>, paper: IncompletePaper, match: IncompletePaper, service: string, similarity: number | null): void {
  const filled = FILLED.filter((field) => paper[field] === null && match[field] !== null)
  const abstract = paper.abstract ?? match.abstract
  if (filled.length === 0 || abstract === null) return
  found.set(paper, { paper: { ...paper, published: paper.published ?? match.published, doi: paper.doi ?? match.doi, venue: paper.venue ?? match.venue, abstract }, filled, service, similarity })
}

async function askService(service: Service, request: (base: string, contact: Contact) => ServiceRequest, clients: Map<string, PoliteClient>, options: EnrichOptions): Promise<IncompletePaper[]> {
  const base = options.bases?.[service.name] ?? service.base
  const contact = options.contactOf(service.name)
  if (!clients.has(service.name)) clients.set(service.name, createPoliteClient({ base, title: service.title, userAgent: options.userAgent, pauseMs: service.pauseMs(contact), signal: options.signal, onWait: options.onWait }))
  return readAnswer(service, await clients.get(service.name)!.get(request(base, contact)))
}

/** The papers of an answer, those without an abstract too. */
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
