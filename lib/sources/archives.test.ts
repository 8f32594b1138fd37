import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { listFiles, type ListOptions } from './list-files.ts'
import { readPapers } from './read-papers.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'paperdrift-archives-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const line = (title: string) => `${JSON.stringify({ title, abstract: 'Wet.' })}\n`

async function zip(files: Record<string, Uint8Array | string>): Promise<Buffer> {
  const archive = new ZipFile()
  for (const [name, content] of Object.entries(files)) archive.addBuffer(Buffer.from(content), name)
  archive.end()
  return buffer(archive.outputStream as Readable)
}

function write(name: string, content: Uint8Array): string {
  writeFileSync(path.join(folder, name), content)
  return path.join(folder, name)
}

async function titles(name: string, options?: ListOptions): Promise<{ titles: string[]; passedOver: string[] }> {
  const { files, passedOver, close } = await listFiles([name], options)
  const found: string[] = []
  try {
    for (const file of files) {
      const papers = await readPapers(file)
      for await (const record of papers.records) found.push(`${path.relative(name, file.name)}: ${record.kind === 'paper' ? record.paper.title : record.reason}`)
      await papers.close()
    }
  } finally {
    await close()
  }
  return { titles: found, passedOver: passedOver.map((each) => path.relative(name, each)) }
}

describe('archives', () => {
  test('give their files in order, of any format, gzipped or in an archive of their own', async () => {
    const inner = await zip({ 'deep.ris': 'TY  - JOUR\nTI  - Deep\nAB  - Wet.\nER  - \n' })
    const file = write('many.zip', await zip({ 'b/two.jsonl': line('Two'), 'a.jsonl.gz': gzipSync(line('One')), 'c.zip': inner, 'readme.md': '# Read me', '__MACOSX/a': line('Mac'), '.hidden': line('Hidden') }))
    expect(await titles(file)).toEqual({ titles: ['a.jsonl.gz: One', 'b/two.jsonl: Two', 'c.zip/deep.ris: Deep'], passedOver: ['readme.md'] })
  })

  test('are read from standard input too', async () => {
    const file = await zip({ 'a.jsonl': line('One') })
    expect((await titles('-', { standardInput: Readable.from([file]) })).titles).toEqual(['a.jsonl: One'])
  })

  test('over a limit are refused before anything is unpacked', async () => {
    const zeros = Buffer.alloc(70 * 1024 * 1024)
    await expect(listFiles([write('bomb.zip', await zip({ 'zeros.jsonl': zeros }))])).rejects.toThrow(/bomb\.zip: Unpacked it would be [\d,]+ times as large; no more than 200 times is read\.$/)
    const many = await zip(Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`${i}`, ''])))
    await expect(listFiles([write('many-files.zip', many)])).rejects.toThrow(/more than 10,000 files/)
    const nested = await zip({ 'b.zip': await zip({ 'c.zip': await zip({ 'd.jsonl': line('Four') }) }) })
    await expect(listFiles([write('nested.zip', nested)])).rejects.toThrow(/an archive in an archive in an archive: unpack the outer ones first\.$/)
    await expect(listFiles([write('nested-bomb.zip', await zip({ 'a.jsonl': line('One'), 'bomb.zip': await zip({ 'zeros.jsonl': zeros }) }))])).rejects.toThrow(/bomb\.zip: Unpacked it would be/)
  }, 120_000)

  test('that shrink a gzip file without end are given up', async () => {
    const papers = await readPapers(write('bomb.gz', gzipSync(Buffer.concat([Buffer.from(line('One')), Buffer.alloc(80 * 1024 * 1024)]))))
    const read = async () => {
      for await (const record of papers.records) void record
    }
    await expect(read()).rejects.toThrow(/more than 200 times as large/)
  }, 120_000)

  test.each([
    ['damaged', Buffer.from('PK\x03\x04 and then nothing'), /damaged: fetch it again\.$/],
    ['cut', null, /damaged: fetch it again\.$/],
    ['empty', Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)]), /holds no file with papers\.$/],
  ])('that are %s are refused in one line', async (name, content, message) => {
    const whole = await zip({ 'a.jsonl': line('One') })
    await expect(listFiles([write(`${name}.zip`, content ?? whole.subarray(0, whole.length - 30))])).rejects.toThrow(message)
  })

  test('a run of Paperdrift is none, and is told how to be opened', async () => {
    await expect(listFiles([write('run.zip', await zip({ 'papers.jsonl': '{"title":"A","abstract":"B"}', 'assignments.jsonl': '', 'manifest.json': '{}' }))])).rejects.toThrow(/run\.zip: It is a run of Paperdrift: open it with paperdrift import-run\.$/)
  })

  test('an office document is none', async () => {
    await expect(listFiles([write('table.xlsx', await zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' }))])).rejects.toThrow(/office document: save its table as CSV\.$/)
  })
})
