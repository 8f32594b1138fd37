/** The command line as a person uses it: real processes on a database in a temporary folder. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '..')
const SAMPLE = path.join(ROOT, 'prisma', 'seed', 'sample-papers.jsonl')
const TRENDING = path.resolve(ROOT, '..', 'shared', 'data', 'trending-page.txt')
let folder: string

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'paperdrift-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))

/** Runs a command on the database of that name; everything it said. */
function paperdrift(database: string, words: string[], input = '') {
  const result = spawnSync(process.execPath, [path.join(ROOT, 'scripts', 'paperdrift.mjs'), ...words], {
    cwd: folder, input, encoding: 'utf8', env: { ...process.env, DATABASE_URL: `file:${path.join(folder, database)}` }, maxBuffer: 2 ** 28,
  })
  return { code: result.status, out: result.stdout, err: result.stderr }
}

/** A refusal: exit code 2, nothing on stdout, one line that holds `message`, no stack. */
function expectRefusal(result: ReturnType<typeof paperdrift>, message: string) {
  expect(result.err).toContain(message)
  expect(result.err.trim().split('\n').filter((line) => !/ … ?\d* ?%?/.test(line))).toHaveLength(1)
  expect(result.err).not.toMatch(/\n\s+at /)
  expect(result.out).toBe('')
  expect(result.code).toBe(2)
}

const record = (fields: object) => JSON.stringify({ id: 'x', title: 'On Things', abstract: 'Things are treated here at some length, and compared with other things.', ...fields })
const write = (name: string, text: string) => {
  writeFileSync(path.join(folder, name), text)
  return path.join(folder, name)
}

describe('from a file to an answer', () => {
  test('the same papers in another order, on another database, give the same bytes', () => {
    const lines = readFileSync(SAMPLE, 'utf8').trim().split('\n')
    const shuffled = write('shuffled.jsonl', lines.map((line, i) => [(i * 7919) % 10_007, line] as const).sort(([a], [b]) => a - b).map(([, line]) => line).join('\n'))
    const exports = [['one.db', SAMPLE, '1'], ['two.db', shuffled, '2']].map(([database, file, threads]) => {
      const report = JSON.parse(paperdrift(database, ['ingest', file, '--corpus', 'sample', '--json', '--quiet']).out)
      expect(report).toMatchObject({ corpus: 'sample', accepted: 263, merged: 0, refused: 0 })
      const run = JSON.parse(paperdrift(database, ['cluster', '--k', '12', '--threads', threads, '--json', '--quiet']).out)
      expect(run).toMatchObject({ corpus: 'sample', documents: 263, skipped: 0, k: 12, seed: 1, space: 'lsa', engine: 'native', threads: Number(threads) })
      expect(Object.keys(run.timingsMs)).toEqual(['read', 'clean', 'tokenize', 'tfidf', 'lsa', 'cluster', 'chooseK', 'themes', 'layout', 'trends', 'store', 'total'])
      expect(run.timingsMs.chooseK).toBeNull()
      const { timingsMs: _, peakRssBytes: __, threads: ___, ...same } = run
      return [JSON.stringify(same), ...[['papers', 'jsonl'], ['papers', 'csv'], ['themes', 'csv'], ['themes', 'jsonl']].map(([what, format]) => paperdrift(database, ['export', 'latest', '--what', what, '--format', format]).out)]
    })
    expect(exports[0]).toEqual(exports[1])
    expect(exports[0][1].trim().split('\n')).toHaveLength(263)
    expect(Object.keys(JSON.parse(exports[0][1].split('\n')[0]))).toEqual(['id', 'title', 'themeId', 'themeLabel', 'similarity', 'runnerUpThemeId', 'margin', 'x', 'y', 'published', 'venue', 'url'])
  }, 180_000)

  test('corpora, runs, show and export -o say what is there', () => {
    expect(paperdrift('one.db', ['corpora']).out).toMatch(/sample +263 +2016 +2025/)
    expect(JSON.parse(paperdrift('one.db', ['runs', '--json']).out)).toHaveLength(1)
    expect(paperdrift('one.db', ['show', 'latest']).out).toContain('263 papers of "sample" in 12 themes')
    const file = path.join(folder, 'themes.csv')
    expect(paperdrift('one.db', ['export', 'latest', '--what', 'themes', '--format', 'csv', '-o', file])).toMatchObject({ code: 0, out: '' })
    expect(readFileSync(file, 'utf8').split('\n')[0]).toContain('label')
    expect(existsSync(`${file}.part`)).toBe(false)
  }, 60_000)

  test('importing the same file twice changes nothing', () => {
    const again = JSON.parse(paperdrift('one.db', ['ingest', SAMPLE, '--corpus', 'sample', '--json', '--quiet']).out)
    expect(again).toMatchObject({ accepted: 0, merged: 263, unchanged: 263, refused: 0, papers: 263 })
  }, 60_000)

  test.skipIf(!existsSync(TRENDING))('the copied page has 66 papers, and the same answer twice (skipped without ../shared/data)', () => {
    expect(JSON.parse(paperdrift('page.db', ['ingest', TRENDING, '--corpus', 'trending', '--json', '--quiet']).out)).toMatchObject({ accepted: 66, refused: 0 })
    const runs = [1, 2].map(() => JSON.parse(paperdrift('page.db', ['cluster', '--k', '8', '--json', '--quiet']).out))
    expect(runs[1].themes).toEqual(runs[0].themes)
    expect(runs[1].runId).toBe(`${runs[0].runId}-2`)
  }, 120_000)
})

