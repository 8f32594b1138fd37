/**
 * The servers that the browser tests talk to: free ports, databases in a temporary folder.
 * In: nothing; the first process decides and hands on by its environment.   Out: addresses, read by the config, the set-up and the specs.
 */
import { mkdtempSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '..')

const NAMES = ['sample', 'empty', 'broken', 'jobs'] as const
export type ServerName = (typeof NAMES)[number]

export interface TestServer {
  url: string
  port: number
  databaseFile: string
  databaseUrl: string
}

process.env.PAPERDRIFT_E2E_FOLDER ??= mkdtempSync(path.join(os.tmpdir(), 'paperdrift-e2e-'))
process.env.PAPERDRIFT_E2E_PORTS ??= (await Promise.all(NAMES.map(freePort))).join(',')

export const folder = process.env.PAPERDRIFT_E2E_FOLDER
const ports = process.env.PAPERDRIFT_E2E_PORTS.split(',').map(Number)

/** sample: the sample corpus and a corpus of odd papers, clustered; empty: no corpus; broken: its database is no database; jobs: no corpus at first, filled and changed by its spec. */
export const servers = Object.fromEntries(NAMES.map((name, i) => {
  const databaseFile = path.join(folder, `${name}.db`)
  return [name, { url: `http://127.0.0.1:${ports[i]}`, port: ports[i], databaseFile, databaseUrl: `file:${databaseFile}` }]
})) as Record<ServerName, TestServer>

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
