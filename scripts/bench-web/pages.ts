/**
 * How long the server takes for each page, warm.
 * In: the address of a running server, a run.   Out: PageTimes, printed by ./report.ts.
 */
import { listCorpusPapers, WHOLE_CORPUS } from '../../lib/data/corpus-papers.ts'
import { listImports } from '../../lib/data/import-reports.ts'
import { listMapPoints } from '../../lib/data/map.ts'
import { listRuns, type RunSummary } from '../../lib/data/runs.ts'

export interface PageTimes {
  page: string
  /** Milliseconds to the last byte. */
  medianMs: number
  p95Ms: number
  bytes: number
}

const WARM_UPS = 3
const REQUESTS = 30
/** Words that most collections of papers have. */
export const SEARCH = 'neural network'

/** @throws Error naming the page that does not answer 200. */
export async function measurePages(base: string, run: RunSummary): Promise<PageTimes[]> {
  const times: PageTimes[] = []
  for (const [page, path] of Object.entries(await pathsOf(run))) times.push({ page, ...(await timePage(base + path)) })
  return times
}

async function pathsOf(run: RunSummary): Promise<Record<string, string>> {
  const at = `/runs/${run.id}`
  const other = (await listRuns()).find(({ id, corpusId, status }) => id !== run.id && corpusId === run.corpusId && status === 'done')
  return {
    home: '/', overview: at, map: `${at}/map`, trends: `${at}/trends`, evolution: `${at}/evolution`, theme: `${at}/themes/t1`, paper: `${at}/papers/${(await listMapPoints(run.id))[0].paperId}`,
    papers: `${at}/papers`, 'papers, page 100': `${at}/papers?page=100`, search: `${at}/papers?q=${encodeURIComponent(SEARCH)}`, quality: `${at}/quality`, compare: `${at}/compare${other ? `?with=${other.id}` : ''}`, export: `${at}/export`,
    ...(await pathsOfCorpus(run.corpusId)),
  }
}

async function pathsOfCorpus(id: number): Promise<Record<string, string>> {
  const at = `/corpora/${id}`
  const { papers: [paper], count } = await listCorpusPapers(id, WHOLE_CORPUS, { skip: 0, take: 1 })
  const { imports: [past] } = await listImports(id, { skip: 0, take: 1 })
  return {
    corpus: at, import: `${at}/imports/${past.id}`, 'stored papers': `${at}/papers`, 'stored papers, last page': `${at}/papers?page=${Math.ceil(count / 50)}`, 'stored paper': `${at}/papers/${paper.id}`,
    merged: `${at}/merges`, 'sources of fields': `${at}/merges?show=sources`, duplicates: `${at}/duplicates`,
  }
}

async function timePage(url: string): Promise<Omit<PageTimes, 'page'>> {
  const times: number[] = []
  let bytes = 0
  for (let i = 0; i < WARM_UPS + REQUESTS; i++) {
    const began = performance.now()
    const response = await fetch(url)
    bytes = (await response.arrayBuffer()).byteLength
    if (response.status !== 200) throw new Error(`${url} answered ${response.status}.`)
    if (i >= WARM_UPS) times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  return { medianMs: times[Math.floor(times.length / 2)], p95Ms: times[Math.ceil(times.length * 0.95) - 1], bytes }
}