describe('a namer', () => {
  test('that is a command renames themes; one that fails leaves the automatic labels, and the run says so', () => {
    const texts = ['State space models scan long sequences in linear time.', 'Selective state space models scan images.', 'Linear bandits explore with confidence ellipsoids.', 'Linear bandits have regret bounds.']
    paperdrift('namer.db', ['ingest', write('namer.jsonl', texts.map((abstract, i) => record({ id: `p${i}`, title: `Paper ${'abcd'[i]}`, abstract })).join('\n')), '--quiet'])
    const cluster = (program: string, ...flags: string[]) => paperdrift('namer.db', ['cluster', '--k', '2', '--quiet', '--namer', `"${process.execPath}" "${write(`namer-${program.length}.cjs`, program)}"`, ...flags])
    const themesOf = ({ out }: { out: string }): { key: string; label: string; labelNote: string | null }[] => JSON.parse(out).themes
    const renamed = themesOf(cluster(`console.log('Group of ' + JSON.parse(require('fs').readFileSync(0, 'utf8')).label)`, '--json'))
    const kept = cluster('process.exit(1)', '--json')
    expect(kept).toMatchObject({ code: 0, err: '' })
    expect(renamed.map(({ label, labelNote }) => [label, labelNote])).toEqual(themesOf(kept).map(({ label }) => [`Group of ${label}`, null]))
    expect(renamed.map(({ key }) => key)).toEqual(themesOf(kept).map(({ key }) => key))
    expect(themesOf(kept)[0].labelNote).toBe(`The namer gave no label for "${themesOf(kept)[0].label}": it ended with code 1.`)
    expect(cluster('process.exit(1)').out).toContain('2 of 2 themes keep their automatic label. The namer gave no label for ')
    expectRefusal(paperdrift('namer.db', ['cluster', '--namer', 'ftp://example.org']), 'namer must be an http:// or https:// address if it is one.')
  }, 120_000)
})

describe('small and odd corpora', () => {
  const texts = ['State space models scan long sequences in linear time.', 'Linear bandits explore with confidence ellipsoids and regret bounds.', 'Tumour segmentation in magnetic resonance images with encoders.']
  const cases: [name: string, abstracts: string[], themes: number][] = [
    ['one paper', texts.slice(0, 1), 1],
    ['three papers', texts, 2],
    ['equal papers', [texts[0], texts[0], texts[0]], 1],
    ['papers in Chinese', ['本文提出一种新的状态空间模型,用于长序列建模。', '我们研究线性赌博机的遗憾界。', '医学图像分割的深度网络方法。', '状态空间模型在语音识别中的应用。'], 2],
  ]
  test.each(cases)('%s give a sensible answer', (name, abstracts, themes) => {
    const file = write(`${name}.jsonl`, abstracts.map((abstract, i) => record({ id: `p${i}`, title: `Paper ${'abcd'[i]}`, abstract })).join('\n'))
    expect(paperdrift(`${name}.db`, ['ingest', file, '--quiet']).code).toBe(0)
    const { out, err } = paperdrift(`${name}.db`, ['cluster', '--json', '--quiet'])
    expect(err).toBe('')
    const run = JSON.parse(out)
    expect(run.documents).toBe(abstracts.length)
    expect(run.themes.length).toBeGreaterThanOrEqual(Math.min(themes, 2))
    expect(run.themes.reduce((sum: number, theme: { size: number }) => sum + theme.size, 0)).toBe(abstracts.length - run.skipped)
    for (const theme of run.themes) expect(theme.label).not.toBe('')
  }, 60_000)
})

