/**
 * Times the stages of a run.
 * In: the clock.   Out: TimingsMs, stored with the run.
 */
import { STAGES, type Stage, type TimingsMs } from '../domain/run.ts'

export interface Stopwatch {
  /** Milliseconds since the run began. */
  now(): number
  /** Do `work` and count its time as that of `stage`. */
  time<T>(stage: Stage, work: () => T | Promise<T>): Promise<T>
  /** Count times that were measured elsewhere. */
  add(times: Partial<Record<Stage, number>>): void
  /** @returns whole milliseconds; null for stages that were not run. */
  read(): TimingsMs
}

export function createStopwatch(): Stopwatch {
  const startedAt = performance.now()
  const times = new Map<Stage, number>()
  const count = (stage: Stage, elapsedMs: number) => times.set(stage, (times.get(stage) ?? 0) + elapsedMs)
  return {
    now: () => performance.now() - startedAt,
    async time(stage, work) {
      const from = performance.now()
      try {
        return await work()
      } finally {
        count(stage, performance.now() - from)
      }
    },
    add: (measured) => Object.entries(measured).forEach(([stage, elapsedMs]) => elapsedMs !== undefined && count(stage as Stage, elapsedMs)),
    read: () => {
      const perStage = Object.fromEntries(STAGES.map((stage) => [stage, times.has(stage) ? Math.round(times.get(stage)!) : null])) as Record<Stage, number | null>
      return { ...perStage, total: Math.round(performance.now() - startedAt) }
    },
  }
}
