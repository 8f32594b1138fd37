/**
 * Progress on stderr: one line that is redrawn on a terminal, a plain line now and then otherwise, nothing when quiet.
 * In: stages and fractions from ingest and cluster.   Out: text for the person who waits; the same for the worker, if this process is a job.
 */
import { tellWorker } from './tell-worker.ts'

const BAR_WIDTH = 24
const REDRAW_MS = 80
const PLAIN_LINE_MS = 5000
const NEWS_MS = 100

/** What is said about a fraction. */
interface Told {
  /** A word about it. */
  detail?: string
  /** How far the whole is, 0 … 1; default the fraction. */
  done?: number
  /** Papers or records seen so far. */
  papers?: number
}

/**
 * @param options quiet: say nothing. stream: where to, default stderr.
 * @returns update: what is being done and how far it is, 0 … 1, with a word about it. end: leave the terminal clean.
 *   stage and done: what update was last told.
 */
export function createProgress({ quiet = false, stream = process.stderr }: { quiet?: boolean; stream?: NodeJS.WriteStream } = {}) {
  const progress = { stage: '', done: 0, update, end }
  let drawnAt = -Infinity
  let toldAt = -Infinity
  let isDrawn = false

  function update(stage: string, fraction: number, { detail = '', done = fraction, papers }: Told = {}): void {
    const isNew = stage !== progress.stage
    progress.stage = stage
    progress.done = done
    const now = performance.now()
    if (isNew || now - toldAt > NEWS_MS) tellWorker({ stage, progress: done, papers })
    if (isNew || now - toldAt > NEWS_MS) toldAt = now
    if (quiet || (!isNew && fraction < 1 && now - drawnAt < (stream.isTTY ? REDRAW_MS : PLAIN_LINE_MS))) return
    drawnAt = now
    if (stream.isTTY) draw(stage, fraction, detail)
    else if (isNew || fraction < 1) stream.write(`${stage} … ${isNew && fraction === 0 ? '' : `${Math.floor(fraction * 100)} % `}${detail}`.trimEnd() + '\n')
  }

  function draw(stage: string, fraction: number, detail: string): void {
    const filled = Math.round(Math.min(1, Math.max(0, fraction)) * BAR_WIDTH)
    const line = `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${String(Math.floor(fraction * 100)).padStart(3)} % ${stage} ${detail}`
    stream.write(`\r\x1b[2K${line.slice(0, Math.max(20, (stream.columns || 80) - 1))}`)
    isDrawn = true
  }

  function end(): void {
    if (isDrawn) stream.write('\r\x1b[2K')
    isDrawn = false
  }

  return progress
}