describe('bad input', () => {
  test('an unknown file, folder without papers, run, corpus, option and value are refused in one line', () => {
    expectRefusal(paperdrift('bad.db', ['ingest', 'nowhere.jsonl']), 'nowhere.jsonl')
    mkdirSync(path.join(folder, 'empty'))
    expectRefusal(paperdrift('bad.db', ['ingest', 'empty']), 'empty')
    expectRefusal(paperdrift('bad.db', ['cluster']), 'There is no corpus yet.')
    expectRefusal(paperdrift('bad.db', ['show', 'latest']), 'There is no finished run yet.')
    expectRefusal(paperdrift('bad.db', ['cluster', '--colour', 'red']), 'unknown option')
    expectRefusal(paperdrift('bad.db', ['cluster', '--k', '1']), 'k must be "auto" or an integer in [2, 1000]. Got 1.')
    expectRefusal(paperdrift('bad.db', ['cluster', '--seed', 'x']), 'seed must be an integer in [0, 2147483647]. Got x.')
    expectRefusal(paperdrift('bad.db', ['cluster', '--engine', 'gpu']), 'engine must be one of native, ml-kmeans. Got gpu.')
  }, 120_000)

  test('k above the number of papers is refused, and the run says so', () => {
    paperdrift('few.db', ['ingest', write('few.jsonl', [1, 2, 3].map((i) => record({ id: `p${i}`, title: `Paper number ${'abc'[i - 1]}`, abstract: `${['Bandits explore', 'Scans recur', 'Tumours grow'][i - 1]} in many known ways.` })).join('\n')), '--quiet'])
    expectRefusal(paperdrift('few.db', ['cluster', '--k', '9', '--quiet']), 'k must be an integer in [2, 2]: a theme takes two papers, and there are 3. Got 9.')
    expect(JSON.parse(paperdrift('few.db', ['runs', '--json']).out)[0]).toMatchObject({ status: 'failed', error: expect.stringContaining('Got 9.') })
  }, 60_000)

  test('a refused record is named with its line; the others are imported', () => {
    const file = write('mixed.jsonl', [record({ id: 'a' }), '{"id": ', record({ id: 'c', title: 'Other Things', abstract: '' }), record({ id: 'd', title: 'Yet Other Things', abstract: 'x'.repeat(3_000_000) })].join('\n'))
    const report = JSON.parse(paperdrift('mixed.db', ['ingest', file, '--json', '--quiet']).out)
    expect(report).toMatchObject({ accepted: 1, refused: 3 })
    expect(report.refusals.map((refusal: { line: number }) => refusal.line)).toEqual([2, 3, 4])
    expect(report.refusals[2].reason).toContain('50,000')
    const twins = write('twins.jsonl', [record({ id: 'a', doi: '10.1000/a' }), record({ id: 'b', doi: '10.1000/A', title: 'Things Again' }), record({ id: 'c', title: 'Odd', abstract: 5 })].join('\n'))
    const merged = JSON.parse(paperdrift('twins.db', ['ingest', twins, '--json', '--quiet']).out)
    expect(merged).toMatchObject({ accepted: 1, merged: 1, refused: 1, merges: [{ line: 2, reason: 'same DOI 10.1000/a', duplicateOf: expect.stringContaining('(a)') }], refusals: [{ line: 3, reason: 'abstract is not text' }] })
  }, 60_000)

  test('a later file that is broken leaves the report of the files before it', () => {
    const { out, err, code } = paperdrift('half.db', ['ingest', write('whole.jsonl', record({})), write('not.jsonl', '{"title"'), path.join(folder, 'nowhere.gz'), '--json', '--quiet'])
    expect([out, code]).toEqual(['', 2])
    expect(err).toContain('nowhere.gz')
    const folderOf = path.join(folder, 'pair')
    mkdirSync(folderOf)
    writeFileSync(path.join(folderOf, 'a.jsonl'), record({}))
    writeFileSync(path.join(folderOf, 'b.jsonl.gz'), gzipSync(`${record({ id: 'y', title: 'Cut' })}\n`.repeat(2000)).subarray(0, 200))
    const second = paperdrift('half.db', ['ingest', folderOf, '--json', '--quiet'])
    expect(second.code).toBe(2)
    expect(second.err).toContain('b.jsonl.gz: The compressed file is cut off')
    expect(JSON.parse(second.out)).toMatchObject({ accepted: 1, files: [{ file: path.join(folderOf, 'a.jsonl') }] })
  }, 60_000)

  test('a port in use is named, and another offered', async () => {
    const server = net.createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as net.AddressInfo
    expectRefusal(paperdrift('bad.db', ['serve', '--port', String(port)]), `Port ${port} on 127.0.0.1 is in use. Choose another one: --port ${port + 1}`)
    server.close()
    expectRefusal(paperdrift('bad.db', ['serve', '--port', '99999']), 'port must be an integer in [1, 65535]. Got 99999.')
  }, 60_000)

  test('a database of a newer version, and a file that is no database, are left alone', async () => {
    paperdrift('newer.db', ['corpora'])
    const { default: Database } = await import('better-sqlite3')
    const database = new Database(path.join(folder, 'newer.db'))
    database.prepare(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('1', 'x', '99991231_future', '2099-01-01')`).run()
    database.close()
    const newer = paperdrift('newer.db', ['corpora'])
    expect(newer).toMatchObject({ code: 1, out: '' })
    expect(newer.err).toContain('made by a newer version of Paperdrift')
    const stranger = new Database(path.join(folder, 'stranger.db'))
    stranger.exec('CREATE TABLE Recipes (name TEXT)')
    stranger.close()
    expect(paperdrift('stranger.db', ['runs'])).toMatchObject({ code: 1, err: expect.stringContaining('belongs to another program (it has a table "Recipes")') })
    write('no.db', 'this is a letter to my aunt, and no database at all'.repeat(50))
    const none = paperdrift('no.db', ['corpora'])
    expect(none.code).toBe(1)
    expect(none.err).toContain('no.db')
    expect(readFileSync(path.join(folder, 'no.db'), 'utf8')).toContain('my aunt')
  }, 60_000)
})
