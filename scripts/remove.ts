/** paperdrift remove and paperdrift rename: corpora and runs, for good. In: their names. Out: rows that are gone or renamed. */
import type { Command } from 'commander'
import { removeCorpus, removeRun, renameCorpus } from '../lib/data/remove.ts'
import { InvalidInputError } from '../lib/domain/errors.ts'

export function registerRemove(program: Command): void {
  program.command('remove').description('Remove a run, or a corpus with its papers and runs, for good.').argument('[run]', 'id of a run')
    .option('--corpus <name>', 'the corpus to remove').option('--json', 'print one JSON value').option('--quiet', 'no progress')
    .action(async (runId: string | undefined, flags: { corpus?: string; json?: boolean }) => {
      if ((runId === undefined) === (flags.corpus === undefined)) throw new InvalidInputError('Name what to remove: paperdrift remove RUN, or paperdrift remove --corpus NAME.')
      if (runId !== undefined) await removeRun(runId)
      else await removeCorpus(flags.corpus!)
      say(flags.json, runId === undefined ? `Corpus "${flags.corpus}" is removed.` : `Run "${runId}" is removed.`, { removed: runId ?? flags.corpus })
    })
}

export function registerRename(program: Command): void {
  program.command('rename').description('Give a corpus another name.').argument('<corpus>', 'its name').argument('<name>', 'its new name').option('--json', 'print one JSON value').option('--quiet', 'no progress')
    .action(async (from: string, to: string, flags: { json?: boolean }) => {
      await renameCorpus(from, to)
      say(flags.json, `Corpus "${from}" is now "${to.trim()}".`, { renamed: from, to: to.trim() })
    })
}

const say = (asJson: boolean | undefined, words: string, value: object) => void process.stdout.write(asJson ? `${JSON.stringify(value)}\n` : `${words}\n`)
