/**
 * A stretch of periods, chosen on an axis, and how it runs along it.
 * In: names of periods in the order of time, a stretch from the address.   Out: positions of its ends; read by the map's time brush.
 */
import { periodUnit } from './periods.ts'

/** @param names at least one. @param time first and last period. @returns positions of its ends within the axis; all of it if the stretch is of another unit or beside it. */
export function stretchOf(names: string[], time: readonly [first: string, last: string] | null): [from: number, to: number] {
  const whole: [number, number] = [0, names.length - 1]
  if (!time || names.length === 0 || periodUnit(time[0]) !== periodUnit(names[0]) || time[0] > names[names.length - 1] || time[1] < names[0]) return whole
  const from = names.findIndex((name) => name >= time[0])
  return [from, names.findLastIndex((name) => name <= time[1])]
}

/** @returns the same length one period later; null at the end of the axis. */
export const nextStretch = (periods: number, from: number, to: number): [from: number, to: number] | null => (to < periods - 1 ? [from + 1, to + 1] : null)
