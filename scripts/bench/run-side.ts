/**
 * Runs stages in fresh processes, ours and theirs in turn.
 * In: jobs.   Out: Measured, read by ./compare.ts and ./scale.ts.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { PipelineError } from '../../lib/domain/errors.ts'
import type { Measured } from './jobs.ts'

export type Side = (stage: string, job: object) => Promise<Measured>

export const runOurs: Side = (stage, job) => run(process.execPath, ['--import', import.meta.resolve('tsx'), fileURLToPath(new URL('./ours.ts', import.meta.url)), stage, JSON.stringify(job)])

/** @param python a Python that imports sklearn. */
export const theirsWith = (python: string): Side => (stage, job) => run(python, [fileURLToPath(new URL('./peer.py', import.meta.url)), stage, JSON.stringify(job)])

/**
 * Each side once a round, in turn, so that what else the machine does meets all of them alike.
 * @param sides each is told the round, 0 … rounds − 1.
 * @returns per side its runs, in the order of the rounds.
 */
export async function measureInTurn<Name extends string>(rounds: number, sides: Record<Name, (round: number) => Promise<Measured>>): Promise<Record<Name, Measured[]>> {
  const names = Object.keys(sides) as Name[]
  const runs = Object.fromEntries(names.map((name) => [name, [] as Measured[]])) as Record<Name, Measured[]>
  for (let round = 0; round < rounds; round++) for (const name of names) runs[name].push(await sides[name](round))
  return runs
}

function run(command: string, args: string[]): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let trouble = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (trouble += text))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) resolve(JSON.parse(output) as Measured)
      else reject(new PipelineError(`A stage of the benchmark failed (${signal ?? `exit code ${code}`}): ${args.at(-2)}.\n${trouble.trim().split('\n').slice(-8).join('\n')}`))
    })
  })
}
