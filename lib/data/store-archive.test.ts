import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { ZipFile } from 'yazl'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runOptionsSchema } from '../domain/run-options.ts'
import type { RunResult } from '../domain/run.ts'
import type { Paper, SourceRecord } from '../domain/paper.ts'
import { archiveBytes, isSameRun } from '../export/archive.ts'
import { openRunArchive } from '../sources/run-archive.ts'
import { readRunArchive } from './archive-rows.ts'
import { requireCorpus } from './corpora.ts'
import { closeDatabase, openDatabase } from './database.ts'
import { importPapers } from './imports.ts'
import { countLosses } from './losses.ts'
import { readMapFile, readMapNames, type MapWriter } from './map-file.ts'
import { listMerges, listMixedPapers } from './merges.ts'
import { areProposalsCurrent, listProposals, storeProposals } from './proposals.ts'
import { findNearestPapers } from './nearest-of-run.ts'
import { listTermPapers } from './term-papers.ts'
import { beginRun, findFinishedRun, storeRun } from './runs.ts'
import { findTwinRuns, storeRunArchive } from './store-archive.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'paperdrift-archive-'))
const file = path.join(folder, 'run.paperdrift')
const before = process.env.DATABASE_URL

beforeAll(async () => {
  pointTo('empty.db')
  await openDatabase()
  pointTo('made.db')
  writeFileSync(file, await bytesOf(await makeRun(40)))
  await closeDatabase()
})
beforeEach(() => {
  copyFileSync(path.join(folder, 'made.db'), path.join(folder, 'first.db'))
  copyFileSync(path.join(folder, 'empty.db'), path.join(folder, 'second.db'))
  pointTo('first.db')
})
afterEach(closeDatabase)
afterAll(() => {
  if (before === undefined) delete process.env.DATABASE_URL
  else process.env.DATABASE_URL = before
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
})

const pointTo = (name: string) => void (process.env.DATABASE_URL = `file:${path.join(folder, name)}`)

const paperOf = (i: number): Paper => ({
  sourceId: i % 3 === 0 ? null : `s${i}`, title: `Title ${i} of “odd” <b>kinds</b>`, abstract: `Abstract ${i}.\nSecond line 中文.`, authors: [`Author ${i}`], venue: i % 2 ? 'V' : null, published: `20${10 + (i % 10)}`,
  doi: i % 5 === 0 ? `10.1/${i}` : null, arxivId: null, pmid: null, url: null, keywords: ['k'], citations: i,
})

async function* recordsOf(n: number, from = 0): AsyncGenerator<SourceRecord> {
  for (let i = from; i < n; i++) yield { kind: 'paper', line: i + 1, paper: paperOf(i) }
}

/** Dots as text, so that a map that is made again can be told from none. */
const countWriter: MapWriter = { encode: (points) => new TextEncoder().encode(String(points.length)), name: (_, reasons) => [{ count: reasons.length }] }

async function* ofAnotherSource(): AsyncGenerator<SourceRecord> {
  yield { kind: 'paper', line: 1, paper: { ...paperOf(10), sourceId: 'other', venue: 'A longer name of the venue' } }
  yield { kind: 'refused', line: 2, reason: 'abstract is missing', excerpt: 'x', bare: { ...paperOf(99), sourceId: null } }
  yield { kind: 'paper', line: 3, paper: { ...paperOf(20), doi: null, citations: 500 } }
}

