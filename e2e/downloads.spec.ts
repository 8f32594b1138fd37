import { readFileSync } from 'node:fs'
import { expect, test, type Download, type Page } from '@playwright/test'
import { ExportPage } from './pages/export-page.ts'
import { HomePage } from './pages/home-page.ts'

const bytesOf = async (download: Download) => readFileSync(await download.path())
const textOf = async (download: Download) => (await bytesOf(download)).toString('utf8')
const recordsOf = async (download: Download) => (await textOf(download)).trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)

async function openExport(page: Page, corpus: string): Promise<ExportPage> {
  const home = new HomePage(page)
  await home.open()
  await home.openNewestRun(corpus)
  const exports = new ExportPage(page)
  await exports.open()
  return exports
}

test('a run is downloaded as CSV and as JSON Lines, the same bytes each time', async ({ page }) => {
  const exports = await openExport(page, 'sample')
  const papers = await exports.download('Papers', 'JSON Lines')
  expect(papers.suggestedFilename()).toMatch(/^paperdrift-sample-[\w-]+-papers\.jsonl$/)
  const lines = await recordsOf(papers)
  expect(Object.keys(lines[0])).toEqual(['id', 'title', 'themeId', 'themeLabel', 'similarity', 'runnerUpThemeId', 'margin', 'x', 'y', 'published', 'venue', 'url'])
  expect(lines.length).toBeGreaterThanOrEqual(240)
  expect(new Set(lines.map((line) => line.id)).size).toBe(lines.length)

  const csv = await textOf(await exports.download('Papers', 'CSV'))
  expect(csv.startsWith('id,title,themeId,themeLabel,similarity,runnerUpThemeId,margin,x,y,published,venue,url\r\n')).toBe(true)
  expect(await textOf(await exports.download('Papers', 'CSV'))).toBe(csv)

  await exports.chooseTheme('t2')
  expect(await recordsOf(await exports.download('Papers', 'JSON Lines'))).toEqual(lines.filter((line) => line.themeId === 't2'))
})

test('every link of the page downloads a file', async ({ page, request }) => {
  await openExport(page, 'sample')
  const links = await page.locator('a[download]').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
  expect(links.length).toBeGreaterThan(20)
  for (const link of links) {
    const answer = await request.get(link)
    expect(answer.status(), link).toBe(200)
    expect(answer.headers()['content-disposition'], link).toMatch(/^attachment; filename="paperdrift-sample-[\w.-]+"$/)
    expect(answer.headers()['cache-control'], link).toContain('immutable')
    expect((await answer.body()).length, link).toBeGreaterThan(20)
  }
})

test('the report opens from its file: no error, no request, a map that tells titles', async ({ page, context }, info) => {
  const exports = await openExport(page, 'sample')
  const file = info.outputPath('report.html')
  await (await exports.download('Report', 'HTML')).saveAs(file)
  const report = await context.newPage()
  const [errors, requests]: [string[], string[]] = [[], []]
  report.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()) })
  report.on('pageerror', (error) => errors.push(error.message))
  report.on('request', (request) => requests.push(request.url()))
  await report.goto(`file://${file}`)
  await expect(report.getByRole('heading', { name: 'Methods' })).toBeVisible()
  const map = report.getByRole('img', { name: /^Map of \d+ papers$/ })
  await map.scrollIntoViewIfNeeded()
  const dot = await map.locator('.dots path').first().evaluate((path: SVGPathElement) => {
    const [, x, y] = /M(\S+) ([^h]+)h/.exec(path.getAttribute('d')!)!
    const at = new DOMPoint(Number(x), Number(y)).matrixTransform(path.getScreenCTM()!)
    return { x: at.x, y: at.y }
  })
  await report.mouse.move(dot.x, dot.y)
  await expect(report.locator('.tip')).not.toBeEmpty()
  await expect(report.locator('.tip')).toBeVisible()
  const before = await map.locator('.stage').getAttribute('transform')
  await report.getByRole('button', { name: 'Zoom in' }).click()
  expect(await map.locator('.stage').getAttribute('transform')).not.toBe(before)
  expect(errors).toEqual([])
  expect(requests).toEqual([`file://${file}`])
})

test('a formula in a title does no harm in a spreadsheet', async ({ page }) => {
  expect(await textOf(await (await openExport(page, 'odd')).download('Papers', 'CSV'))).toContain(`"'=HYPERLINK(""http://example.org"")"`)
})
