/**
 * How far a stage is → that and how many documents it gets through in a second.
 * In: stages and fractions, from run.ts.   Out: the same with a rate, told to whoever started the run.
 */
import type { Stage } from '../domain/run.ts'

/**
 * Told often: the stage; how far it is, 0 … 1; documents per second since it began (a stage that goes over the documents
 * several times counts them once), null while that is not known.
 */
export type OnProgress = (stage: Stage, fraction: number, documentsPerSecond: number | null) => void

/**
 * @param now milliseconds since any fixed moment.
 * @returns a function that is told a stage and a fraction; a stage begins with the last news of the one before it.
 */
export function withRate(tell: OnProgress | undefined, nDocuments: number, now: () => number): (stage: Stage, fraction: number) => void {
  let current: Stage | null = null
  let beganAt = now()
  let toldAt = beganAt
  return (stage, fraction) => {
    if (stage !== current) beganAt = toldAt
    current = stage
    toldAt = now()
    const seconds = (toldAt - beganAt) / 1000
    tell?.(stage, fraction, fraction > 0 && seconds > 0 ? (fraction * nDocuments) / seconds : null)
  }
}
