import { expect, test } from '@playwright/test'
import { HomePage } from './pages/home-page.ts'
import { PaperPage } from './pages/paper-page.ts'
import { RunPage } from './pages/run-page.ts'
import { ThemePage } from './pages/theme-page.ts'
import { TrendsPage } from './pages/trends-page.ts'
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
  await expect(run.mapPicture).toBeVisible()
  const overview = page.url()
  await page.getByRole('navigation', { name: 'Pages of this run' }).getByRole('link', { name: 'Trends' }).click()
  await expect(new TrendsPage(page).share.locator('.recharts-area-area').first()).toBeVisible()
  await page.goto(overview)

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
