/**
 * One run in several databases: every export is the same bytes. With PAPERDRIFT_TEST_POSTGRESQL, the address of a server whose user may
 * make databases (postgresql://me@127.0.0.1:5432/postgres), PostgreSQL is one of them; without it those tests are skipped.
 */
import { createHash } from 'node:crypto'
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listTopAuthors } from '../lib/data/authors.ts'
import { requireCorpus } from '../lib/data/corpora.ts'
import { findCorpusPaper, listCorpusPapers, WHOLE_CORPUS } from '../lib/data/corpus-papers.ts'
import { closeDatabase } from '../lib/data/database.ts'
import { listImportedRecords, listImports } from '../lib/data/import-reports.ts'
import { claimNextJob, endJob, listLostJobs, noteJob } from '../lib/data/job-states.ts'
import { askToCancel, insertJob, listJobs, requireJob } from '../lib/data/jobs.ts'
import { countLosses } from '../lib/data/losses.ts'
import { listMerges, listMixedPapers } from '../lib/data/merges.ts'
import { listCorpora } from '../lib/data/overview.ts'
import { listProposals } from '../lib/data/proposals.ts'
import { removeCorpus, renameCorpus } from '../lib/data/remove.ts'
import { listUnplacedPapers } from '../lib/data/papers.ts'
import { runRows } from '../lib/data/run-rows.ts'
import { findFinishedRun, listRuns } from '../lib/data/runs.ts'
import { searchPapers } from '../lib/data/search.ts'
import { listThemes } from '../lib/data/themes.ts'
import { listVenues } from '../lib/data/venues.ts'
import { storeRunArchive } from '../lib/data/store-archive.ts'
import { DATE_KINDS, NO_FILTER, PAPER_SORTS } from '../lib/domain/paper-filter.ts'
import { parseRunOptions, runOptionsSchema } from '../lib/domain/run-options.ts'
import { exportKinds, requireExport, type ExportKindName } from '../lib/export/catalogue.ts'
import { exportRun } from '../lib/export/export-run.ts'
import { openRunArchive } from '../lib/sources/run-archive.ts'
import { mapWriter } from '../lib/view/map-writer.ts'
import { clusterCorpus } from './cluster.ts'
import { ingestFiles } from './ingest/files.ts'

const SERVER = process.env.PAPERDRIFT_TEST_POSTGRESQL
const SAMPLE = path.resolve(import.meta.dirname, '..', 'prisma', 'seed', 'sample-papers.jsonl')
const OPTIONS = parseRunOptions({ k: '12', restarts: '4', threads: '2' }, runOptionsSchema)
/** Hold when and how fast a run was made, which another run of the same papers need not share. */
const DATED: ExportKindName[] = ['report', 'archive']

const folder = mkdtempSync(path.join(os.tmpdir(), 'paperdrift-databases-'))
const archive = path.join(folder, 'run.paperdrift')
const second = path.join(folder, 'second.jsonl')
const before = process.env.DATABASE_URL
const onServer: string[] = []

/** A second source that repeats, completes and refuses, with what databases choke on. */
const paper = (fields: object) => ({ title: 'A title', abstract: 'An abstract on graph neural networks and message passing.', published: '2020', ...fields })
const SECOND = [
  paper({ id: 'odd', title: 'Ends \u0000 here \ud800 and \\u0000 there', authors: ['A\u0000B', "O'Neil", 'Ávila', 'Zed', '_z'], keywords: ['é', 'z', 'Z', '_a'], venue: '\ud83d\ude00 conference' }),
  paper({ id: 'first', doi: '10.1234/one', title: 'One paper', venue: 'V' }), paper({ id: 'second', doi: '10.1234/one', title: 'One paper, longer', keywords: ['k'] }), paper({ title: 'one paper, longer', published: null, citations: 3 }),
  { title: 'No \u0000 abstract \udc00' }, paper({ id: 'élan', title: 'Élan' }), paper({ id: 'Elan', title: 'elan' }), paper({ id: '_elan', title: '_elan' }),
]

async function makeRun(): Promise<void> {
  await ingestFiles([SAMPLE], { corpus: 'first name', quiet: true })
  await ingestFiles([second], { corpus: 'first name', quiet: true })
  await ingestFiles([SAMPLE], { corpus: 'passing', quiet: true })
  await removeCorpus('passing')
  await renameCorpus('first name', 'sample')
  await clusterCorpus('sample', OPTIONS, true)
}

async function bytesOf(what: ExportKindName, format: string): Promise<Readable> {
  return Readable.from(await exportRun(requireExport(what, format), runRows(await findFinishedRun('latest'))))
}

