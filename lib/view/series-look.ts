/**
 * How a series looks beside others: brought forward, as usual, or in the back.
 * In: Series, the picked ids.   Out: a colour and an opacity, read by app/_components/trends.
 */
import type { Series } from './theme-series.ts'

const BACK = 0.16

/** @returns a picked series without a hue of its own is drawn in ink; what is not picked steps back as soon as something is. */
export function seriesLook({ id, color, isHued }: Pick<Series, 'id' | 'color' | 'isHued'>, pick: readonly string[]): { color: string; opacity: number; isForward: boolean } {
  const isForward = pick.includes(id)
  return { color: isForward && !isHued ? 'var(--ink)' : color, opacity: pick.length === 0 || isForward ? 1 : BACK, isForward }
}
