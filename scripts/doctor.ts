/** paperdrift doctor: checks the installation, says what to do. In: this machine. Out: one line a check; exit code 2 if one failed. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { openDatabase } from '../lib/data/database.ts'
import { databaseUrl } from '../lib/data/settings.ts'
import { PipelineError } from '../lib/domain/errors.ts'
import { engineByName } from '../lib/cluster/engines.ts'
import { findBrowser } from './browser.mjs'
import { root } from './setup.mjs'

const checks: { name: string; needed: boolean; check: () => Promise<string> }[] = [
  { name: 'Node', needed: true, check: async () => `${process.version} on ${process.platform} ${process.arch}` },
  { name: 'packages', needed: true, check: async () => path.join(root, 'node_modules') },
  { name: 'database', needed: true, check: async () => {
    const papers = await (await openDatabase()).paper.count()
    return `${databaseUrl().replace(/:\/\/[^@/]*@/, '://…@')}, ${papers} papers`
  } },
  { name: 'clustering', needed: true, check: async () => {
    const rows = { kind: 'dense' as const, nRows: 4, nColumns: 2, values: Float32Array.of(1, 0, 1, 0, 0, 1, 0, 1) }
    const { assignments } = await engineByName('native').cluster(rows, { k: 2, seed: 1 })
    if (assignments[0] !== assignments[1] || assignments[0] === assignments[2]) throw new Error('a test clustering came out wrong; run npm run setup again')
    return 'a test clustering came out right'
  } },
  { name: 'dashboard', needed: false, check: async () => (existsSync(path.join(root, '.next', 'paperdrift-built')) ? 'built' : 'not built yet; npm start builds it') },
  { name: 'browser for tests', needed: false, check: async () => (await findBrowser()) ?? 'none found; npm test installs one, or run: npx playwright install chromium' },
]

export function registerDoctor(program: Command): void {
  program.command('doctor').description('Check the installation and say what to do.').action(async () => {
    let failed = 0
    for (const { name, needed, check } of checks) {
      const [mark, text] = await check().then((said) => ['ok  ', said], (error: Error) => [needed ? 'FAIL' : 'note', error.message])
      if (mark === 'FAIL') failed++
      process.stdout.write(`${mark}  ${name}: ${text}\n`)
    }
    if (failed) throw new PipelineError(`${failed} of ${checks.length} checks failed; each line above says what to change.`)
  })
}
