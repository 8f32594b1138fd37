/**
 * A preview of files, for people.
 * In: what each file was understood as, from scripts/ingest.ts.   Out: some lines of text.
 */

/** As ../sources/preview.ts makes it. */
interface Preview {
  file: string
  format: string
  encoding: string
  columns: string[] | null
  mapping: Record<string, string[]> | null
  warnings: string[]
  records: ({ line: number; paper: { title: string; authors: string[]; published: string | null; abstract: string } } | { line: number; reason: string })[]
}

/** @returns the format, the columns and their meaning, and a line for each of the first records. */
export const describePreviews = (previews: Preview[]): string => `${previews.flatMap(describe).join('\n')}\n`

function describe({ file, format, encoding, columns, mapping, warnings, records }: Preview): string[] {
  const used = Object.entries(mapping ?? {})
  const unused = (columns ?? []).filter((column) => !used.some(([, names]) => names.includes(column)))
  return [
    `${file}: ${format}, ${encoding}.`,
    ...used.map(([field, names]) => `  ${field} = ${names.join(', else ')}`),
    ...(unused.length > 0 ? [`  not read: ${unused.join(', ')}`] : []),
    ...warnings.map((sentence) => `  note: ${sentence}`),
    ...records.map((record) => ('paper' in record ? `  line ${record.line}: ${bylineOf(record.paper)} ${record.paper.title} | ${record.paper.abstract.slice(0, 80)}…` : `  line ${record.line}: refused: ${record.reason}`)),
  ]
}

const bylineOf = ({ authors, published }: { authors: string[]; published: string | null }) => `${authors[0] ?? 'No author'}${authors.length > 1 ? ' et al.' : ''} (${published ?? 'undated'}):`
