/**
 * The themes that move, ready to list.
 * In: themes of a run.   Out: who goes up, who goes down, who came and went; read by app/_components/movers.tsx.
 */
import { sum } from 'd3'
import type { Theme } from '../domain/theme.ts'

export interface Movers<T> {
  up: T[]
  down: T[]
  /** A burst that is over. */
  passed: T[]
}

/** @param most themes in each list. @returns the greatest change of share first, bursts by their weight; ties by index. */
export function movers<T extends Pick<Theme, 'index' | 'trend'>>(themes: T[], most: number): Movers<T> {
  const change = ({ trend }: T) => Math.abs((trend.lastShare ?? 0) - (trend.firstShare ?? 0))
  const weight = ({ trend }: T) => sum(trend.bursts, (burst) => burst.weight)
  const first = (direction: Theme['trend']['direction'], value: (theme: T) => number) =>
    themes.filter(({ trend }) => trend.direction === direction).sort((a, b) => value(b) - value(a) || a.index - b.index).slice(0, most)
  return { up: first('up', change), down: first('down', change), passed: first('passed', weight) }
}
