/**
 * What paperdrift ingest does with its files: imports them one after the other, or shows what it would read.
 * In: names and flags, from ../ingest.ts.   Out: IngestReport; or previews on stdout.
 */
import { importPapers, type ImportReport } from '../../lib/data/imports.ts'
import { summarizeIngest, type IngestReport } from '../../lib/export/ingest-report.ts'
import { describePreviews } from '../../lib/export/preview-text.ts'
import type { Format } from '../../lib/sources/detect.ts'
import { parseMapping } from '../../lib/sources/field-mapping.ts'
import { corpusNameFor, listFiles } from '../../lib/sources/list-files.ts'
import { previewFile } from '../../lib/sources/preview.ts'
import { createProgress } from '../progress.ts'
import { readPapersApart } from './read-apart.ts'

export interface IngestFlags {
  corpus?: string
  format?: Format | 'auto'
  map?: string[]
  /** A list of ids is no file of papers; its papers are fetched. */
  fetchIds?: boolean
  preview?: boolean
  quiet?: boolean
  json?: boolean
}

/** Print the first records of every file as they would be read; nothing is stored. */
export async function previewFiles(names: string[], flags: IngestFlags): Promise<void> {
  const { files, close } = await listFiles(names)
  try {
    const previews = []
    for (const file of files) previews.push(await previewFile(file, flags.format ?? 'auto', { mapping: parseMapping(flags.map) }))
    process.stdout.write(flags.json ? `${JSON.stringify({ files: previews }, null, 2)}\n` : describePreviews(previews))
  } finally {
    await close()
  }
}

/** Import every file into the corpus; all names are checked before the first is imported. What fails after the first file is `failure`: the files before stay as they are, and are reported. */
export async function ingestFiles(names: string[], flags: IngestFlags): Promise<{ report: IngestReport; failure: unknown }> {
  const cancel = new AbortController()
  const interrupt = () => cancel.abort()
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  const mapping = parseMapping(flags.map)
  const { files, passedOver, close } = await listFiles(names, { signal: cancel.signal })
  const corpus = flags.corpus ?? corpusNameFor(names[0])
  const progress = createProgress({ quiet: flags.quiet })
  const reports: ImportReport[] = []
  let failure: unknown = null
  try {
    for (const file of files) {
      const papers = await readPapersApart(file, flags.format, mapping)
      const onProgress = (records: number) => progress.update(`reading ${file.name}`, papers.fraction(), { detail: `${records.toLocaleString('en-US')} records`, papers: records })
      reports.push(await importPapers(corpus, file.name, papers.records, { format: papers.format, onProgress, signal: cancel.signal, warnings: papers.warnings }).finally(papers.close))
    }
  } catch (error) {
    if (reports.length === 0) throw error
    failure = error
  } finally {
    progress.end()
    await close()
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
  return { report: summarizeIngest(reports, passedOver), failure }
}