/** A corpus of so many papers from two sources, and a run of it. @returns the run's id. */
async function makeRun(papers: number): Promise<string> {
  await importPapers('test', 'test.jsonl', recordsOf(papers))
  await importPapers('test', 'other.jsonl', ofAnotherSource(), { format: 'ris', warnings: () => ['A guess.'] })
  const corpus = await requireCorpus('test')
  const database = await openDatabase()
  const ids = (await database.paper.findMany({ where: { mergedIntoId: null }, select: { id: true }, orderBy: { id: 'asc' } })).map(({ id }) => id)
  const runId = await beginRun(corpus, runOptionsSchema.parse({ k: 2, threads: 1 }))
  const theme = (index: number) => ({
    index, key: `theme-${index}`, label: `Theme ${index}`, automaticLabel: `Theme ${index}`, labelNote: null, size: 20, terms: [{ term: 'term', weight: 1, documents: 2 }],
    metrics: { coherence: 0.1, coherenceCv: 0.2, stability: null, similarity: 0.5, silhouette: 0.1, weakFits: 0 }, x: 0.25, y: -1, parentIndex: 0, place: index, representatives: [ids[index + 3], ids[7]], trend: { verdict: 'steady' },
  })
  await storeRun(runId, {
    documents: papers, skipped: 0, k: 2, inertia: 1.5, iterations: 3, themes: [theme(0), theme(1)], parents: [{ index: 0, key: 'theme-0', label: 'Both', size: 40, terms: [] }],
    placements: ids.map((paperId, i) => ({ paperId, themeIndex: i % 2, similarity: 1 / 3, runnerUpIndex: 1 - (i % 2), margin: 0.1, x: i / 7, y: 0.2, isWeakFit: i === 0, isMisplaced: i === 1, windowTheme: i % 2, reasons: [['term', 0.7]], runnerUpReasons: [] })),
    trendPoints: [{ themeIndex: 0, period: '2019', count: 1, total: 2, share: 0.5, low: 0.1, high: 0.9 }], links: [{ kind: 'related', fromWindow: -1, fromIndex: 0, toIndex: 1, weight: 0.5 }],
    kChoice: { k: 2, runnerUp: 3, reason: 'Because.', candidates: [{ k: 2, stability: 0.9, silhouette: 0.1, npmi: null, score: 2 }] }, trends: { notes: ['A note.'] }, venueShares: [],
    quality: { silhouette: 0.1, npmi: 0.2, cv: 0.3, diversity: 0.9, stability: null, trustworthiness: null, explainedVariance: null, weakFits: 1 }, timingsMs: { total: 5 }, fittedModel: new Uint8Array([80, 0, 255, 7]), termPapers: { terms: ['say "so"', 'term'], starts: Uint32Array.of(0, 2, ids.length + 2), paperIds: Int32Array.from([ids[4], ids[8], ...ids]) }, nearest: { k: 1, paperIds: Int32Array.from(ids, (_, i) => ids[(i + 7) % ids.length]), cosines: Float32Array.from(ids, (_, i) => i / 100) },
  } as unknown as RunResult, 1000, countWriter)
  await storeProposals(corpus.id, corpus.contentHash, [{ paperId: ids[3], otherId: ids[9], similarity: 0.75 }])
  return runId
}

async function bytesOf(runId: string): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of archiveBytes(await readRunArchive(runId))) pieces.push(piece)
  return Buffer.concat(pieces)
}

async function importFile(name = file, corpus?: string) {
  const archive = await openRunArchive(name)
  try {
    return await storeRunArchive(archive, 'run.paperdrift', countWriter, corpus)
  } finally {
    archive.close()
  }
}

/** The archive's members, changed, in a zip that is whole in itself. */
async function rewritten(change: (name: string, text: string) => string | null): Promise<string> {
  const { openPromise } = await import('yauzl')
  const zip = await openPromise(file, { lazyEntries: true })
  const out = new ZipFile()
  await new Promise<void>((resolve) => {
    zip.on('entry', (entry) => zip.openReadStream(entry, async (_, stream) => {
      const pieces: Buffer[] = []
      for await (const piece of stream!) pieces.push(piece as Buffer)
      const text = change(entry.fileName, Buffer.concat(pieces).toString('latin1'))
      if (text !== null) out.addBuffer(Buffer.from(text, 'latin1'), entry.fileName)
      zip.readEntry()
    }))
    zip.on('end', resolve)
    zip.readEntry()
  })
  out.end()
  const pieces: Buffer[] = []
  for await (const piece of out.outputStream) pieces.push(piece as Buffer)
  const name = path.join(folder, 'changed.paperdrift')
  writeFileSync(name, Buffer.concat(pieces))
  return name
}

/** The same, with a manifest that vouches for what was changed. */
function forged(change: (name: string, text: string) => string | null): Promise<string> {
  const changed = new Map<string, Buffer>()
  return rewritten((name, text) => {
    const now = change(name, text)
    if (now === null) return null
    if (name !== 'manifest.json') {
      changed.set(name, Buffer.from(now, 'latin1'))
      return now
    }
    const manifest = JSON.parse(now)
    const members = [...changed].filter(([member]) => member !== 'README.txt').map(([member, bytes]) => ({ name: member, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }))
    return JSON.stringify({ ...manifest, members })
  })
}