/** @returns what and format → SHA-256 of the file. */
async function exportsHere(left: ExportKindName[] = []): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {}
  for (const what of (Object.keys(exportKinds) as ExportKindName[]).filter((kind) => !left.includes(kind))) {
    for (const format of exportKinds[what].formats) {
      const hash = createHash('sha256')
      await pipeline(await bytesOf(what, format), hash)
      hashes[`${what} ${format}`] = hash.digest('hex')
    }
  }
  return hashes
}

/** @returns what the pages of a corpus show, without the database's ids and the time of day. */
async function corpusHere(corpusId: number) {
  const all = { skip: 0, take: 300 }
  const { imports, count } = await listImports(corpusId, all)
  const { papers, count: standing } = await listCorpusPapers(corpusId, WHOLE_CORPUS, all)
  const records = async (importId: number | null) => Promise.all((['refused', 'merged'] as const).map(async (kind) => (await listImportedRecords(corpusId, importId, kind, all)).records.map(({ line, reason, excerpt, duplicateOf }) => [kind, line, reason, excerpt, duplicateOf])))
  const shown = await Promise.all(papers.slice(-8).map(({ id }) => findCorpusPaper(corpusId, id)))
  return {
    count, standing, imports: imports.map(({ source, format, accepted, merged, refused }) => [source, format, accepted, merged, refused]), losses: await countLosses(corpusId),
    papers: papers.map(({ id: _, ...paper }) => paper), second: (await listCorpusPapers(corpusId, { importId: imports[0].id, year: null }, all)).papers.map(({ title }) => title), records: [await records(null), ...(await Promise.all(imports.map(({ id }) => records(id))))],
    byYear: await Promise.all(['2019', '2021', 'none'].map(async (year) => (await listCorpusPapers(corpusId, { importId: null, year }, all)).papers.map(({ title }) => title))),
    shown: shown.map((found) => [found?.paper, found?.origin.source, found?.sources.map(({ field, imports: gave }) => [field, gave.map(({ source }) => source)]), found?.parts.map(({ title }) => title), found?.runId]),
  }
}

/** @returns what pages list, with titles for the database's ids. */
async function listsHere() {
  const [run, corpus] = [await findFinishedRun('latest'), await requireCorpus()]
  const found = async (q: string | null, sort: (typeof PAPER_SORTS)[number] = 'title', rest = {}) => {
    const { count, papers } = await searchPapers(run.id, { ...NO_FILTER, q, ...rest }, sort, { page: 1, pageSize: 300 })
    return [count, ...papers.map(({ title }) => title)]
  }
  const merges = await listMerges(corpus.id)
  return {
    runs: (await listRuns()).map(({ id, status }) => [id, status]), corpora: (await listCorpora()).map(({ name, papers, years }) => [name, papers, years]), venues: await listVenues(run.id, 10), authors: await listTopAuthors(run.id, [0, 1, 2], 40),
    corpus: await corpusHere(corpus.id), unplaced: (await listUnplacedPapers(run.id, { page: 1, pageSize: 50 })).papers.map(({ title }) => title),
    merges, mixed: (await listMixedPapers(corpus.id)).map(({ title, fields }) => [title, fields]), proposals: (await listProposals(corpus.id)).count,
    sorted: await Promise.all(PAPER_SORTS.filter((sort) => sort !== 'relevance').map((sort) => found(null, sort))),
    found: await Promise.all(['kernel regression', '"message passing"', 'graph -node', 'transf*', "o'neil", 'elan', 'frechet scores', 'ends here', '"time warping" -laboratory', '-network', 'first', '"a title an abstract"', 'title abstract'].map((q) => found(q))),
    filtered: [await found(null, 'date', { theme: 't2', from: '2018', to: '2022-06', fit: null }), ...await Promise.all([...DATE_KINDS.map((date) => ({ date })), { fit: 'misplaced' }, { author: (await listTopAuthors(run.id, [0], 1))[0]?.name ?? null }, { window: 'w2' }, { term: (await listThemes(run.id))[0].terms[0].term }, { also: `${run.id}.t1` }].map((rest) => found(null, 'title', rest)))],
  }
}

