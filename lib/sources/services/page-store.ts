/**
 * Pages of a service on disk while a fetch is under way, so that it goes on where it was interrupted.
 * In: bodies of answers, from ./fetch-pages.ts.   Out: files in the order they came, read by ../read-papers.ts.
 * One folder an Ask: state.json and 000001.page … ; each is written beside its place and moved there, so none is half there.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { InvalidInputError } from '../../domain/errors.ts'
import type { Ask } from './service.ts'

export interface FetchState {
  service: string
  ask: Ask
  /** What to ask next; null: the first page. */
  cursor: string | null
  isComplete: boolean
  pages: number
  records: number
  total: number | null
}

export interface PageStore {
  readonly state: FetchState
  /** Keep a page (null: an answer without records) and where to go on after it. */
  add(body: string | null, state: Pick<FetchState, 'cursor' | 'isComplete' | 'records' | 'total'>): Promise<void>
  /** Files of the pages, oldest first. */
  files(): string[]
  /** Forget it all: it is imported. */
  remove(): Promise<void>
  /** Let another process go on. */
  close(): Promise<void>
}

/**
 * @param folder where fetches are kept. @param isFresh forgets what an earlier fetch of the same Ask left.
 * @throws InvalidInputError if the service is being asked by another process: it takes one caller at a time.
 */
export async function openPageStore(folder: string, service: string, ask: Ask, isFresh = false): Promise<PageStore> {
  const id = createHash('sha256').update(JSON.stringify([service, ask.query, ask.from, ask.to, ask.max])).digest('hex').slice(0, 16)
  const at = path.join(folder, `${service}-${id}`)
  await mkdir(folder, { recursive: true })
  const unlock = await lock(path.join(folder, `${service}.lock`), service)
  if (isFresh) await rm(at, { recursive: true, force: true })
  await mkdir(at, { recursive: true })
  const stateFile = path.join(at, 'state.json')
  let state: FetchState = existsSync(stateFile) ? JSON.parse(await readFile(stateFile, 'utf8')) : { service, ask, cursor: null, isComplete: false, pages: 0, records: 0, total: null }
  const pageFile = (page: number) => path.join(at, `${String(page).padStart(6, '0')}.page`)
  return {
    get state() {
      return state
    },
    add: async (body, next) => {
      const pages = state.pages + (body === null ? 0 : 1)
      if (body !== null) await writeWhole(pageFile(pages), body)
      state = { ...state, ...next, pages }
      await writeWhole(stateFile, JSON.stringify(state))
    },
    files: () => Array.from({ length: state.pages }, (_, i) => pageFile(i + 1)),
    remove: () => rm(at, { recursive: true, force: true }),
    close: unlock,
  }
}

async function writeWhole(file: string, text: string): Promise<void> {
  await writeFile(`${file}.part`, text)
  await rename(`${file}.part`, file)
}

async function lock(file: string, service: string): Promise<() => Promise<void>> {
  for (;;) {
    const handle = await open(file, 'wx').catch((error: NodeJS.ErrnoException) => (error.code === 'EEXIST' ? null : Promise.reject(error)))
    if (handle) {
      await handle.writeFile(String(process.pid))
      await handle.close()
      return () => rm(file, { force: true })
    }
    const pid = Number(await readFile(file, 'utf8').catch(() => ''))
    if (isAlive(pid)) throw new InvalidInputError(`${service} is being asked by process ${pid} already, and takes one caller at a time. Wait for it, or end it.`)
    await rm(file, { force: true })
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 1) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