/** The archive as the first version would have written it: papers of their own and those with a place, and no history. */
const oldArchive = () => forged((name, text) => {
  if (/^(imports|rejections|proposals|terms)\.jsonl$|^nearest\.bin$/.test(name)) return null
  if (name === 'papers.jsonl') return text.trim().split('\n').map((line) => `${JSON.stringify({ ...JSON.parse(line), import: undefined, line: undefined, fieldSources: undefined, ownFields: undefined })}\n`).join('')
  return name === 'manifest.json' ? JSON.stringify({ ...JSON.parse(text), areProposalsCurrent: undefined, formatVersion: 1 }) : text
})

/** The archive with other bytes in the zip's own list of members. */
function relisted(member: string, change: (entry: Buffer) => void): string {
  const bytes = readFileSync(file)
  change(bytes.subarray(bytes.lastIndexOf(member) - 46))
  const name = path.join(folder, 'relisted.paperdrift')
  writeFileSync(name, bytes)
  return name
}

async function isEmpty(): Promise<boolean> {
  const database = await openDatabase()
  return (await database.corpus.count()) + (await database.paper.count()) + (await database.run.count()) + (await database.importBatch.count()) === 0
}

describe('an archive', () => {
  test('is the same run in another database: exported again it is the same file', async () => {
    pointTo('second.db')
    // Other papers first, so that no id of the database is the same.
    await importPapers('other', 'other.jsonl', recordsOf(90, 60))
    const { runId, papers } = await importFile()
    expect(papers).toBe(40)
    expect((await bytesOf(runId)).equals(readFileSync(file))).toBe(true)
  })

  test('holds more papers than a statement can name', async () => {
    pointTo('many.db')
    writeFileSync(path.join(folder, 'many.paperdrift'), await bytesOf(await makeRun(1010)))
    pointTo('second.db')
    const { runId, papers } = await importFile(path.join(folder, 'many.paperdrift'))
    expect(papers).toBe(1010)
    expect((await bytesOf(runId)).equals(readFileSync(path.join(folder, 'many.paperdrift')))).toBe(true)
  })

  test('brings what the pages show beside the tables: nearest papers, the map, where fields came from, what merged, was refused or may be one', async () => {
    const shown = async () => {
      const { id: corpusId } = await requireCorpus('test')
      const run = await findFinishedRun('latest')
      const [database, mixed, proposals] = [await openDatabase(), await listMixedPapers(corpusId), (await listProposals(corpusId)).proposals]
      const title = new Map((await database.paper.findMany({ where: { corpusId }, select: { id: true, title: true } })).map((row) => [row.id, row.title]))
      const [nearest, holders]: unknown[][] = [[], (await listTermPapers(run.id, 'say "so"')).map((id) => title.get(id))]
      for (const id of title.keys()) nearest.push([title.get(id), (await findNearestPapers(run.id, id)).map(({ paperId, cosine }) => [title.get(paperId), cosine])])
      return JSON.parse(JSON.stringify({
        nearest, holders, run: { ...run, corpusId: 0 }, losses: await countLosses(corpusId), merges: await listMerges(corpusId), areCurrent: await areProposalsCurrent(corpusId),
        mixed: mixed.map(({ id: _, ...paper }) => paper), proposals: proposals.map(({ similarity, papers }) => [similarity, papers.map(({ id: _, ...paper }) => paper)]), map: [...(await readMapFile(run.id, { encode: () => new Uint8Array(0) }))],
      }))
    }
    const before = await shown()
    expect(before).toMatchObject({ losses: { refused: 1, merged: 2 }, mixed: [{ fields: { venue: ['other.jsonl'] } }, {}], merges: [{}, {}], areCurrent: true, proposals: [[0.75, [{}, {}]]] })
    expect(before.holders).toHaveLength(2)
    expect(before.nearest[0][1]).toEqual([['Title 7 of “odd” <b>kinds</b>', 0]])
    pointTo('second.db')
    await importPapers('other', 'other.jsonl', recordsOf(90, 60))
    await importFile()
    expect(await shown()).toEqual(before)
  })

  test('of the first version opens as it always did, without what it did not hold', async () => {
    const name = await oldArchive()
    pointTo('second.db')
    const { runId } = await importFile(name)
    const database = await openDatabase()
    expect(await database.importBatch.findMany()).toMatchObject([{ source: 'run.paperdrift', format: 'paperdrift', accepted: 40 }])
    expect((await database.assignment.count({ where: { runId } })) + (await database.paper.count())).toBe(81)
    expect(await findNearestPapers(runId, 1)).toEqual([])
    expect(Buffer.from(await readMapFile(runId, { encode: () => new Uint8Array(0) })).equals(gzipSync('40'))).toBe(true)
    expect(await readMapNames(runId, { name: () => [] })).toEqual([{ count: 40 }])
  })

  test('is recognised as a run that is here', async () => {
    const archive = await openRunArchive(file)
    const [twin] = await findTwinRuns(archive.run)
    expect(await isSameRun(await readRunArchive(twin), archive)).toBe(true)
    const database = await openDatabase()
    await database.theme.updateMany({ where: { runId: twin, index: 0 }, data: { label: 'Named by hand' } })
    expect(await isSameRun(await readRunArchive(twin), archive)).toBe(false)
    archive.close()
  })

  test('goes into a corpus that holds the same papers, under the next free id', async () => {
    const first = await findTwinRuns((await readRunArchive((await (await openDatabase()).run.findFirstOrThrow()).id)).run)
    const { runId } = await importFile()
    expect(runId).toBe(`${first[0]}-2`)
    expect(await (await openDatabase()).paper.count({ where: { mergedIntoId: null } })).toBe(40)
    expect(await (await openDatabase()).paper.count()).toBe(41)
  })

  test('is refused by a corpus of its name with other papers, and taken under another name', async () => {
    pointTo('second.db')
    await importPapers('test', 'other.jsonl', recordsOf(3))
    await expect(importFile()).rejects.toThrow('The corpus "test" is there and holds other papers than the archive: choose another name with --corpus NAME.')
    expect(await (await openDatabase()).run.count()).toBe(0)
    expect((await importFile(file, 'theirs')).corpus).toBe('theirs')
  })

  test('finds the paper again when the same file is imported afterwards', async () => {
    pointTo('second.db')
    await importFile()
    expect(await importPapers('test', 'test.jsonl', recordsOf(40))).toMatchObject({ accepted: 0, merged: 40, papers: 40 })
  })
})

