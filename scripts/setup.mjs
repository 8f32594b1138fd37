/**
 * Makes a checkout ready to run: packages, kernels, Prisma clients. Safe to repeat; quick when there is nothing to do.
 * In: the files of the checkout.   Out: node_modules, kernels, lib/data/generated; read by start.mjs, test.mjs, paperdrift.mjs.
 * Uses nothing but Node, because nothing else is there yet.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createRequire } from 'node:module'

export const root = path.resolve(import.meta.dirname, '..')
const at = (...parts) => path.join(root, ...parts)

/** @param {string} line said on stderr, so that stdout stays for results. */
const say = (line) => process.stderr.write(`${line}\n`)

/**
 * Runs `work` unless the inputs are the same as the last time it succeeded.
 * @param {string} stampFile where the fingerprint is kept. @param {string} fingerprint of the inputs.
 * @param {string | null} message said before work that takes a while. @param {() => void | Promise<void>} work
 */
export async function unlessStamped(stampFile, fingerprint, message, work) {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint) return
  if (message) say(message)
  await work()
  mkdirSync(path.dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, fingerprint)
}

/** @param {string[]} files @returns {string} SHA-256 of their contents and of the Node version. */
export function fingerprintOf(files) {
  const hash = createHash('sha256').update(process.version)
  for (const file of files) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/** @param {string} message printed as the one line that says what to change. @returns {never} */
export function stopWith(message) {
  say(message)
  process.exit(2)
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) stopWith(`Node must be 20.19 or newer. This is ${process.versions.node}: install a newer one from https://nodejs.org.`)
}

async function installPackages() {
  await unlessStamped(at('node_modules', '.paperdrift-installed'), fingerprintOf([at('package-lock.json')]), 'Installing packages (once, a minute or two) …', () => {
    const npm = process.env.npm_execpath
    const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
    const result = npm?.endsWith('.js')
      ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
      : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
    if (result.status !== 0) stopWith('npm ci failed; what it said stands above. Mend that (often the network, or a missing C++ compiler) and try again.')
  })
}

async function generateClients() {
  const models = readFileSync(at('prisma', 'models.prisma'), 'utf8')
  const stamp = at('lib', 'data', 'generated', '.stamp')
  await unlessStamped(stamp, fingerprintOf([at('prisma', 'models.prisma'), at('package-lock.json'), import.meta.filename]), 'Generating the Prisma clients …', () => {
    const cli = createRequire(import.meta.url).resolve('prisma/build/index.js')
    for (const provider of ['sqlite', 'postgresql']) {
      const file = at('prisma', provider, 'schema.prisma')
      mkdirSync(path.dirname(file), { recursive: true })
      const text = `// Made from ../models.prisma by scripts/setup.mjs: edit that, not this.
generator client {
  provider               = "prisma-client"
  output                 = "../../lib/data/generated/${provider}"
  importFileExtension    = "ts"
  generatedFileExtension = "ts"
}

datasource db {
  provider = "${provider}"
}

${models}`
      if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
      // `prisma generate` insists that a schema engine exists and never runs it: any program serves, none is downloaded.
      const result = spawnSync(process.execPath, [cli, 'generate', '--no-hints', '--schema', file], {
        cwd: root,
        stdio: ['ignore', 'ignore', 2],
        env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' },
      })
      if (result.status !== 0) stopWith('prisma generate failed; what it said stands above.')
    }
  })
}

async function compileKernels() {
  const { buildKernels } = await import('../lib/numeric/kernels/build.mjs')
  await buildKernels()
}

/** Everything a command needs before it can start. */
export async function ensureReady() {
  checkNode()
  await installPackages()
  await generateClients()
  await compileKernels()
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) await ensureReady()
