/**
 * The Python that speaks for scikit-learn: found, or made.
 * In: this machine.   Out: Peer, read by ../bench.ts and ../bench-peers.mjs.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { PipelineError } from '../../lib/domain/errors.ts'
import type { Measured } from './jobs.ts'

export interface Peer {
  /** The command or path of a Python that imports sklearn. */
  python: string
  versions: { python: string; sklearn: string; numpy: string; scipy: string; pools: string[] }
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const environment = path.join(root, '.paperdrift', 'peers')
const ownPython = process.platform === 'win32' ? path.join(environment, 'Scripts', 'python.exe') : path.join(environment, 'bin', 'python')
const CANDIDATES = ['python3', '/usr/bin/python3', 'python', ownPython]

/** @returns the first Python that imports sklearn; null if there is none. */
export function findPeer(): Peer | null {
  for (const python of CANDIDATES) {
    const { status, stdout } = spawnSync(python, [path.join(import.meta.dirname, 'peer.py'), 'about', '{}'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 120_000 })
    if (status === 0) return { python, versions: (JSON.parse(stdout) as Measured).facts as unknown as Peer['versions'] }
  }
  return null
}

/**
 * Find a peer or make one: Debian's package if this is Debian and we may install, else a virtual environment with pip.
 * @throws PipelineError if there is still none.
 */
export function ensurePeer(): Peer {
  const found = findPeer()
  if (found) return found
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    attempt('sh', ['-c', 'apt-get update -qq && apt-get install -y -qq python3-sklearn'])
    const installed = findPeer()
    if (installed) return installed
  }
  const base = ['python3', '/usr/bin/python3', 'python'].find((python) => spawnSync(python, ['--version']).status === 0)
  if (!base) throw new PipelineError('scikit-learn needs Python, and there is none. Install Python 3 and run npm run bench:peers again.')
  attempt(base, ['-m', 'venv', environment])
  attempt(ownPython, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', 'scikit-learn'])
  const made = findPeer()
  if (!made) throw new PipelineError('scikit-learn could not be installed; what was tried stands above. Install it for python3 by hand and run npm run bench again.')
  return made
}

function attempt(command: string, args: string[]): void {
  process.stderr.write(`${command} ${args.join(' ')}\n`)
  spawnSync(command, args, { stdio: ['ignore', 2, 2], timeout: 1_800_000 })
}
