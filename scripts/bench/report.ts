/**
 * The benchmark's results as text: Markdown tables, ready for the README.
 * In: StageResult[], ScaleResult[], the machine.   Out: text, printed by ../bench.ts.
 */
import os from 'node:os'
import type { Measured, StageResult } from './jobs.ts'
import type { Peer } from './peers.ts'
import type { ScaleResult } from './scale.ts'

/** @returns what the figures depend on, beside the data. Call it before the measurements: it notes how busy the machine is. */
export function describeMachine(peer: Peer | null) {
  return {
    cpu: os.cpus()[0]?.model.trim() ?? 'unknown',
    cores: os.availableParallelism(),
    memoryBytes: os.totalmem(),
    os: `${os.type()} ${os.release()}`,
    node: process.versions.node,
    /** Processes that wanted a core in the last minute; above some tenths, all figures are too high. */
    load: os.loadavg()[0],
    peer: peer && { command: peer.python, ...peer.versions },
  }
}

/** @returns the comparison as a Markdown table, one line a stage. */
export function printComparison(results: StageResult[]): string {
  const lines = results.map(({ stage, ours, theirs, answer }) => [
    stage, seconds(ours), theirs ? seconds(theirs) : 'not installed', theirs ? `${(theirs.seconds / ours.seconds).toFixed(1)}×` : '–', `${megabytes(ours.peakBytes)} / ${theirs ? megabytes(theirs.peakBytes) : '–'}`, answer,
  ])
  return table(['stage', 'ours', 'scikit-learn', 'ratio', 'peak memory, ours / theirs', 'answer'], lines)
}

/** @returns growth as a Markdown table, one column a size. */
export function printGrowth([quarter, whole]: ScaleResult[]): string {
  const line = (name: string, one: number, other: number) => [name, `${one.toFixed(1)} s`, `${other.toFixed(1)} s`, `${(other / one).toFixed(1)}×`]
  const parts = Object.keys(whole.parts).map((part) => line(part === 'read' ? 'mixing sentences' : part, quarter.parts[part], whole.parts[part]))
  const count = (name: string, of: (result: ScaleResult) => number) => [name, of(quarter).toLocaleString('en'), of(whole).toLocaleString('en'), `${(of(whole) / of(quarter)).toFixed(1)}×`]
  return table(['', `${quarter.documents.toLocaleString('en')} documents`, `${whole.documents.toLocaleString('en')} documents`, 'growth'], [
    ...parts, line('together', quarter.seconds, whole.seconds),
    count('documents per second', (result) => Math.round(result.documentsPerSecond)), count('terms', (result) => result.terms), count('non-zeros', (result) => result.nonzeros),
    ['peak memory', megabytes(quarter.peakBytes), megabytes(whole.peakBytes), quarter.peakBytes && whole.peakBytes ? `${(whole.peakBytes / quarter.peakBytes).toFixed(1)}×` : '–'],
  ])
}

/** @returns the machine and the versions, two lines. */
export function printMachine(machine: ReturnType<typeof describeMachine>): string {
  const { peer } = machine
  return [
    `${machine.cpu}, ${machine.cores} cores, ${(machine.memoryBytes / 2 ** 30).toFixed(0)} GiB, ${machine.os}, Node ${machine.node}, load ${machine.load.toFixed(1)} at the start`,
    peer ? `Python ${peer.python}, scikit-learn ${peer.sklearn}, NumPy ${peer.numpy}, SciPy ${peer.scipy}, ${peer.pools.join(', ')}` : 'scikit-learn: not installed (npm run bench:peers finds or makes a Python that has it)',
  ].join('\n')
}

const seconds = ({ seconds: value }: Measured) => `${value.toFixed(2)} s`
const megabytes = (bytes: number | null) => (bytes === null ? 'unknown' : `${Math.round(bytes / 1e6).toLocaleString('en')} MB`)

function table(head: string[], lines: string[][]): string {
  const widths = head.map((name, j) => Math.max(name.length, ...lines.map((line) => line[j].length)))
  const print = (cells: string[]) => `| ${cells.map((cell, j) => cell.padEnd(widths[j])).join(' | ')} |`
  return [print(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...lines.map(print)].join('\n')
}
