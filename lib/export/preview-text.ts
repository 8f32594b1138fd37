/**
 * A preview of files, for people.
 * In: what each file was understood as, from scripts/ingest.ts.   Out: some lines of text.
 */
import type { FilePreview } from '../domain/file-preview.ts'

/** @returns the format, the columns and their meaning, and a line for each of the first records. */
export const describePreviews = (previews: FilePreview[]): string => `${previews.flatMap(describe).join('\n')}\n`

function describe({ file, format, encoding, columns, mapping, problem, warnings, records }: FilePreview): string[] {
  const used = Object.entries(mapping ?? {})
  const unused = (columns ?? []).filter((column) => !used.some(([, names]) => names.includes(column)))
  return [
    `${file}: ${format}, ${encoding}.`,
    ...used.map(([field, names]) => `  ${field} = ${names.join(', else ')}`),
    ...(unused.length > 0 ? [`  not read: ${unused.join(', ')}`] : []),
    ...(problem ? [`  not read yet: ${problem}`] : []),
    ...warnings.map((sentence) => `  note: ${sentence}`),
    ...records.map((record) => ('paper' in record ? `  line ${record.line}: ${bylineOf(record.paper)} ${record.paper.title} | ${record.paper.abstract.slice(0, 80)}…` : `  line ${record.line}: refused: ${record.reason}`)),
  ]
}

const bylineOf = ({ authors, published }: { authors: string[]; published: string | null }) => `${authors[0] ?? 'No author'}${authors.length > 1 ? ' et al.' : ''} (${published ?? 'undated'}):`
