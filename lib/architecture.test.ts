/**
 * The house rules that a machine can check: who may import whom, no barrels, no utils.
 * In: every source file of the project.   Out: a failing test whose message says where the code belongs instead.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { runOptionList } from './domain/run-options.ts'

const ROOT = path.resolve(import.meta.dirname, '..')
const COMPUTING = ['numeric', 'text', 'cluster', 'themes', 'trends', 'layout']

/** Room → the rooms of lib it may import besides itself, and what to do instead. */
const MAY_IMPORT: Record<string, { rooms: string[]; instead: string }> = {
  domain: { rooms: [], instead: 'domain holds words only; move the code to the room that does the work' },
  numeric: { rooms: [], instead: 'numeric knows no words of the domain; pass numbers in' },
  text: { rooms: ['numeric', 'domain'], instead: 'text comes first in the line; pass values on to the next stage' },
  cluster: { rooms: ['numeric', 'domain', 'text'], instead: 'a stage imports only stages before it; pass values on in lib/pipeline/run.ts' },
  themes: { rooms: ['numeric', 'domain', 'text', 'cluster'], instead: 'a stage imports only stages before it; pass values on in lib/pipeline/run.ts' },
  trends: { rooms: ['numeric', 'domain', 'text', 'cluster', 'themes'], instead: 'a stage imports only stages before it; pass values on in lib/pipeline/run.ts' },
  layout: { rooms: ['numeric', 'domain', 'text', 'cluster', 'themes', 'trends'], instead: 'a stage imports only stages before it; pass values on in lib/pipeline/run.ts' },
  pipeline: { rooms: [...COMPUTING, 'domain'], instead: 'the recipe knows neither disk nor database; let scripts/ hand papers in and store the result' },
  sources: { rooms: ['domain'], instead: 'a source only turns outside formats into Paper; storing belongs to lib/data' },
  export: { rooms: ['domain'], instead: 'an export is pure: rows in, bytes out; let the caller read lib/data' },
  data: { rooms: ['domain'], instead: 'data stores and finds; computing belongs to lib/pipeline, drawing to lib/view' },
  jobs: { rooms: ['data', 'domain'], instead: 'jobs start processes; the work itself belongs to lib/pipeline' },
  api: { rooms: ['data', 'domain'], instead: 'api describes requests; the work belongs to lib/data or lib/jobs' },
  view: { rooms: ['domain'], instead: 'view is pure and runs in the browser; read rows in the page and pass them in' },
  app: { rooms: ['data', 'jobs', 'api', 'view', 'domain', 'export'], instead: 'clustering never runs in a web request; start a run through lib/jobs' },
  scripts: { rooms: [...COMPUTING, 'pipeline', 'sources', 'export', 'data', 'jobs', 'api', 'view', 'domain'], instead: 'scripts never import app' },
}
const PURE_ROOMS = ['domain', ...COMPUTING.filter((room) => room !== 'numeric'), 'view', 'export']

interface SourceFile {
  name: string
  room: string
  text: string
  imports: string[]
}

function sourceFiles(): SourceFile[] {
  return ['app', 'lib', 'scripts', 'e2e'].flatMap((top) => readdirSync(path.join(ROOT, top), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|js)$/.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => !name.startsWith('lib/data/generated/') && !name.startsWith('lib/numeric/kernels/'))
    .map((name) => {
      const text = readFileSync(path.join(ROOT, name), 'utf8')
      const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
      const imports = [...code.matchAll(/(?<!['"])(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"\n]+)['"]/g)].map((match) => match[1])
      return { name, room: name.startsWith('lib/') ? name.split('/')[1] : name.split('/')[0], text, imports }
    })
}

const files = sourceFiles()
const isTest = (name: string) => /\.test\.tsx?$|-contract\.ts$/.test(name)
const production = files.filter((file) => !isTest(file.name))

function targetRoom(file: SourceFile, specifier: string): string | null {
  const target = specifier.startsWith('@/') ? specifier.slice(2) : specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file.name), specifier) : null
  if (!target) return null
  return target.startsWith('lib/') ? target.split('/')[1] : target.split('/')[0]
}

describe('the house', () => {
  test('every room imports only the rooms it may', () => {
    const breaches = production.flatMap((file) => {
      const rule = MAY_IMPORT[file.room]
      if (!rule) return file.room === 'e2e' ? [] : [`${file.name}: "${file.room}" is no room of the house; see the table in this test`]
      return file.imports.map((specifier) => [specifier, targetRoom(file, specifier)] as const)
        .filter(([, room]) => room !== null && room !== file.room && !rule.rooms.includes(room) && !(room === 'package.json'))
        .map(([specifier]) => `${file.name} imports ${specifier}: ${rule.instead}`)
    })
    expect(breaches).toEqual([])
  })

  test('domain and numeric import no library but zod and node:worker_threads', () => {
    const allowed: Record<string, RegExp> = { domain: /^zod$/, numeric: /^node:(worker_threads|fs(\/promises)?|url|path|os)$/ }
    const breaches = production.filter((file) => file.room in allowed)
      .flatMap((file) => file.imports.filter((specifier) => !specifier.startsWith('.') && !allowed[file.room].test(specifier)).map((specifier) => `${file.name} imports ${specifier}`))
    expect(breaches).toEqual([])
  })

  test('only lib/data uses Prisma and only lib/data and entry points read process.env', () => {
    const breaches = production.filter((file) => file.room !== 'data').flatMap((file) => [
      ...file.imports.filter((specifier) => /prisma|better-sqlite3|^pg$/.test(specifier) && file.name !== 'scripts/migration.mjs').map((specifier) => `${file.name} imports ${specifier}: ask lib/data instead`),
      ...(/process\.env/.test(file.text) && !/^(scripts|e2e)\//.test(file.name) ? [`${file.name} reads process.env: let lib/data/settings.ts read it`] : []),
    ])
    expect(breaches).toEqual([])
  })

  test('rooms that compute use no clock, no console and no Math.random', () => {
    const breaches = production.filter((file) => [...PURE_ROOMS, 'numeric'].includes(file.room))
      .filter((file) => /\bDate\.now\(|\bnew Date\(\)|\bconsole\.|\bMath\.random\b/.test(file.text)).map((file) => `${file.name}: pass the value in instead`)
    expect(breaches).toEqual([])
  })

  test('a client component does not import lib/data', () => {
    const breaches = production.filter((file) => /^['"]use client['"]/.test(file.text))
      .flatMap((file) => file.imports.filter((specifier) => targetRoom(file, specifier) === 'data').map((specifier) => `${file.name} imports ${specifier}: read rows in the page and pass them as props`))
    expect(breaches).toEqual([])
  })

  test('there are no barrels and no drawers for odds and ends', () => {
    expect(production.filter((file) => /(^|\/)(index|utils|helpers|common)\.(ts|tsx)$/.test(file.name)).map((file) => file.name)).toEqual([])
  })

  test('scripts stay thin', () => {
    const thick = production.filter((file) => /^scripts\/[^/]+\.ts$/.test(file.name) && file.text.split('\n').length > 61).map((file) => `${file.name}: move the work to lib`)
    expect(thick).toEqual([])
  })

  test('every option has a meaning, a range and a default', () => {
    for (const option of runOptionList) {
      expect(option.meaning, option.name).toMatch(/\.$/)
      expect(option.range, option.name).not.toBe('')
      expect(option.schema.safeParse(option.default).success, option.name).toBe(true)
    }
  })
})
