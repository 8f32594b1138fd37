import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { uploadsFolder } from '../data/settings.ts'
import { receiveUpload, safeName } from './receive-upload.ts'

let folder: string
const before = process.env.DATABASE_URL
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'paperdrift-upload-'))
  process.env.DATABASE_URL = `file:${path.join(folder, 'test.db')}`
})
afterEach(() => {
  process.env.DATABASE_URL = before
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
})

async function* pieces(texts: string[], failure?: Error) {
  for (const text of texts) yield Buffer.from(text)
  if (failure) throw failure
}
const left = () => (existsSync(uploadsFolder()) ? readdirSync(uploadsFolder()) : [])

describe('an upload', () => {
  test('becomes one file in a folder of its own', async () => {
    const upload = await receiveUpload('my papers.jsonl', pieces(['{"a":', '1}']))
    expect([upload.file, upload.bytes, readFileSync(path.join(upload.folder, upload.file), 'utf8')]).toEqual(['my papers.jsonl', 7, '{"a":1}'])
    expect((await receiveUpload('my papers.jsonl', pieces(['x']))).folder).not.toBe(upload.folder)
  })

  test('that breaks off, is too large or empty leaves nothing and says so', async () => {
    await expect(receiveUpload('a.csv', pieces(['abc'], new Error('aborted')))).rejects.toThrow('The upload broke off (aborted). Nothing of it was kept; send it again.')
    await expect(receiveUpload('a.csv', pieces(['abc', 'def']), 5)).rejects.toThrow('a.csv is too large: a file may have up to 1 MB.')
    await expect(receiveUpload('a.csv', pieces([]))).rejects.toThrow('a.csv is empty')
    expect(left()).toEqual([])
  })
})

test.each([
  ['papers.jsonl.gz', 'papers.jsonl.gz'], ['../../etc/passwd', 'passwd'], ['C:\\Users\\me\\p.ris', 'p.ris'], ['--help', 'help'], ['.env', 'env'], ['', 'papers'], ['..', 'papers'],
  ['a\0b\nc.txt', 'a_b_c.txt'], ['con.csv', '_con.csv'], ['論文 2024.bib', '論文 2024.bib'], [`${'長'.repeat(200)}.bib`, `${'長'.repeat(40)}.bib`],
])('the name %j is kept as %j', (name, kept) => expect(safeName(name)).toBe(kept))
