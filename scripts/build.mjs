/**
 * Builds the dashboard when its sources have changed.
 * In: app, lib, proxy.ts, next.config.js, the lock file.   Out: .next, served by serve.ts and tested by e2e.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { fingerprintOf, root, stopWith, unlessStamped } from './setup.mjs'

const NEXT = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next')

function sources() {
  const inFolder = (folder) => readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name)).map((entry) => path.join(entry.parentPath, entry.name))
  return [...inFolder('app'), ...inFolder('lib'), ...['next.config.js', 'proxy.ts', 'package-lock.json', 'tsconfig.json'].map((file) => path.join(root, file))].sort()
}

/** Makes sure that .next is the build of these sources; half a minute when it is not, nothing when it is. */
export async function ensureBuilt() {
  await unlessStamped(path.join(root, '.next', 'paperdrift-built'), fingerprintOf(sources()), 'Building the dashboard (once, half a minute) …', () => {
    const result = spawnSync(process.execPath, [NEXT, 'build'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' } })
    if (result.status !== 0) stopWith(`${result.stdout}\n${result.stderr}\nThe dashboard could not be built; what next build said stands above.`)
  })
}
