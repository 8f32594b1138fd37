import { expect, test } from '@playwright/test'
import { HomePage } from './pages/home-page.ts'
import { PaperPage } from './pages/paper-page.ts'
import { RunPage } from './pages/run-page.ts'
import { ThemePage } from './pages/theme-page.ts'
import { servers } from './servers.ts'

test('a reader walks from the home page to a run, a theme and a paper, and nothing is asked of another machine', async ({ page }) => {
  const elsewhere: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => new URL(request.url()).origin === servers.sample.url || /^(data|blob):/.test(request.url()) || elsewhere.push(request.url()))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))

  const home = new HomePage(page)
  await home.open()
  await expect(home.corpus('sample')).toContainText(/\d+ papers · 2016 to 2025/)
  await home.openNewestRun('sample')

  const run = new RunPage(page)
  await expect(run.themes.first()).toBeVisible()
  await run.waitForDots()
  await expect(run.mapLabels.first()).toBeVisible()
  await run.trend.scrollIntoViewIfNeeded()
  await expect(run.trend.locator('.recharts-line-curve').first()).toBeVisible()

  const label = await run.openTheme(0)
  const theme = new ThemePage(page)
  await expect(theme.title).toHaveText(label)
  expect(await theme.terms.count()).toBeGreaterThanOrEqual(3)
  await expect(theme.trend.locator('.recharts-area-area')).toBeVisible()
  const best = await theme.papers.allInnerTexts()
  await theme.sortBy('title')
  const byTitle = await theme.papers.allInnerTexts()
  expect(byTitle).not.toEqual(best)

  const title = await theme.openPaper(0)
  const paper = new PaperPage(page)
  await expect(paper.title).toHaveText(title)
  await expect(paper.place.getByRole('region', { name: 'Theme' })).toContainText(label)
  expect((await paper.abstract.innerText()).length).toBeGreaterThan(200)
  expect(await paper.reasons.count()).toBeGreaterThanOrEqual(1)

  expect(elsewhere).toEqual([])
  expect(complaints).toEqual([])
})

test('the map names the paper under the pointer and opens it on a click', async ({ page }) => {
  const home = new HomePage(page)
  await home.open()
  await home.openNewestRun('sample')
  const run = new RunPage(page)
  await run.waitForDots()
  const note = await run.findPaper()
  const title = note.locator('p').first()
  await expect(title).not.toHaveText('…')
  const text = await title.innerText()
  await page.mouse.down()
  await page.mouse.up()
  await page.waitForURL(/\/papers\/\d+$/)
  await expect(new PaperPage(page).title).toHaveText(text)
})

test('the map zooms by button and by key, and labels never overlap', async ({ page }) => {
  const home = new HomePage(page)
  await home.open()
  await home.openNewestRun('sample')
  const run = new RunPage(page)
  await run.waitForDots()
  const expectApart = async () => {
    const boxes = await run.labelBoxes()
    expect(boxes.length).toBeGreaterThan(0)
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false)))
    return JSON.stringify(boxes)
  }
  const before = await expectApart()
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect.poll(expectApart).not.toBe(before)
  await run.map.press('0')
  await expect.poll(expectApart).toBe(before)
})
