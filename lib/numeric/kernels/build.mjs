/**
 * Compiles every kernel file of this folder (AssemblyScript) to build/<name>.wasm; run by scripts/setup.mjs or by hand:
 * `node lib/numeric/kernels/build.mjs`. Does nothing while sources, flags and compiler are the ones of the last build.
 * In: *.ts here, which may import parts/*.ts.   Out: build/*.wasm, read by ../worker-pool.ts.
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = import.meta.dirname
const output = path.join(folder, 'build')
const stampFile = path.join(output, 'stamp')
const FLAGS = [
  '-O3', '--enable', 'simd', '--enable', 'threads', '--importMemory', '--noExportMemory', '--sharedMemory',
  '--initialMemory', '1', '--maximumMemory', '65536', '--runtime', 'stub', '--noAssert', '--uncheckedBehavior', 'always',
]

/**
 * Safe to run twice at once: files are written beside their place and renamed into it.
 * @returns whether anything was compiled.
 * @throws Error with the compiler's text if a kernel does not compile.
 */
export async function buildKernels() {
  const all = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts')).sort()
  const sources = all.filter((name) => !name.includes(path.sep))
  const stamp = await makeStamp(all)
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return false
  await mkdir(output, { recursive: true })
  const { default: asc } = await import('assemblyscript/asc')
  for (const source of sources) await compile(asc, source)
  await writeAtomically(stampFile, stamp)
  return true
}

async function makeStamp(files) {
  const hash = createHash('sha256').update(FLAGS.join(' '))
  hash.update(await readFile(new URL('../../../node_modules/assemblyscript/package.json', import.meta.url)))
  for (const file of files) hash.update(file).update(await readFile(path.join(folder, file)))
  return hash.digest('hex')
}

async function compile(asc, source) {
  const messages = []
  const collect = { write: (text) => messages.push(text) > 0 }
  const written = {}
  const { error } = await asc.main([source, '--baseDir', folder, '--outFile', 'kernel.wasm', ...FLAGS], {
    stdout: collect,
    stderr: collect,
    writeFile: (name, contents) => void (written[path.basename(name)] = contents),
  })
  if (error) throw new Error(`The kernel ${source} does not compile.\n${messages.join('')}`)
  await writeAtomically(path.join(output, source.replace(/\.ts$/, '.wasm')), written['kernel.wasm'])
}

async function writeAtomically(file, contents) {
  const temporary = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`
  try {
    await writeFile(temporary, contents)
    await rename(temporary, file)
  } finally {
    await rm(temporary, { force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log((await buildKernels()) ? 'Kernels compiled.' : 'Kernels are up to date.')
}
