/**
 * A whole run as one checksummed file, to be opened by another Paperdrift.
 * In: RunArchive.   Out: bytes, read by ./export-run.ts; read again by ../sources/run-archive.ts.
 * Layout: a zip of JSON Lines, one member a table; model.bin; and, last, manifest.json with the run itself and the length and SHA-256
 * of every other member.
 */
import { createHash } from 'node:crypto'
import { ARCHIVE_VERSION, archiveRows, MANIFEST_MEMBER, memberName, MODEL_MEMBER, type ArchiveManifest, type ArchiveTable, type RunArchive } from '../domain/run-archive.ts'
import type { Bytes } from './bytes.ts'
import { jsonLines } from './json.ts'
import { zipBytes, type ZipMember } from './zip.ts'

/** @returns the file piece by piece: memory does not grow with the papers. Equal runs give equal bytes. */
export function archiveBytes(archive: RunArchive): Bytes {
  const members: ArchiveManifest['members'] = []
  const counted = (name: string, content: () => AsyncIterable<string | Uint8Array>): ZipMember => ({ name, content: () => checksummed(name, content(), members) })
  return zipBytes([
    { name: 'README.txt', content: () => [README] },
    ...(Object.keys(archiveRows) as ArchiveTable[]).map((table) => counted(memberName(table), () => jsonLines(archive.rows(table)))),
    counted(MODEL_MEMBER, () => modelPieces(archive)),
    { name: MANIFEST_MEMBER, content: () => [manifestText(archive, members)] },
  ])
}

/**
 * @param archive of a run that is here.
 * @returns whether it is what `manifest` says: the same run under whatever id, and the same bytes in every member.
 */
export async function isSameArchive(archive: RunArchive, manifest: ArchiveManifest): Promise<boolean> {
  const withoutId = ({ id: _, corpusName: __, ...run }: ArchiveManifest['run']) => JSON.stringify(run)
  if (withoutId(archive.run) !== withoutId(manifest.run)) return false
  const members: ArchiveManifest['members'] = []
  const drain = async (name: string, content: AsyncIterable<string | Uint8Array>) => {
    for await (const _ of checksummed(name, content, members));
  }
  for (const table of Object.keys(archiveRows) as ArchiveTable[]) await drain(memberName(table), jsonLines(archive.rows(table)))
  await drain(MODEL_MEMBER, modelPieces(archive))
  return JSON.stringify(members) === JSON.stringify(manifest.members)
}

const README = 'A run of Paperdrift: papers, themes, places, trends and the fitted model.\nOpen it with: paperdrift import-run FILE\nThe tables are JSON Lines; papers are named by their place in papers.jsonl, from 0. manifest.json has the run and the SHA-256 of every member.\n'

const manifestText = ({ run }: RunArchive, members: ArchiveManifest['members']): string => `${JSON.stringify({ format: 'paperdrift run', formatVersion: ARCHIVE_VERSION, run, members } satisfies ArchiveManifest, null, 1)}\n`

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

async function* modelPieces(archive: RunArchive): AsyncGenerator<Uint8Array> {
  const model = await archive.fittedModel()
  if (model) yield model
}
