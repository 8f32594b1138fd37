/**
 * The papers of a list of ids into a corpus.
 * In: a list, or a file that holds one, from ../fetch.ts and ../ingest.ts.   Out: stored papers and IngestReport.
 */
import { readFile, stat } from 'node:fs/promises'
import { importPapers, type ImportReport } from '../../lib/data/imports.ts'
import { serviceContact, userAgent } from '../../lib/data/settings.ts'
import { InvalidInputError } from '../../lib/domain/errors.ts'
import type { SourceRecord } from '../../lib/domain/paper.ts'
import { summarizeIngest, type IngestReport } from '../../lib/export/ingest-report.ts'
import { looksLikeIdList, parseIdList } from '../../lib/sources/id-list.ts'
import { corpusNameFor } from '../../lib/sources/list-files.ts'
import { fetchByIds } from '../../lib/sources/services/fetch-by-id.ts'
import { createProgress } from '../progress.ts'

const MAX_LIST_BYTES = 5 * 2 ** 20
const HEAD_CHARACTERS = 4096
// Stored when they have come, so that an interruption loses no more than that; no request is made while the database waits.
const PORTION = 500
const SERVICES = ['arxiv', 'crossref', 'openalex', 'pubmed']

/** @returns the text of a file that looks like a list of ids; null if it holds something else, or is none. */
export async function readIdList(file: string): Promise<string | null> {
  const text = await readSmall(file)
  return text !== null && looksLikeIdList(text.slice(0, HEAD_CHARACTERS).replace(text.length > HEAD_CHARACTERS ? /[^\n]*$/ : '', '')) ? text : null
}

async function readSmall(file: string): Promise<string | null> {
  const isSmall = await stat(file).then((found) => found.isFile() && found.size <= MAX_LIST_BYTES, () => false)
  return isSmall ? readFile(file, 'utf8') : null
}

/**
 * @param service must not be given. @param ids a list, or the name of a file that holds one.
 * @throws InvalidInputError if both are given, and as fetchIdList.
 */
export async function fetchIds(service: string | undefined, ids: string, flags: { corpus?: string; base?: string; quiet?: boolean }): Promise<IngestReport> {
  if (service !== undefined) throw new InvalidInputError(`Name a service or give --ids, not both: each id is asked of its own service. Got ${service}.`)
  const text = await readSmall(ids)
  const [source, corpus] = text === null ? ['a list of ids', 'by id'] : [ids, corpusNameFor(ids)]
  return fetchIdList(text ?? ids, source, flags.corpus ?? corpus, flags)
}

/** @param source what the list is called in reports. @throws InvalidInputError if there is no id in it, and as fetchByIds. */
export async function fetchIdList(text: string, source: string, corpus: string, flags: { base?: string; quiet?: boolean }): Promise<IngestReport> {
  const list = parseIdList(text)
  if (list.ids.length === 0) throw new InvalidInputError('The list holds no DOI, arXiv id or PubMed number.')
  const progress = createProgress({ quiet: flags.quiet })
  const cancel = new AbortController()
  const interrupt = () => cancel.abort()
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  const reports: ImportReport[] = []
  let kept: SourceRecord[] = []
  const store = async () => {
    const records = kept
    kept = []
    if (records.length > 0) reports.push(await importPapers(corpus, source, (async function* () { yield* records })(), { format: 'ids', signal: cancel.signal }))
  }
  try {
    const found = fetchByIds(list, {
      contactOf: serviceContact, userAgent: userAgent(), signal: cancel.signal, bases: flags.base ? Object.fromEntries(SERVICES.map((name) => [name, flags.base!])) : undefined,
      onWait: (sentence) => progress.update(sentence, progress.done),
      onProgress: (looked) => progress.update('looking papers up', looked / list.ids.length, { detail: `${looked.toLocaleString('en-US')} ids`, papers: looked }),
    })
    for await (const records of found) {
      kept.push(...records)
      if (kept.length >= PORTION) await store()
    }
    await store()
    return summarizeIngest(reports, [])
  } finally {
    progress.end()
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}
