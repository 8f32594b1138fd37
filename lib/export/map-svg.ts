/**
 * The map of papers as SVG: one path a theme, a dot a paper, and the names of the largest themes.
 * In: places of papers and themes.   Out: SVG, read by ./export-run.ts (a file) and the report (a figure).
 */
import type { Theme } from '../domain/theme.ts'
import { escapeXml } from './escape-xml.ts'
import { themeColours } from './theme-colours.ts'

export interface MapPaper {
  title: string
  themeIndex: number
  x: number
  y: number
}

export interface MapPicture {
  svg: string
  /** Titles of the dots, by theme, in the order of its path. */
  titles: string[][]
}

const WIDTH = 1000
const INSET = 24
const MOST_LABELS = 24
const MOST_LETTERS = 34
const LETTER = 8.8
const LINE = 19

/**
 * @param papers all that are drawn; finite places. @param fonts CSS font family of the names.
 * @returns a picture as wide as 1,000 units; both axes have one scale. The dots of a theme are lines of no length with round ends in
 *   one path, so that 58,000 of them stay small.
 */
export function mapSvg(papers: MapPaper[], themes: Theme[], fonts: string): MapPicture {
  const fit = fitPapers(papers)
  const parts = themes.map(() => [] as string[])
  const titles = themes.map(() => [] as string[])
  for (const paper of papers) {
    parts[paper.themeIndex].push(`M${fit.x(paper.x)} ${fit.y(paper.y)}h0`)
    titles[paper.themeIndex].push(paper.title)
  }
  const radius = papers.length > 20_000 ? 2.2 : papers.length > 3000 ? 3.2 : papers.length > 500 ? 5 : 7
  const colours = themeColours(themes)
  const paths = themes.map(({ index }) => `<path data-theme="${index}" d="${parts[index].join('')}" stroke="${colours[index]}"/>`)
  // Small themes on top, so that a large one hides none.
  const dots = `<g class="dots" fill="none" stroke-linecap="round" stroke-width="${radius}" stroke-opacity="0.72">${paths.join('')}</g>`
  const labels = placeLabels(themes, fit).map(({ theme, text, x, y }) => `<text data-x="${fit.x(theme.x)}" data-y="${fit.y(theme.y)}" x="${x}" y="${y}">${escapeXml(text)}</text>`).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${fit.height}" role="img" aria-label="Map of ${papers.length} papers"><g class="stage">${dots}</g><g class="names" font-family="${escapeXml(fonts)}" font-size="15" font-weight="600" text-anchor="middle" fill="#1d1c1a" stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke">${labels}</g></svg>`
  return { svg, titles }
}

interface Fit {
  height: number
  x(value: number): number
  y(value: number): number
}

function fitPapers(papers: MapPaper[]): Fit {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { x, y } of papers) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    bottom = Math.min(bottom, y)
    top = Math.max(top, y)
  }
  if (!Number.isFinite(right - left)) [left, right, bottom, top] = [0, 1, 0, 1]
  const scale = (WIDTH - 2 * INSET) / Math.max(right - left, (top - bottom) / 1.2, 1e-9)
  const height = Math.round(Math.max(240, (top - bottom) * scale + 2 * INSET))
  const round = (n: number) => Math.round(n * 10) / 10
  return { height, x: (x) => round(WIDTH / 2 + (x - (left + right) / 2) * scale), y: (y) => round(height / 2 - (y - (bottom + top) / 2) * scale) }
}

interface PlacedName {
  theme: Theme
  text: string
  x: number
  y: number
}

/** The largest themes first; a name with no room on, above or below its island is left out. */
function placeLabels(themes: Theme[], fit: Fit): PlacedName[] {
  const placed: (PlacedName & { width: number })[] = []
  for (const theme of themes.slice(0, MOST_LABELS)) {
    const text = theme.label.length > MOST_LETTERS ? `${Array.from(theme.label).slice(0, MOST_LETTERS - 1).join('').trimEnd()}…` : theme.label
    const width = text.length * LETTER + 8
    const x = Math.min(Math.max(fit.x(theme.x), width / 2), WIDTH - width / 2)
    const y = [0, -1, 1, -2, 2].map((shift) => fit.y(theme.y) + 5 + shift * LINE).find((at) => at > LINE && at < fit.height - 6 && placed.every((other) => Math.abs(at - other.y) >= LINE || Math.abs(x - other.x) >= (width + other.width) / 2))
    if (y !== undefined) placed.push({ theme, text, x: Math.round(x), y: Math.round(y), width })
  }
  return placed
}
