/** paperdrift export RUN: what a run found, as a file. In: a run's id or "latest". Out: bytes on stdout or in a file. */
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { withTightHeap } from '../lib/data/tight-heap.ts'
import { runRows } from '../lib/data/run-rows.ts'
import { findFinishedRun } from '../lib/data/runs.ts'
import { InvalidInputError } from '../lib/domain/errors.ts'
import { requireThemeIndex } from '../lib/domain/theme.ts'
import { exportKinds, requireExport } from '../lib/export/catalogue.ts'
import { exportRun } from '../lib/export/export-run.ts'

interface Flags {
  what: string
  format: string
  theme?: string
  output?: string
}

export function registerExport(program: Command): void {
  const choices = Object.entries(exportKinds).map(([what, { formats }]) => `${what}: ${formats.join(', ')}`).join('; ')
  program.command('export').description('Write what a run found.').argument('<run>', 'a run\'s id, or latest')
    .requiredOption('--what <what>', Object.keys(exportKinds).join(', ')).requiredOption('--format <format>', choices)
    .option('--theme <id>', 'one theme, such as t3, of papers or paper-network').option('-o, --output <file>', 'a file; default standard output').option('--quiet', 'no progress')
    .action(async (name: string, flags: Flags) => {
      const run = await findFinishedRun(name)
      const request = requireExport(flags.what, flags.format, flags.theme === undefined ? undefined : requireThemeIndex(flags.theme, run.k ?? 0))
      await withTightHeap(async () => {
        const bytes = await exportRun(request, runRows(run))
        if (flags.output) await writeFile(flags.output, bytes)
        else await pipeline(Readable.from(bytes), process.stdout, { end: false })
      })
    })
}

// Under another name first: a broken export never stands where a whole one is expected.
async function writeFile(file: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    await pipeline(Readable.from(bytes), createWriteStream(`${file}.part`))
    await rename(`${file}.part`, file)
  } catch (error) {
    await rm(`${file}.part`, { force: true })
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error
    throw new InvalidInputError(`The file ${file} cannot be written: ${(error as Error).message}`, error)
  }
}
