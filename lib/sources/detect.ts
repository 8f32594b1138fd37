/**
 * Which format a file has, by what stands in it, never by its name.
 * In: the first bytes, from ./open-file.ts.   Out: Detection, read by ./read-papers.ts and ./list-files.ts.
 */
import { looksLikeTrendingPage } from './trending-page.ts'

export const FORMATS = ['json-lines', 'trending-page'] as const
export type Format = (typeof FORMATS)[number]

/** The format, or in one sentence what the file is instead. */
export type Detection = { format: Format } | { format: null; reason: string }

/** Files that are known and not read, by their first bytes (Latin-1). */
const OTHERS: [RegExp, string][] = [
  [/^PK[\x03\x05]/, 'It is a zip archive: unpack it first.'],
  [/^%PDF/, 'It is a PDF; the text of a page, or records in JSON Lines, are needed.'],
  [/^(\xff\xfe|\xfe\xff)/, 'It is encoded in UTF-16: save it as UTF-8.'],
  [/^(BZh|\xfd7zXZ|\x28\xb5\x2f\xfd|7z\xbc\xaf)/, 'It is compressed in a way that is not read: unpack it, or use gzip.'],
  [/^SQLite format 3/, 'It is a database.'],
]

/**
 * @param head the first bytes of a file, uncompressed; 64 KB tell enough.
 * @returns the format, or why the file is of none.
 */
export function detectFormat(head: Uint8Array): Detection {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  const other = OTHERS.find(([magic]) => magic.test(bytes.toString('latin1', 0, 32)))
  if (other) return { format: null, reason: other[1] }
  const lines = bytes.toString('utf8').replace(/^\uFEFF/, '').replaceAll('\0', '').split(/\r?\n/)
  const filled = lines.map((line) => line.trim()).filter(Boolean)
  if (filled.length === 0) return { format: null, reason: 'It is empty: it holds no papers.' }
  if (filled[0] === '{' || filled[0].startsWith('[')) return { format: null, reason: 'It is JSON, but not JSON Lines: put one paper, a JSON object, on each line.' }
  const objects = filled.filter((line) => line.startsWith('{')).length
  if (objects * 2 >= filled.length) return { format: 'json-lines' }
  if (looksLikeTrendingPage(lines)) return { format: 'trending-page' }
  return { format: null, reason: 'It holds neither JSON Lines (one paper, a JSON object, a line) nor the text of a "trending papers" page.' }
}
