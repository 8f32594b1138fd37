/**
 * What a person at the browser waits for: loading, the map's data and movement, hover, search.
 * In: the address of a running server, a run, a browser.   Out: Seen, printed by ./report.ts. The browser draws in software, as on a machine without a graphics card.
 */
import { chromium, type Page } from 'playwright'
import type { RunSummary } from '../../lib/data/runs.ts'
import { SEARCH } from './pages.ts'

export interface Seen {
  /** Largest contentful paint of the overview, milliseconds, median of the loads with an empty cache. */
  overviewLcpMs: number
  /** JavaScript of the overview as it comes over the network, bytes. */
  overviewScriptBytes: number
  /** From the start of the navigation until all dots are drawn. */
  mapReadyMs: number
  /** The map's data as they come over the network, bytes. */
  mapDataBytes: number
  /** Time between two frames while the map is dragged and zoomed. */
  frameMedianMs: number
  frameP95Ms: number
  /** Time to find the paper under the pointer. */
  hoverMs: number
  /** From the last key to the frame that shows the marked words. */
  searchMs: number
}

const LOADS = 5
const QUIET = ['--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const AS_ROOT = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : []

export async function measureInBrowser(base: string, run: RunSummary, executablePath: string): Promise<Seen> {
  const browser = await chromium.launch({ executablePath, args: [...QUIET, ...AS_ROOT] })
  const fresh = async <T>(work: (page: Page) => Promise<T>): Promise<T> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    // The loader of TypeScript names functions by a helper that a page does not have.
    await context.addInitScript('globalThis.__name = (f) => f')
    try {
      return await work(await context.newPage())
    } finally {
      await context.close()
    }
  }
  const repeat = async <T>(work: (page: Page) => Promise<T>): Promise<T[]> => {
    const results: T[] = []
    for (let i = 0; i < LOADS; i++) results.push(await fresh(work))
    return results
  }
  try {
    const at = `${base}/runs/${run.id}`
    const overviews = await repeat((page) => loadOverview(page, at))
    const maps = await repeat((page) => loadMap(page, `${at}/map`))
    const moved = await fresh((page) => moveMap(page, `${at}/map`))
    const searches = await repeat((page) => search(page, `${at}/papers`))
    return {
      overviewLcpMs: median(overviews.map(({ lcpMs }) => lcpMs)), overviewScriptBytes: overviews[0].scriptBytes,
      mapReadyMs: median(maps.map(({ readyMs }) => readyMs)), mapDataBytes: maps[0].dataBytes, ...moved, searchMs: median(searches),
    }
  } finally {
    await browser.close()
  }
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

async function loadOverview(page: Page, url: string): Promise<{ lcpMs: number; scriptBytes: number }> {
  await page.goto(url, { waitUntil: 'networkidle' })
  return page.evaluate(async () => {
    const lcpMs = await new Promise<number>((resolve) => new PerformanceObserver((list) => resolve(list.getEntries().at(-1)!.startTime)).observe({ type: 'largest-contentful-paint', buffered: true }))
    const scripts = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(({ name }) => new URL(name).pathname.endsWith('.js'))
    return { lcpMs, scriptBytes: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) }
  })
}

async function loadMap(page: Page, url: string): Promise<{ readyMs: number; dataBytes: number }> {
  await page.goto(url)
  await page.waitForFunction(() => performance.getEntriesByName('map-ready').length > 0)
  return page.evaluate(() => ({
    readyMs: performance.getEntriesByName('map-ready')[0].startTime,
    dataBytes: (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(({ name }) => /\/map(\?|$)/.test(name) && name.includes('/api/')).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  }))
}

async function moveMap(page: Page, url: string): Promise<Pick<Seen, 'frameMedianMs' | 'frameP95Ms' | 'hoverMs'>> {
  await page.goto(url)
  await page.waitForFunction(() => performance.getEntriesByName('map-ready').length > 0)
  const box = (await page.locator('canvas').first().boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  const frames = page.evaluate(() => new Promise<number[]>((resolve) => {
    const gaps: number[] = []
    let last = performance.now()
    const tick = (now: number) => {
      gaps.push(now - last)
      last = now
      if (gaps.length < 180) requestAnimationFrame(tick)
      else resolve(gaps.slice(5))
    }
    requestAnimationFrame(tick)
  }))
  let isMoving = true
  const all = frames.finally(() => (isMoving = false))
  await page.mouse.down()
  for (let step = 0; isMoving; step++) {
    if (step % 40 === 39) {
      await page.mouse.up()
      await page.keyboard.down('Control')
      await page.mouse.wheel(0, step % 80 === 39 ? -240 : 240)
      await page.keyboard.up('Control')
      await page.mouse.down()
    }
    await page.mouse.move(x + 160 * Math.sin(step / 12), y + 120 * Math.cos(step / 9))
  }
  await page.mouse.up()
  const gaps = (await all).sort((a, b) => a - b)
  for (let step = 0; step < 60; step++) await page.mouse.move(box.x + (box.width * (step % 12 + 0.5)) / 12, box.y + (box.height * (Math.floor(step / 12) + 0.5)) / 5)
  const hovers = await page.evaluate(() => performance.getEntriesByName('map-hover').map(({ duration }) => duration))
  return { frameMedianMs: median(gaps), frameP95Ms: gaps[Math.floor(gaps.length * 0.95)], hoverMs: hovers.length ? median(hovers) : NaN }
}

// Within the page: what the driver needs to hear of it is not what a reader waits for.
async function search(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'networkidle' })
  const field = page.getByRole('searchbox').first()
  await field.fill(SEARCH)
  const elapsedMs = page.evaluate(() => new Promise<number>((resolve) => {
    let began = 0
    document.addEventListener('keydown', (event) => (began = event.timeStamp), { capture: true, once: true })
    new MutationObserver((_, watcher) => {
      if (!document.querySelector('mark')) return
      watcher.disconnect()
      // Painted: the task after the next frame.
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)))
    }).observe(document.body, { subtree: true, childList: true })
  }))
  await field.press('Enter')
  return elapsedMs
}
