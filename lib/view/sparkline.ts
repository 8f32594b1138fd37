/**
 * Small pictures without axes: a theme's share over time, a corpus by year.
 * In: positions and values.   Out: SVG path data and bars, drawn by the server in app/_components.
 */
import { area, line, max, scaleLinear } from 'd3'

const WIDEST_BAR = 18

export interface Sparkline {
  line: string
  area: string
  /** Where the last value lies. */
  end: { x: number; y: number }
}

export interface YearBar {
  year: number
  papers: number
  x: number
  y: number
  width: number
  height: number
}

/**
 * @param values in the order of time; `at` in any unit. @param size picture in pixels; `inset` is kept free on every side.
 * @returns path data with the baseline at 0 and the highest value at the top; null for fewer than two values.
 */
export function sparkline(values: { at: number; value: number }[], size: { width: number; height: number; inset: number }): Sparkline | null {
  if (values.length < 2) return null
  const { width, height, inset } = size
  const x = scaleLinear([values[0].at, values[values.length - 1].at], [inset, width - inset])
  const y = scaleLinear([0, max(values, (point) => point.value) || 1], [height - inset, inset])
  const round = (n: number) => Math.round(n * 10) / 10
  const points = values.map((point): [number, number] => [round(x(point.at)), round(y(point.value))])
  const [endX, endY] = points[points.length - 1]
  return { line: line()(points)!, area: area().y0(height - inset)(points)!, end: { x: endX, y: endY } }
}

/**
 * @param years papers per year, in the order of time; years without papers may be missing.
 * @returns a bar for every year that has papers. The first year begins at the left edge and the last ends at the right one;
 *   years between keep their place even without papers. A year with papers is at least one pixel high.
 */
export function yearBars(years: { year: number; papers: number }[], size: { width: number; height: number }): YearBar[] {
  if (years.length === 0) return []
  const first = years[0].year
  const slots = years[years.length - 1].year - first + 1
  const width = Math.min(WIDEST_BAR, (size.width / slots) * (slots > size.width / 4 ? 1 : 0.8))
  const step = slots > 1 ? (size.width - width) / (slots - 1) : 0
  const tallest = max(years, (row) => row.papers) || 1
  return years.filter((row) => row.papers > 0).map(({ year, papers }) => {
    const height = Math.max(1, (papers / tallest) * size.height)
    return { year, papers, x: (year - first) * step, y: size.height - height, width, height }
  })
}
