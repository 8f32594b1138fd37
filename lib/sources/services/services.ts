/** The services that papers can be fetched from. In: their files. Out: Service by name, read by scripts/fetch.ts. */
import { InvalidInputError } from '../../domain/errors.ts'
import { arxiv } from './arxiv.ts'
import { arxivOai } from './arxiv-oai.ts'
import { crossref } from './crossref.ts'
import { huggingface, huggingfaceDaily } from './huggingface.ts'
import { openalex } from './openalex.ts'
import { pubmed } from './pubmed.ts'
import { semanticScholar } from './semantic-scholar.ts'
import type { Ask, Service } from './service.ts'

export const services: Service[] = [arxiv, arxivOai, openalex, semanticScholar, huggingface, huggingfaceDaily, pubmed, crossref]

/** @throws InvalidInputError if there is none of that name. */
export function requireService(name: string): Service {
  const service = services.find((candidate) => candidate.name === name)
  if (!service) throw new InvalidInputError(`service must be one of ${services.map((known) => known.name).join(', ')}. Got ${name}.`)
  return service
}

/** @throws InvalidInputError if a date is no day, the span is empty, max is out of range, or the service cannot answer it. */
export function checkAsk(service: Service, ask: Ask): void {
  for (const name of ['from', 'to'] as const) {
    const day = ask[name]
    if (day !== null && !(/^\d{4}-\d\d-\d\d$/.test(day) && new Date(day).toJSON()?.startsWith(day))) throw new InvalidInputError(`${name} must be a day, YYYY-MM-DD. Got ${day}.`)
  }
  if (ask.from && ask.to && ask.from > ask.to) throw new InvalidInputError(`from must not be after to. Got ${ask.from} and ${ask.to}.`)
  if (!Number.isInteger(ask.max) || ask.max < 1 || ask.max > 10_000_000) throw new InvalidInputError(`max must be an integer in [1, 10000000]. Got ${ask.max}.`)
  service.check?.(ask)
}
