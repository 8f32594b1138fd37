/**
 * The only reader of process.env: where the program, the database and what belongs to it are, and who asks services and namers.
 * In: the environment.   Out: addresses and paths, read by the other files of lib/data.
 */
import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { InvalidInputError } from '../domain/errors.ts'

// Not import.meta.dirname: the dashboard's server runs from a bundle elsewhere. scripts/paperdrift.mjs sets the variable.
const root = (): string => process.env.PAPERDRIFT_ROOT ?? process.cwd()

export type Provider = 'sqlite' | 'postgresql'

/** @returns DATABASE_URL, or the SQLite file .data/paperdrift.db beside package.json. Relative files are relative to the working directory. */
export function databaseUrl(): string {
  return process.env.DATABASE_URL || `file:${path.join(root(), '.data', 'paperdrift.db')}`
}

/** @throws InvalidInputError if the address is none of a SQLite file or a PostgreSQL server: a typing error must not look like an empty database. */
export function requireDatabaseUrl(url: string): void {
  if (!/^(file:|postgres(ql)?:\/\/)/.test(url)) throw new InvalidInputError(`DATABASE_URL must begin with file: or postgresql://. Got ${url}.`)
}

export const providerOf = (url: string): Provider => (/^postgres(ql)?:/.test(url) ? 'postgresql' : 'sqlite')

/** @returns the path of the file behind a SQLite address such as "file:./x.db?mode=rwc". */
export const sqliteFile = (url: string): string => path.resolve(url.replace(/^file:(\/\/)?/, '').replace(/\?.*$/, ''))

/**
 * @returns address of the database that holds the jobs. For SQLite a file beside the papers', since an import keeps the write
 *   lock of its file until it ends, and meanwhile jobs are started, watched and cancelled; for PostgreSQL the same server.
 */
export const jobsDatabaseUrl = (url = databaseUrl()): string => (providerOf(url) === 'sqlite' ? `file:${sqliteFile(url)}-jobs` : url)

/** @returns the folder that takes files on their way into the database: beside a SQLite file, in .data otherwise. */
export const uploadsFolder = (url = databaseUrl()): string => (providerOf(url) === 'sqlite' ? `${sqliteFile(url)}-uploads` : path.join(root(), '.data', 'uploads'))

/** @returns the file that takes the last words of a worker that could not start: beside the jobs. */
export const workerLog = (url = databaseUrl()): string => (providerOf(url) === 'sqlite' ? `${sqliteFile(url)}-worker.log` : path.join(root(), '.data', 'worker.log'))

/** @returns how many bytes a file sent to the dashboard may have: PAPERDRIFT_UPLOAD_MB, default 2048 MB. */
export const maxUploadBytes = (): number => (Number(process.env.PAPERDRIFT_UPLOAD_MB) || 2048) * 2 ** 20

/** @returns the host that `paperdrift serve` listens on and this machine's name; what a request may call this server. */
export const servedHost = (): { served: string; machine: string } => ({ served: process.env.PAPERDRIFT_HOST || '127.0.0.1', machine: os.hostname() })

/** @returns the boot file of the command line, and the folder of the program. */
export const program = (): { file: string; folder: string } => ({ file: path.join(root(), 'scripts', 'paperdrift.mjs'), folder: root() })

/** @returns databaseUrl(), which means the same in every working directory. */
export const absoluteDatabaseUrl = (url = databaseUrl()): string => (providerOf(url) === 'sqlite' ? `file:${sqliteFile(url)}` : url)

/** @returns the environment of a process that works on the same database, wherever it runs. */
export const environmentOfJobs = (): NodeJS.ProcessEnv => ({ ...process.env, DATABASE_URL: absoluteDatabaseUrl(), PAPERDRIFT_JOB: '1' })

export const migrationsDirectory = (provider: Provider): string => path.join(root(), 'prisma', provider, 'migrations')

/** @returns the version in package.json. */
export const programVersion = (): string => JSON.parse(readFileSync(path.join(root(), 'package.json'), 'utf8')).version

/** @returns model and key for the run option `namer` where it is an address: PAPERDRIFT_NAMER_MODEL and PAPERDRIFT_NAMER_KEY; null if not set. */
export const namerSettings = (): { model: string | null; key: string | null } => ({ model: process.env.PAPERDRIFT_NAMER_MODEL?.trim() || null, key: process.env.PAPERDRIFT_NAMER_KEY?.trim() || null })

/** @returns folder where pages of a fetch are kept until they are imported: beside the database's default place. */
export const fetchFolder = (): string => path.join(root(), '.data', 'fetches')

const SERVICE_KEYS: Record<string, string> = { openalex: 'OPENALEX_API_KEY', 'semantic-scholar': 'SEMANTIC_SCHOLAR_API_KEY', pubmed: 'NCBI_API_KEY' }

/** @returns the key for that service and the e-mail address PAPERDRIFT_EMAIL; null if not set. */
export const serviceContact = (service: string): { key: string | null; email: string | null } => ({ key: process.env[SERVICE_KEYS[service] ?? '']?.trim() || null, email: process.env.PAPERDRIFT_EMAIL?.trim() || null })

/** @returns what services are told of who asks: the program, its version and, where it is set, PAPERDRIFT_EMAIL. */
export function userAgent(): string {
  const email = process.env.PAPERDRIFT_EMAIL?.trim()
  return `Paperdrift/${programVersion()}${email ? ` (mailto:${email})` : ''}`
}
