/**
 * How far a run is as a whole.
 * In: stages and fractions, told by ./run.ts.   Out: 0 … 1, shown to whoever waits.
 */
import type { RunOptions } from '../domain/run-options.ts'
import type { Stage } from '../domain/run.ts'

/** Seconds that the stages took on 2,000 papers with two threads, those that report no progress of their own added to the one before. */
const SECONDS: [stage: Stage, seconds: number][] = [['tokenize', 1.2], ['lsa', 0.4], ['chooseK', 12], ['cluster', 3], ['themes', 2.5], ['layout', 0.6], ['trends', 0.5], ['store', 0.2]]

/**
 * @param options which stages there will be.
 * @returns a function of the stage that is at work and how far it is, 0 … 1; its values never fall. An estimate: how the
 *   stages share the time depends on the corpus.
 */
export function overallProgress({ k, space }: Pick<RunOptions, 'k' | 'space'>): (stage: Stage, fraction: number) => number {
  const stages = SECONDS.filter(([stage]) => (stage !== 'chooseK' || k === 'auto') && (stage !== 'lsa' || space === 'lsa'))
  const all = stages.reduce((sum, [, seconds]) => sum + seconds, 0)
  let furthest = 0
  return (stage, fraction) => {
    const place = stages.findIndex(([name]) => name === stage)
    if (place < 0) return furthest
    const before = stages.slice(0, place).reduce((sum, [, seconds]) => sum + seconds, 0)
    furthest = Math.max(furthest, (before + stages[place][1] * Math.min(1, Math.max(0, fraction))) / all)
    return furthest
  }
}
