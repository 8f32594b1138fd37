/**
 * npm test: set up, lint, types, unit and property tests, browser tests; ends with "N passed, N failed".
 * In: the checkout.   Out: an exit code. Uses databases of its own in temporary folders, never the user's.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ensureReady, root, stopWith } from './setup.mjs'

await ensureReady()
const { ensureBuilt } = await import('./build.mjs')
const { ensureBrowser } = await import('./browser.mjs')

const scratch = mkdtempSync(path.join(os.tmpdir(), 'paperdrift-test-'))
const counts = { passed: 0, failed: 0, skipped: 0 }
const tool = (...parts) => path.join(root, 'node_modules', ...parts)

/** Runs a Node program; a check counts as one test. */
function run(title, args, env = {}) {
  process.stdout.write(`\n── ${title}\n`)
  const result = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DATABASE_URL: `file:${path.join(scratch, 'unit.db')}`, ...env } })
  return result.status === 0
}
const check = (title, args) => (run(title, args) ? counts.passed++ : counts.failed++)
const report = (name) => {
  try {
    return JSON.parse(readFileSync(path.join(scratch, name), 'utf8'))
  } catch {
    counts.failed++
    return null
  }
}

await ensureBuilt()
check('lint', [tool('eslint', 'bin', 'eslint.js'), '--config', '.config/eslint.config.mjs', '.'])
check('types', [tool('typescript', 'bin', 'tsc'), '--noEmit', '-p', '.'])
check('migrations', ['scripts/migration.mjs', '--check'])

run('unit and property tests', [tool('vitest', 'vitest.mjs'), 'run', '--config', '.config/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${path.join(scratch, 'unit.json')}`])
const unit = report('unit.json')
if (unit) {
  counts.passed += unit.numPassedTests
  counts.failed += unit.numFailedTests + (unit.numFailedTests === 0 && !unit.success ? 1 : 0)
  counts.skipped += unit.numPendingTests
}

const browser = await ensureBrowser()
if (!browser) stopWith('No browser was found for the browser tests. Install Chromium or Google Chrome, or run: npx playwright install chromium')
run('browser tests', [tool('@playwright', 'test', 'cli.js'), 'test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'], { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(scratch, 'browser.json') })
const stats = report('browser.json')?.stats
if (stats) {
  counts.passed += stats.expected + stats.flaky
  counts.failed += stats.unexpected
  counts.skipped += stats.skipped
}

rmSync(scratch, { recursive: true, force: true, maxRetries: 3 })
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ''}\n`)
process.exit(counts.failed === 0 ? 0 : 1)
