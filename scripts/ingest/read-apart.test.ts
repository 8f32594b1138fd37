import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareRecord, type PreparedRecord } from '../../lib/data/import-prepare.ts'
import { listFiles } from '../../lib/sources/list-files.ts'
import { readPapers, type PaperStream } from '../../lib/sources/read-papers.ts'
import { readPapersApart } from './read-apart.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'paperdrift-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Over the size from which a thread is started, in random letters so that gzip does not make it small. */
function manyLines(): string {
  const noise = (i: number) => Array.from({ length: 300 }, (_, j) => ((i * 7919 + j * j * 104_729) % 1_679_616).toString(36)).join(' ')
  return Array.from({ length: 6000 }, (_, i) => (i % 1000 === 7 ? `{"title": "Broken ${i}"` : JSON.stringify({ title: `Title ${i}`, abstract: noise(i), doi: i % 3 ? `10.1234/${i}` : undefined, authors: ['Öne Ünder'], keywords: ['b', 'a'] }))).join('\n')
}

async function opened(name: string, content: string | Uint8Array): Promise<PaperStream> {
  const file = path.join(folder, name)
  await writeFile(file, content)
  return readPapersApart((await listFiles([file])).files[0], 'auto')
}

async function recordsOf(papers: PaperStream): Promise<PreparedRecord[]> {
  const records: PreparedRecord[] = []
  try {
    for await (const record of papers.records) records.push(prepareRecord(record))
  } finally {
    await papers.close()
  }
  return records
}

describe('readPapersApart', () => {
  test('gives the records, warnings and progress of reading here', async () => {
    const content = Buffer.concat([Buffer.from(manyLines()), Buffer.from('\n{"title": "Caf\xe9", "abstract": "In another encoding."}', 'latin1')])
    const apart = await opened('large.jsonl', content)
    const records = await recordsOf(apart)
    const here = await readPapers(path.join(folder, 'large.jsonl'))
    expect(records).toEqual(await recordsOf(here))
    expect(records.filter(({ kind }) => kind === 'refused')).toHaveLength(6)
    expect(apart.warnings()).toEqual(here.warnings())
    expect([apart.format, apart.fraction(), apart.warnings().length]).toEqual(['json-lines', 1, 1])
  })

  test('says in the same words that a file breaks off', async () => {
    const packed = gzipSync(manyLines())
    const cut = packed.subarray(0, packed.length - 5000)
    expect(cut.length).toBeGreaterThan(4 * 1024 * 1024)
    const failure = await recordsOf(await opened('cut.jsonl.gz', cut)).catch((error) => error)
    const here = await recordsOf(await readPapers(path.join(folder, 'cut.jsonl.gz'))).catch((error) => error)
    expect(failure).toMatchObject({ code: 'INVALID_INPUT', message: here.message })
  })

  test('can be left in the middle', async () => {
    const papers = await opened('left.jsonl', manyLines())
    for await (const record of papers.records) if (record.line > 600) break
    await papers.close()
    expect(papers.fraction()).toBeGreaterThan(0)
  })
})
