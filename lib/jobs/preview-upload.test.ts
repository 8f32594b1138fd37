/** Uploads that are looked at before they are imported: the child process, the address, and who gets an upload. */
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closeDatabase } from '../data/database.ts'
import { uploadsFolder } from '../data/settings.ts'
import { ID_LIST_REASON } from '../domain/file-preview.ts'
import { previewUpload } from './preview-upload.ts'
import { receiveUpload } from './receive-upload.ts'
import { claimUpload, findUpload, removeLeftovers, uploadId } from './upload-folders.ts'

const GONE = 'This upload is no longer here'
const TWO_HOURS_AGO = new Date(Date.now() - 2 * 3600_000)

let folder: string
const before = process.env.DATABASE_URL
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'paperdrift-preview-'))
  process.env.DATABASE_URL = `file:${path.join(folder, 'test.db')}`
})
afterEach(async () => {
  await closeDatabase()
  process.env.DATABASE_URL = before
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
})

async function upload(name: string, text: string): Promise<string> {
  async function* bytes() { yield Buffer.from(text) }
  return uploadId((await receiveUpload(name, bytes())).folder)
}

/** A program that does what `code` says instead of the command line. */
function programOf(code: string): string {
  const file = path.join(folder, 'program.mjs')
  writeFileSync(file, code)
  return file
}

describe('a look at an upload', () => {
  test('shows a table whose columns are not known, and with a mapping its records and refusals', { timeout: 60_000 }, async () => {
    const id = await upload('deutsch.csv', 'Überschrift;Inhalt,title=kurz;Wer\nTiefe Netze;Wir messen tiefe Netze an Texten und ordnen sie in Themen.;Meier, Anna\nLeer;;Kurz, Bo\n')
    const [table] = (await previewUpload(id, { format: 'auto' })).files
    expect(table).toMatchObject({ format: 'table', columns: ['Überschrift', 'Inhalt,title=kurz', 'Wer'], mapping: {}, records: [], problem: expect.stringContaining('no column is known') })
    const { files, problem } = await previewUpload(id, { format: 'auto', map: JSON.stringify({ title: 'Überschrift', abstract: 'Inhalt,title=kurz' }) })
    expect([problem, files[0].problem, files[0].mapping]).toEqual([null, null, { title: ['Überschrift'], abstract: ['Inhalt,title=kurz'] }])
    expect(files[0].records).toMatchObject([{ line: 2, paper: { title: 'Tiefe Netze' } }, { line: 3, reason: 'abstract is missing' }])
  })

  test('hands the words on one by one, in the folder of the upload', async () => {
    const id = await upload('a b.csv', 'x')
    const boot = programOf('process.stdout.write(JSON.stringify({ files: [process.cwd(), process.argv.slice(2)] }))')
    const { files } = await previewUpload(id, { format: 'auto', map: '{"title":"$(x) \\"y\\""}' }, { boot })
    expect(files).toEqual([path.join(uploadsFolder(), id), ['ingest', 'a b.csv', '--preview', '--json', '--quiet', '--format=auto', '--map={"title":"$(x) \\"y\\""}']])
  })

  test('says in one sentence why a file cannot be read', async () => {
    const id = await upload('a.pdf', 'x')
    const look = (code: string, patienceMs?: number) => previewUpload(id, { format: 'auto' }, { boot: programOf(code), patienceMs })
    expect(await look('process.stderr.write("noise\\na.pdf: It is a PDF.\\n"); process.exitCode = 2')).toEqual({ file: 'a.pdf', files: [], problem: 'a.pdf: It is a PDF.', isRefused: true, isIdList: false })
    expect(await look(`process.stderr.write(${JSON.stringify(`a.pdf: ${ID_LIST_REASON}`)}); process.exitCode = 2`)).toMatchObject({ isRefused: true, isIdList: true })
    expect(await look('setTimeout(() => {}, 60_000)', 500)).toEqual({ file: 'a.pdf', files: [], problem: 'a.pdf took longer than 0.5 seconds to look at. It can still be imported.', isRefused: false, isIdList: false })
    await expect(look('throw new TypeError("Broken.")')).rejects.toThrow('a.pdf could not be looked at')
  })
})

describe('the address of an upload', () => {
  test('leads nowhere but to uploads', async () => {
    const id = await upload('a.csv', 'x')
    expect(id).toMatch(/^[\da-f]{32}$/)
    writeFileSync(path.join(folder, 'secret'), 'x')
    for (const wrong of ['', '.', '..', '../..', `../${path.basename(uploadsFolder())}/${id}`, `${id}/..`, `${id}\n`, id.toUpperCase() + 'G', '0'.repeat(32)]) await expect(findUpload(wrong)).rejects.toThrow(GONE)
  })

  test('is good for one import: of two at the same time, one gets the file', async () => {
    const id = await upload('a.csv', 'x')
    const claims = await Promise.allSettled([claimUpload(id), claimUpload(id)])
    expect(claims.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const claimed = claims.find((claim) => claim.status === 'fulfilled')!.value
    expect([claimed.file, existsSync(path.join(claimed.folder, 'a.csv'))]).toEqual(['a.csv', true])
    await expect(findUpload(id)).rejects.toThrow(GONE)
  })

  test('is kept while somebody looks at it, and removed an hour after the last look', async () => {
    const [seen, forgotten] = [await upload('a.csv', 'x'), await upload('b.csv', 'x')]
    for (const [id, file] of [[seen, 'a.csv'], [forgotten, 'b.csv']]) for (const one of [path.join(uploadsFolder(), id, file), path.join(uploadsFolder(), id)]) utimesSync(one, TWO_HOURS_AGO, TWO_HOURS_AGO)
    await findUpload(seen)
    await removeLeftovers()
    expect((await findUpload(seen)).file).toBe('a.csv')
    await expect(findUpload(forgotten)).rejects.toThrow(GONE)
  })
})