describe('a damaged archive is refused in one sentence, and nothing is stored:', () => {
  const cases: [string, (name: string, text: string) => string | null, RegExp][] = [
    ['a changed paper', (name, text) => (name === 'papers.jsonl' ? text.replace('Title 7', 'Title 8') : text), /papers\.jsonl is not what its checksum says\. Nothing was imported\.$/],
    ['a line more', (name, text) => (name === 'trends.jsonl' ? text + text : text), /trends\.jsonl has not the length its manifest says\./],
    ['a missing member', (name, text) => (name === 'model.bin' ? null : text), /it lacks model\.bin\./],
    ['no manifest', (name, text) => (name === 'manifest.json' ? null : text), /it has no manifest\.json that can be read\./],
    ['a manifest of a newer version', (name, text) => (name === 'manifest.json' ? text.replace('"formatVersion": 2', '"formatVersion": 9') : text), /made by a newer Paperdrift \(format 9; this one reads up to 2\)/],
    ['neighbours of too few papers', (name, text) => (name === 'nearest.bin' ? text.slice(60) : text), /nearest\.bin has not the length its manifest says\./],
    ['a manifest that is no JSON', (name, text) => (name === 'manifest.json' ? text.slice(5) : text), /its manifest\.json is not one of a run/],
  ]
  test.each(cases)('%s', async (_, change, message) => {
    const name = await rewritten(change)
    pointTo('second.db')
    await expect(importFile(name)).rejects.toThrow(message)
    expect(await isEmpty()).toBe(true)
  })

  test.each(['papers.jsonl', 'imports.jsonl', 'rejections.jsonl', 'proposals.jsonl', 'themes.jsonl', 'assignments.jsonl', 'links.jsonl', 'candidates.jsonl', 'trends.jsonl', 'model.bin', 'nearest.bin'])('another byte in %s', async (member) => {
    const name = await rewritten((each, text) => (each === member ? `${text.slice(0, text.length >> 1)}\u0011${text.slice((text.length >> 1) + 1)}` : text))
    pointTo('second.db')
    await expect(importFile(name)).rejects.toThrow(new RegExp(`cannot be used: ${member} (is not what its checksum says|has not the length its manifest says)\\. Nothing was imported\\.$`))
    expect(await isEmpty()).toBe(true)
  })

  const forgeries: [string, (name: string, text: string) => string | null, string][] = [
    ['a paper with two places', (name, text) => (name === 'assignments.jsonl' ? text + text : text), 'The archive cannot be used: it has a row of Assignment twice. Nothing was imported.'],
    ['fewer themes than the run has', (name, text) => (name === 'themes.jsonl' ? '' : text), 'The archive cannot be used: themes.jsonl has 0 themes where its manifest says 2. Nothing was imported.'],
    ['a theme that is not there', (name, text) => (name === 'assignments.jsonl' ? text.replace('"themeIndex":0', '"themeIndex":7') : text), 'The archive cannot be used: assignments.jsonl names a theme that is not there. Nothing was imported.'],
    ['neighbours of fewer papers', (name, text) => (name === 'nearest.bin' ? text.slice(60) : text), 'The archive cannot be used: nearest.bin is not of as many papers as have a place. Nothing was imported.'],
    ['papers of another title', (name, text) => (name === 'papers.jsonl' ? text.replace(/"contentHash":"./, '"contentHash":"0') : text), 'The archive cannot be used: its papers are not those that its manifest names. Nothing was imported.'],
  ]
  test.each(forgeries)('checksums that are right, and %s', async (_, change, message) => {
    const name = await forged(change)
    pointTo('second.db')
    await expect(importFile(name)).rejects.toThrow(expect.objectContaining({ message, code: 'INVALID_INPUT' }))
    expect(await isEmpty()).toBe(true)
  })

  const listings: [string, string, (entry: Buffer) => void, RegExp][] = [
    ['a name that leads out of it', 'README.txt', (entry) => void entry.write('../ADM.txt', 46), /damaged \(invalid relative path: \.\.\/ADM\.txt\)\. Nothing was imported\.$/],
    ['a member said to be of 4 GB', 'papers.jsonl', (entry) => void entry.writeUInt32LE(0xfffffff0, 24), /papers\.jsonl has not the length its manifest says\. Nothing was imported\.$/],
    ['a manifest said to be of 4 GB', 'manifest.json', (entry) => void entry.writeUInt32LE(0xfffffff0, 24), /it has no manifest\.json that can be read\. Nothing was imported\.$/],
  ]
  test.each(listings)('%s', async (_, member, change, message) => {
    const name = relisted(member, change)
    pointTo('second.db')
    await expect(importFile(name)).rejects.toThrow(message)
    expect(await isEmpty()).toBe(true)
  })

  test('a flipped bit or a cut anywhere', async () => {
    const whole = readFileSync(file)
    pointTo('second.db')
    for (let i = 0; i < 40; i++) {
      const broken = Buffer.from(whole)
      const at = i < 30 ? Math.floor((i / 30) * whole.length) : whole.length - 800 - 60 * (i - 30)
      if (i % 2) broken[at] ^= 1 << i % 8
      const name = path.join(folder, 'broken.paperdrift')
      writeFileSync(name, i % 2 ? broken : whole.subarray(0, at))
      const result = await importFile(name).then(({ runId }) => runId, (error: Error) => error.message)
      if (!result.includes(' ')) {
        // A flip in a zip header may change nothing that is read: then all of the run is here.
        expect((await bytesOf(result)).equals(whole)).toBe(true)
        await closeDatabase()
        copyFileSync(path.join(folder, 'empty.db'), path.join(folder, 'second.db'))
        continue
      }
      expect(result, String(i)).toMatch(/Nothing was imported\.$|is no \.paperdrift archive, or is cut off\.$/)
    }
    expect(await isEmpty()).toBe(true)
  })
})
