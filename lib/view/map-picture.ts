/**
 * The map as a small picture.
 * In: some papers of a run with their places.   Out: one path of dots a theme, drawn by app/_components/overview/map-picture.tsx.
 */
import { extent, group, scaleLinear } from 'd3'
import { themeColor } from './palette.ts'

/** @returns path data per theme, the largest last: where themes have no colour of their own, those that do lie on top. A dot is a line of no length, for a round cap. */
export function mapPicture(papers: { themeIndex: number; x: number; y: number }[], size: { width: number; height: number; inset: number }): { color: string; path: string }[] {
  if (papers.length === 0) return []
  const [[left, right], [bottom, top]] = [extent(papers, ({ x }) => x), extent(papers, ({ y }) => y)] as [[number, number], [number, number]]
  const scale = Math.min((size.width - 2 * size.inset) / (right - left || 1), (size.height - 2 * size.inset) / (top - bottom || 1))
  const x = scaleLinear([left, right], [0, (right - left) * scale].map((at) => at + (size.width - (right - left) * scale) / 2))
  const y = scaleLinear([bottom, top], [(top - bottom) * scale, 0].map((at) => at + (size.height - (top - bottom) * scale) / 2))
  const round = (n: number) => Math.round(n * 10) / 10
  return [...group(papers, ({ themeIndex }) => themeIndex)].sort(([a], [b]) => b - a).map(([themeIndex, own]) => ({ color: themeColor(themeIndex), path: own.map((paper) => `M${round(x(paper.x))} ${round(y(paper.y))}h0`).join('') }))
}
