/**
 * Papers of a list of ids, asked of the service that each belongs to: arXiv ids of arXiv, PubMed numbers of PubMed, DOIs of Crossref,
 * or of OpenAlex if there is a key.
 * In: IdList.   Out: SourceRecord, stored by ../../data/imports.ts through scripts/fetch.ts; an id that gives no paper is refused with its line.
 */
import type { SourceRecord } from '../../domain/paper.ts'
import type { IdList, ListedId } from '../id-list.ts'
import { createPaperAsker, type AskOptions, type IncompletePaper } from './ask-papers.ts'
import { canBeListed, idLookups } from './lookups.ts'

const NAMES = { doi: 'DOI', arxivId: 'arXiv id', pmid: 'PubMed number' } as const

/**
 * Yields a record for every id and every other word of the list, some hundred at a time; told in between, onProgress gets the ids so far.
 * @throws as PoliteClient.get.
 */
export async function* fetchByIds({ ids, others }: IdList, options: AskOptions & { onProgress?: (looked: number) => void }): AsyncGenerator<SourceRecord[]> {
  if (others.length > 0) yield others.map(({ line, text }) => refused(line, text, 'this is no DOI, arXiv id or PubMed number'))
  const asker = createPaperAsker(options)
  let looked = 0
  try {
    for (const { service, field, batch, request } of idLookups(options.contactOf('openalex').key !== null)) {
      const mine = ids.filter((each) => each.field === field)
      const odd = mine.filter(({ id }) => !canBeListed(id))
      if (odd.length > 0) yield odd.map(({ line, text }) => refused(line, text, `${service.title} cannot be asked for this ${NAMES[field]}`))
      const askable = mine.filter(({ id }) => canBeListed(id))
      for (let start = 0; start < askable.length; start += batch) {
        const wanted = askable.slice(start, start + batch)
        const answers = await asker.ask(service, (base, contact) => request(base, wanted.map(({ id }) => id), contact))
        yield wanted.map((each) => recordOf(each, answers, service.title))
        options.onProgress?.(looked += wanted.length)
      }
    }
  } finally {
    await asker.close()
  }
}

function recordOf({ line, text, field, id }: ListedId, answers: IncompletePaper[], service: string): SourceRecord {
  const paper = answers.find((answer) => answer[field] === id)
  if (!paper) return refused(line, text, `${service} knows no paper of this ${NAMES[field]}`)
  const { abstract, ...bare } = paper
  return abstract === null ? { ...refused(line, text, `abstract is missing, as ${service} has the paper`), bare } : { kind: 'paper', line, paper: { ...bare, abstract } }
}

const refused = (line: number, text: string, reason: string) => ({ kind: 'refused' as const, line, reason: `${text.slice(0, 80)}: ${reason}`, excerpt: text.slice(0, 200) })
