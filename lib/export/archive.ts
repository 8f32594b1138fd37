/**
 * A whole run as one checksummed file, to be opened by another Paperdrift.
 * In: RunArchive.   Out: bytes, read by ./export-run.ts; read again by ../sources/run-archive.ts.
 * Layout: a zip of JSON Lines, one member a table; model.bin; nearest.bin; and, last, manifest.json with the run itself and the length and SHA-256
 * of every other member.
 */
import { createHash } from 'node:crypto'
import { ARCHIVE_VERSION, MANIFEST_MEMBER, memberName, MODEL_MEMBER, NEAREST_MEMBER, tablesOf, type ArchiveManifest, type RunArchive } from '../domain/run-archive.ts'
import type { Bytes } from './bytes.ts'
import { jsonLines } from './json.ts'
import { zipBytes, type ZipMember } from './zip.ts'

/** @returns the file piece by piece: memory does not grow with the papers. Equal runs give equal bytes. */
export function archiveBytes(archive: RunArchive): Bytes {
  const members: ArchiveManifest['members'] = []
  const counted = (name: string, content: () => AsyncIterable<string | Uint8Array>): ZipMember => ({ name, content: () => checksummed(name, content(), members) })
  return zipBytes([
    { name: 'README.txt', content: () => [README] },
    ...tablesOf(ARCHIVE_VERSION).map((table) => counted(memberName(table), () => jsonLines(inOrder(archive.rows(table))))),
    counted(MODEL_MEMBER, () => piecesOf(archive.fittedModel())),
    counted(NEAREST_MEMBER, () => piecesOf(archive.nearest())),
    { name: MANIFEST_MEMBER, content: () => [manifestText(archive, members)] },
  ])
}

/** @returns whether the two are one run, under whatever id and name of corpus, and its themes are called the same. */
export async function isSameRun(archive: RunArchive, other: RunArchive): Promise<boolean> {
  const withoutId = ({ id: _, corpusName: __, ...run }: ArchiveManifest['run']) => JSON.stringify(sorted(run))
  return withoutId(archive.run) === withoutId(other.run) && (await themeNames(archive)) === (await themeNames(other))
}

async function themeNames(archive: RunArchive): Promise<string> {
  const names: string[][] = []
  for await (const themes of archive.rows('themes')) names.push(...themes.map(({ key, label }) => [key, label]))
  return JSON.stringify(names)
}

const README = 'A run of Paperdrift: papers and where they came from, themes, places, trends and the fitted model.\nOpen it with: paperdrift import-run FILE\nThe tables are JSON Lines; papers and imports are named by their place in papers.jsonl and imports.jsonl, from 0. manifest.json has the run and the SHA-256 of every member.\n'

const manifestText = ({ run, areProposalsCurrent }: RunArchive, members: ArchiveManifest['members']): string => `${JSON.stringify({ format: 'paperdrift run', formatVersion: ARCHIVE_VERSION, run: sorted(run) as ArchiveManifest['run'], areProposalsCurrent, members } satisfies ArchiveManifest, null, 1)}\n`

async function* inOrder(chunks: AsyncIterable<unknown[]>): AsyncGenerator<unknown[]> {
  for await (const chunk of chunks) yield chunk.map(sorted)
}

/** @returns the value with the keys of its objects sorted: PostgreSQL keeps them in an order of its own. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return typeof value[0] === 'object' ? value.map(sorted) : value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]))
}

async function* checksummed(name: string, content: AsyncIterable<string | Uint8Array>, members: ArchiveManifest['members']): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of content) {
    const part = typeof piece === 'string' ? Buffer.from(piece) : piece
    hash.update(part)
    bytes += part.byteLength
    if (part.byteLength > 0) yield part
  }
  members.push({ name, bytes, sha256: hash.digest('hex') })
}

async function* piecesOf(content: Promise<Uint8Array | null>): AsyncGenerator<Uint8Array> {
  const bytes = await content
  if (bytes) yield bytes
}
