/** The figures of the dashboard beside their goals. In: PageTimes, Seen. Out: a Markdown table, printed by ../bench-web.ts. */
import os from 'node:os'
import type { RunSummary } from '../../lib/data/runs.ts'
import type { Seen } from './in-browser.ts'
import type { PageTimes } from './pages.ts'

export interface Figure {
  what: string
  value: string
  goal: string
  isReached: boolean
}

export function describeFigures(pages: PageTimes[], seen: Seen): Figure[] {
  const slowest = (pick: (page: PageTimes) => number) => pages.reduce((worst, page) => (pick(page) > pick(worst) ? page : worst))
  const [median, p95] = [slowest(({ medianMs }) => medianMs), slowest(({ p95Ms }) => p95Ms)]
  const ms = (what: string, value: number, goal: number) => ({ what, value: Number.isNaN(value) ? 'not measured' : `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`, goal: `≤ ${goal} ms`, isReached: value <= goal })
  const bytes = (what: string, value: number, goal: number) => ({ what, value: `${Math.round(value / 1000)} kB`, goal: `≤ ${goal / 1000} kB`, isReached: value > 0 && value <= goal })
  return [
    ms(`answer of the server, median, slowest page (${median.page})`, median.medianMs, 200),
    ms(`answer of the server, 95th percentile, slowest page (${p95.page})`, p95.p95Ms, 500),
    ms('largest contentful paint of the overview', seen.overviewLcpMs, 1500),
    bytes('JavaScript of the overview, compressed', seen.overviewScriptBytes, 250_000),
    ms('map ready after navigation', seen.mapReadyMs, 2000),
    bytes('data of the map, compressed', seen.mapDataBytes, 1_500_000),
    ms('time between frames while the map moves, median', seen.frameMedianMs, 33),
    ms('time between frames while the map moves, 95th percentile', seen.frameP95Ms, 100),
    ms('finding the paper under the pointer', seen.hoverMs, 5),
    ms('search, from the key to the marked words on the page', seen.searchMs, 150),
  ]
}

export function printFigures(run: RunSummary, figures: Figure[], pages: PageTimes[]): string {
  const machine = `${os.cpus()[0]?.model.trim() ?? 'unknown'}, ${os.availableParallelism()} cores, Node ${process.versions.node}, load ${os.loadavg()[0].toFixed(1)} at the end; run ${run.id}, ${run.documents?.toLocaleString('en')} papers`
  const table = (head: string[], lines: string[][]) => [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...lines.map((line) => `| ${line.join(' | ')} |`)].join('\n')
  return `${machine}\n\n${table(['what', 'measured', 'goal', ''], figures.map(({ what, value, goal, isReached }) => [what, value, goal, isReached ? 'reached' : '**not reached**']))}\n\n${table(['page', 'median', '95th percentile', 'size'], pages.map(({ page, medianMs, p95Ms, bytes }) => [page, `${Math.round(medianMs)} ms`, `${Math.round(p95Ms)} ms`, `${Math.round(bytes / 1000)} kB`]))}\n`
}
