/**
 * The command line: every command in a file of its own, one way to fail.
 * In: the words after `paperdrift`.   Out: results on stdout, progress on stderr, an exit code (0 done, 1 our fault, 2 the caller's, 130 interrupted).
 */
import { Command, CommanderError } from 'commander'
import { closeDatabase } from '../lib/data/database.ts'
import { programVersion } from '../lib/data/settings.ts'
import { errorCode, exitCode } from '../lib/domain/errors.ts'
import { commands } from './commands.ts'

const program = new Command('paperdrift')
  .description('Shows what a body of research papers is about and where it is drifting.')
  .version(programVersion())
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(`${text.trim().replace(/^error: /, '').replace(/\s*\n\s*/g, ' ')}\n`) })

// Only the command asked for is loaded, so that a small one answers at once; help needs them all.
const asked = Object.keys(commands).filter((name) => name === process.argv[2])
for (const name of asked.length ? asked : Object.keys(commands)) (await commands[name]())(program)

// A reader such as `head` that has seen enough is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.stderr.write(`Standard output cannot be written: ${error.message}\n`)
  process.exit(error.code === 'EPIPE' ? 0 : 1)
})

process.exitCode = await run(process.argv)
await closeDatabase()

async function run(words: string[]): Promise<number> {
  try {
    await program.parseAsync(words)
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const message = errorCode(error) ? (error as Error).message : `Paperdrift failed: ${(error as Error)?.message ?? error}. Please report it, with PAPERDRIFT_DEBUG=1 set for the details.`
    process.stderr.write(`${message}\n`)
    if (process.env.PAPERDRIFT_DEBUG) process.stderr.write(`${(error as Error).stack}\n`)
    return exitCode(error)
  }
}
