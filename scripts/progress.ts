/**
 * Progress on stderr: one line that is redrawn on a terminal, a plain line now and then otherwise, nothing when quiet.
 * In: stages and fractions from ingest and cluster.   Out: text for the person who waits.
 */
const BAR_WIDTH = 24
const REDRAW_MS = 80
const PLAIN_LINE_MS = 5000

/**
 * @param options quiet: say nothing. stream: where to, default stderr.
 * @returns update: what is being done and how far it is, 0 … 1, with a word about it. end: leave the terminal clean.
 *   stage and fraction: what update was last told.
 */
export function createProgress({ quiet = false, stream = process.stderr }: { quiet?: boolean; stream?: NodeJS.WriteStream } = {}) {
  const progress = { stage: '', fraction: 0, update, end }
  let drawnAt = -Infinity
  let isDrawn = false

  function update(stage: string, fraction: number, detail = ''): void {
    const isNew = stage !== progress.stage
    progress.stage = stage
    progress.fraction = fraction
    const now = performance.now()
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
