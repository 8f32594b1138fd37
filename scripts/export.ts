/** paperdrift export RUN: what a run found, as a file. In: a run's id or "latest". Out: bytes on stdout or in a file. */
import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { readExportedPapers } from '../lib/data/papers.ts'
import { findFinishedRun } from '../lib/data/runs.ts'
import { listThemes } from '../lib/data/themes.ts'
import { InvalidInputError } from '../lib/domain/errors.ts'
import { exportFormats, exportRun } from '../lib/export/export-run.ts'

export function registerExport(program: Command): void {
  const choices = Object.entries(exportFormats).map(([what, formats]) => `${what}: ${formats.join(', ')}`).join('; ')
  program.command('export').description('Write what a run found.').argument('<run>', 'a run\'s id, or latest')
    .requiredOption('--what <what>', Object.keys(exportFormats).join(' or ')).requiredOption('--format <format>', choices).option('-o, --output <file>', 'a file; default standard output')
    .action(async (name: string, flags: { what: string; format: string; output?: string }) => {
      const run = await findFinishedRun(name)
      const text = exportRun(flags.what, flags.format, { themes: await listThemes(run.id), papers: readExportedPapers(run.id) })
      if (flags.output) await writeFile(flags.output, text)
      else await pipeline(Readable.from(text), process.stdout, { end: false })
    })
}

// Under another name first: a broken export never stands where a whole one is expected.
async function writeFile(file: string, text: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(text), createWriteStream(`${file}.part`))
    await rename(`${file}.part`, file)
  } catch (error) {
    throw new InvalidInputError(`The file ${file} cannot be written: ${(error as Error).message}`, error)
  }
}