/** @returns what becomes of three jobs: one is worked off, one cancelled, one waits. */
async function jobsHere() {
  const asked = { kind: 'run', corpus: 'sample', folder: null, words: ['cluster', '--k=2'] } as const
  for (const subject of ['first', 'second', 'third']) await insertJob({ ...asked, words: [...asked.words], subject })
  for (const end of ['done', 'cancelled'] as const) {
    const job = (await claimNextJob())!
    await noteJob(job.id, { stage: 'cluster', progress: 0.5, papers: 263, papersPerSecond: 12.5 })
    if (end === 'cancelled') await askToCancel(job.id)
    await endJob(job.id, end, null, { runId: 'abc', themes: [{ label: 'é' }] })
  }
  const jobs = await Promise.all((await listJobs()).map(({ id }) => requireJob(id)))
  return { lost: (await listLostJobs()).length, jobs: jobs.map(({ kind, corpus, subject, words, status, stage, progress, papers, papersPerSecond, result }) => ({ kind, corpus, subject, words, status, stage, progress, papers, papersPerSecond, result })) }
}

/** Point to a database of that name that is not there yet. */
async function pointTo(kind: 'sqlite' | 'postgresql', name: string): Promise<void> {
  await closeDatabase()
  process.env.DATABASE_URL = kind === 'sqlite' ? `file:${path.join(folder, `${name}.db`)}` : await newOnServer(name)
}

/** Text in the order of English: a server's usual order, in which lists must come out no other. */
async function newOnServer(name: string): Promise<string> {
  const database = `paperdrift_${name}_${process.pid}`
  await askServer(`CREATE DATABASE ${database} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C'`)
  onServer.push(database)
  const address = new URL(SERVER!)
  address.pathname = `/${database}`
  return address.href
}

async function askServer(statement: string): Promise<void> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: SERVER })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

async function openArchive(): Promise<void> {
  const run = await openRunArchive(archive)
  await storeRunArchive(run, 'run.paperdrift', mapWriter)
  run.close()
}

let exported: Record<string, string>
let listed: Awaited<ReturnType<typeof listsHere>>
let worked: Awaited<ReturnType<typeof jobsHere>>

beforeAll(async () => {
  writeFileSync(second, SECOND.map((record) => `${JSON.stringify(record)}\n`).join(''))
  await pointTo('sqlite', 'first')
  await makeRun()
  exported = await exportsHere()
  listed = await listsHere()
  worked = await jobsHere()
  await pipeline(await bytesOf('archive', 'paperdrift'), createWriteStream(archive))
}, 180_000)
afterAll(async () => {
  await closeDatabase()
  for (const database of onServer) await askServer(`DROP DATABASE ${database} WITH (FORCE)`)
  if (before === undefined) delete process.env.DATABASE_URL
  else process.env.DATABASE_URL = before
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}, 60_000)

test('the lists are what they should be', () => {
  expect(listed.merges).toMatchObject([{ line: 3, reason: 'same DOI 10.1234/one' }, { line: 4 }, { line: 7 }, { line: 8 }])
  expect(listed.found.slice(4).map(([count]) => count)).toEqual([1, 1, 1, 1, 1, expect.any(Number), expect.any(Number), 0, expect.any(Number)])
  for (const [count] of [...listed.sorted, listed.filtered[0], ...listed.found.slice(0, 4)]) expect(count).toBeGreaterThan(2)
})

test('a job is worked off, one is cancelled, one waits', () => {
  expect(worked).toMatchObject({ lost: 0, jobs: [{ subject: 'third', status: 'queued' }, { subject: 'second', status: 'cancelled' }, { subject: 'first', status: 'done', progress: 1, result: { themes: [{ label: 'é' }] } }] })
})

test('everything exported twice is the same bytes', async () => {
  expect(await exportsHere()).toEqual(exported)
})

test('a run opened from its archive in an empty database is the same in every list and every export', async () => {
  await pointTo('sqlite', 'second')
  await openArchive()
  expect(await listsHere()).toEqual(listed)
  expect(await exportsHere()).toEqual(exported)
})

describe.skipIf(!SERVER)(`on PostgreSQL${SERVER ? '' : ' (skipped: PAPERDRIFT_TEST_POSTGRESQL names no server)'}`, () => {
  test('the same papers and options give the same lists and exports', async () => {
    await pointTo('postgresql', 'first')
    await makeRun()
    expect(await listsHere()).toEqual(listed)
    expect(await jobsHere()).toEqual(worked)
    const { ...undated } = exported
    for (const name of Object.keys(undated)) if (DATED.some((what) => name.startsWith(what))) delete undated[name]
    expect(await exportsHere(DATED)).toEqual(undated)
  }, 180_000)

  test('a run opened from its archive is the same in every list and every export', async () => {
    await pointTo('postgresql', 'second')
    await openArchive()
    expect(await listsHere()).toEqual(listed)
    expect(await exportsHere()).toEqual(exported)
  }, 180_000)
})
