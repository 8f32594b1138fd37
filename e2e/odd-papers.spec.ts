import { expect, test } from '@playwright/test'
import { HomePage } from './pages/home-page.ts'
import { PaperPage } from './pages/paper-page.ts'
import { RunPage } from './pages/run-page.ts'
import { ThemePage } from './pages/theme-page.ts'

test.beforeEach(async ({ page }) => {
  const home = new HomePage(page)
  await home.open()
  await expect(home.corpus('odd')).toContainText('none with a date')
  await home.openNewestRun('odd')
})

test('a corpus without dates has themes and a sentence instead of a trend', async ({ page }) => {
  const run = new RunPage(page)
  await expect(run.mapPicture).toBeVisible()
  await expect(page.getByRole('region', { name: 'Over time' })).toContainText('None of these papers carries a date')
  await expect(run.trust.getByRole('listitem').filter({ hasText: 'Undated' })).toContainText('6')
  const overview = page.url()
  await page.goto(`${overview}/trends`)
  await expect(page.getByText('None of these papers carries a date')).toBeVisible()
  await expect(page.getByText('6 of 6 papers have no date')).toBeVisible()
  await page.goto(overview)
  await run.openTheme(0)
  await expect(new ThemePage(page).trend).toContainText('None of these papers carries a date')
})

test('markup in a title is text, a right-to-left title runs right to left, and a javascript: address is no link', async ({ page }) => {
  const run = new URL(page.url()).pathname
  const seen: string[] = []
  for (const id of ['t1', 't2']) {
    await page.goto(`${run}/themes/${id}`)
    for (const title of await page.getByRole('region', { name: 'Papers' }).getByRole('heading', { level: 3 }).all()) {
      const href = (await title.getByRole('link').getAttribute('href'))!
      seen.push(href)
    }
  }
  expect(seen).toHaveLength(6)
  const titles: string[] = []
  for (const href of seen) {
    await page.goto(href)
    const paper = new PaperPage(page)
    const title = await paper.title.innerText()
    titles.push(title)
    expect(await page.title()).not.toBe('hacked')
    await expect(page.locator('a[href^="javascript"]')).toHaveCount(0)
    await expect(page.getByText('<b>Bold</b> Author').first()).toBeVisible()
    const direction = await paper.title.evaluate((element) => getComputedStyle(element).direction)
    expect(direction, title).toBe(/^[؀-ۿ]/.test(title) ? 'rtl' : 'ltr')
  }
  expect(titles.some((title) => title.startsWith('<script>'))).toBe(true)
})
