/**
 * Runs stages in fresh processes, ours and theirs in turn.
 * In: jobs.   Out: Measured, read by ./compare.ts and ./scale.ts.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { CancelledError, PipelineError } from '../../lib/domain/errors.ts'
import type { Measured } from './jobs.ts'

export type Side = (stage: string, job: object) => Promise<Measured>

export const runOurs: Side = (stage, job) => run(process.execPath, ['--import', import.meta.resolve('tsx'), fileURLToPath(new URL('./ours.ts', import.meta.url)), stage, JSON.stringify(job)])

/** @param python a Python that imports sklearn. */
export const theirsWith = (python: string): Side => (stage, job) => run(python, [fileURLToPath(new URL('./peer.py', import.meta.url)), stage, JSON.stringify(job)])

/**
 * Each side once a round, in turn, so that what else the machine does meets all of them alike.
 * @param sides each is told the round, 0 … rounds − 1.
 * @param say   told the seconds of each run.
 * @returns per side its runs, in the order of the rounds.
 */
export async function measureInTurn<Name extends string>(rounds: number, sides: Record<Name, (round: number) => Promise<Measured>>, say: (text: string) => void): Promise<Record<Name, Measured[]>> {
  const names = Object.keys(sides) as Name[]
  const runs = Object.fromEntries(names.map((name) => [name, [] as Measured[]])) as Record<Name, Measured[]>
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const measured = await sides[name](round)
      say(`  ${name} ${measured.seconds.toFixed(2)} s`)
      runs[name].push(measured)
    }
  }
  return runs
}

function run(command: string, args: string[]): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let trouble = ''
    let interrupted = false
    const stop = () => {
      interrupted = true
      child.kill()
    }
    process.once('SIGINT', stop).once('SIGTERM', stop)
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (trouble += text))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      if (interrupted) reject(new CancelledError())
      else if (code === 0) resolve(JSON.parse(output) as Measured)
      else reject(new PipelineError(`A stage of the benchmark failed (${signal ?? `exit code ${code}`}): ${args.at(-2)}.\n${trouble.trim().split('\n').slice(-8).join('\n')}`))
    })
  })
}
