import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { listFiles } from './list-files.ts'
import { readPapers } from './read-papers.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'paperdrift-sources-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, content: string | Uint8Array): string => {
  const file = path.join(folder, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, content)
  return file
}

async function titles(name: string, standardInput?: Readable): Promise<string[]> {
  const papers = await readPapers(name, 'auto', { standardInput })
  const found: string[] = []
  try {
    for await (const record of papers.records) found.push(record.kind === 'paper' ? record.paper.title : record.reason)
    expect(papers.fraction()).toBe(1)
  } finally {
    await papers.close()
  }
  return found
}

const lines = (count: number) => Array.from({ length: count }, (_, i) => `${JSON.stringify({ title: `Title ${i}`, abstract: `Abstract ${i} ${Math.sin(i)}` })}\n`).join('')
const three = ['Title 0', 'Title 1', 'Title 2']
const page = `A Title\n\n${'A sentence of an abstract. '.repeat(15)}\n`

describe('readPapers', () => {
  test('tells the format by the content, whatever the name', async () => {
    expect(await titles(write('a.txt', lines(3)))).toEqual(three)
    expect(await titles(write('b.jsonl', page))).toEqual(['A Title'])
    expect(await titles(write('c', gzipSync(lines(3))))).toEqual(three)
    expect(await titles(write('d.txt.gz', gzipSync(page)))).toEqual(['A Title'])
  })

  test('takes a table with long cells and no abstracts for a table, not for a copied page', async () => {
    const row = `p1,A title,"${'A remark of many words. '.repeat(30)}\nAnd more of it."\n`
    await expect(readPapers(write('remarks.txt', `id,title,remark\n${row.repeat(4)}`))).rejects.toThrow('It is a table in which no column is known to hold the abstract')
  })

  test('reads gzip files that were written one behind the other', async () => {
    expect(await titles(write('joined.gz', Buffer.concat([gzipSync(lines(1)), gzipSync('{"title":"U","abstract":"A"}')])))).toEqual(['Title 0', 'U'])
  })

  test('reads standard input, plain and gzip', async () => {
    expect(await titles('-', Readable.from([Buffer.from(lines(3))]))).toEqual(three)
    expect(await titles('-', Readable.from([gzipSync(lines(3))]))).toEqual(three)
  })

  test('stops waiting for a silent sender when asked to', async () => {
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 50)
    await expect(readPapers('-', 'auto', { standardInput: new Readable({ read() {} }), signal: stop.signal })).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  test('reads on after a first line that is broken', async () => {
    expect((await titles(write('broken-first.jsonl', `{"title"\n${lines(2)}`)))[1]).toBe('Title 0')
  })

  test.each([
    ['no-such.jsonl', null, /no-such\.jsonl: There is no such file\.$/],
    ['empty.jsonl', '', /It is empty: it holds no papers\.$/],
    ['blank.jsonl', '\n \n', /It is empty/],
    ['book.pdf', '%PDF-1.7 …', /It is a PDF/],
    ['old.zip', Buffer.from('PK\x03\x04xxxx'), /It is a zip archive: unpack it first\.$/],
    ['notes.md', `# Notes\n\n${'Some long text. '.repeat(40)}`, /It holds no papers in any known form/],
    ['noise.bin', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251)), /It holds no papers in any known form/],
    ['cut.gz', gzipSync(lines(20)).subarray(0, 30), /cut off: fetch it again\. Nothing of it was imported\.$/],
    ['damaged.gz', Buffer.concat([gzipSync('x').subarray(0, 10), Buffer.alloc(100, 0xff)]), /damaged: fetch it again/],
  ] as const)('says in one line what is wrong with %s', async (name, content, message) => {
    const file = content === null ? path.join(folder, name) : write(name, content)
    const error = await titles(file).catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'INVALID_INPUT' })
    expect(error.message).toMatch(message)
    expect(error.message).not.toContain('\n')
  })

  test('throws when a large gzip file breaks off after many records', async () => {
    const whole = gzipSync(lines(20_000))
    await expect(titles(write('large-cut.gz', whole.subarray(0, whole.length - 20)))).rejects.toThrow(/cut off/)
  })
})

describe('listFiles', () => {
  test('walks folders in a fixed order and passes over what holds no papers', async () => {
    write('tree/b/2.jsonl', lines(1))
    write('tree/a.txt', page)
    write('tree/B.gz', gzipSync(lines(1)))
    write('tree/README.md', '# Read me')
    write('tree/.hidden/x.jsonl', lines(1))
    const { files, passedOver } = await listFiles([path.join(folder, 'tree'), '-'], { standardInput: Readable.from([Buffer.from(lines(1))]) })
    expect(files.map(({ name: file }) => path.relative(path.join(folder, 'tree'), file))).toEqual(['B.gz', 'a.txt', path.join('b', '2.jsonl'), path.relative(path.join(folder, 'tree'), '-')])
    expect(passedOver.map((file) => path.basename(file))).toEqual(['README.md'])
  })

  test('says which folder holds no papers and which name does not exist', async () => {
    write('bare/notes.md', '# Notes')
    await expect(listFiles([path.join(folder, 'bare')])).rejects.toThrow(/bare: The folder holds no file with papers\./)
    await expect(listFiles([path.join(folder, 'nowhere')])).rejects.toThrow(/nowhere: There is no such file\.$/)
    await expect(listFiles(['-', '-'])).rejects.toThrow(/once only/)
  })
})
