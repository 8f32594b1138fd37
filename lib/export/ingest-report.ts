/**
 * What an ingest did, for people and for programs.
 * In: the report of each file, from scripts/ingest.ts.   Out: IngestReport, printed as JSON or as text.
 */

/** A file's part, as ../data/imports.ts reports it. accepted + merged + refused = records; unchanged is a part of merged. */
interface FileReport {
  corpus: string
  source: string
  format: string
  accepted: number
  merged: number
  unchanged: number
  refused: number
  papers: number
  refusals: { line: number; reason: string }[]
  merges: { line: number; reason: string; duplicateOf: string }[]
  warnings: string[]
}

/** What `ingest --json` prints. */
export interface IngestReport {
  corpus: string
  accepted: number
  merged: number
  unchanged: number
  refused: number
  /** Papers of the corpus now. */
  papers: number
  files: { file: string; format: string; accepted: number; merged: number; unchanged: number; refused: number }[]
  /** The first 1,000 of each file; the database has all. */
  refusals: { file: string; line: number; reason: string }[]
  /** The first 1,000 of each file: records that joined another paper, with its title and id. */
  merges: { file: string; line: number; reason: string; duplicateOf: string }[]
  /** What was guessed or mended in reading. */
  warnings: { file: string; sentence: string }[]
  /** Files of folders and archives that hold no papers. */
  passedOver: string[]
}

const SHOWN = 10

/** @param reports one a file, at least one. @param passedOver files of folders and archives that hold no papers. */
export function summarizeIngest(reports: FileReport[], passedOver: string[]): IngestReport {
  const sum = (field: 'accepted' | 'merged' | 'unchanged' | 'refused') => reports.reduce((total, report) => total + report[field], 0)
  const { corpus, papers } = reports[reports.length - 1]
  return {
    corpus, accepted: sum('accepted'), merged: sum('merged'), unchanged: sum('unchanged'), refused: sum('refused'), papers,
    files: reports.map(({ source, format, accepted, merged, unchanged, refused }) => ({ file: source, format, accepted, merged, unchanged, refused })),
    refusals: reports.flatMap(({ source, refusals }) => refusals.map(({ line, reason }) => ({ file: source, line, reason }))),
    merges: reports.flatMap(({ source, merges }) => merges.map((merge) => ({ file: source, ...merge }))),
    warnings: reports.flatMap(({ source, warnings }) => warnings.map((sentence) => ({ file: source, sentence }))),
    passedOver,
  }
}

/** @returns some lines of text: the corpus, each file, the first refusals and merges. */
export function describeIngest(report: IngestReport): string {
  const lines = [`Corpus "${report.corpus}": ${count(report.papers, 'paper')}.`]
  for (const file of report.files) lines.push(`${file.file} (${file.format}): ${file.accepted.toLocaleString('en-US')} accepted, ${merged(file)}, ${file.refused.toLocaleString('en-US')} refused.`)
  for (const { file, sentence } of report.warnings) lines.push(`  note: ${file}: ${sentence}`)
  for (const { file, line, reason } of report.refusals.slice(0, SHOWN)) lines.push(`  refused: ${file}, line ${line}: ${reason}`)
  lines.push(...more(report.refused))
  for (const { file, line, reason, duplicateOf } of report.merges.slice(0, SHOWN)) lines.push(`  merged: ${file}, line ${line}, with ${duplicateOf}: ${reason}`)
  lines.push(...more(report.merged - report.unchanged))
  if (report.passedOver.length > 0) lines.push(`Passed over, as they hold no papers: ${report.passedOver.join(', ')}.`)
  return `${lines.join('\n')}\n`
}

/** @returns one sentence for an ingest that brought nothing, which says why. */
export function describeEmptyIngest({ corpus, files, refused, refusals: [first] }: IngestReport): string {
  const where = files.length === 1 ? files[0].file : count(files.length, 'file')
  if (!first) return `${where}: There is no paper in it.`
  return `${where}: There is no paper in it that can be used; ${count(refused, 'record')} refused, the first on line ${first.line}: ${first.reason}.${first.reason === 'abstract is missing' ? ` Services may have the abstracts: paperdrift enrich --corpus ${JSON.stringify(corpus)} --by-title` : ''}`
}

const more = (number: number) => (number > SHOWN ? [`  … and ${(number - SHOWN).toLocaleString('en-US')} more; --json lists them.`] : [])

const merged = ({ merged, unchanged }: { merged: number; unchanged: number }) =>
  `${merged.toLocaleString('en-US')} merged${unchanged > 0 ? ` (${unchanged === merged ? 'all' : unchanged.toLocaleString('en-US')} of them known already)` : ''}`

const count = (number: number, noun: string) => `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`
