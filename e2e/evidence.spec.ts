import { expect, test } from '@playwright/test'
import { EvolutionPage } from './pages/evolution-page.ts'
import { HomePage } from './pages/home-page.ts'
import { PaperPage } from './pages/paper-page.ts'
import { RunPage } from './pages/run-page.ts'
import { ThemePage } from './pages/theme-page.ts'

test.beforeEach(async ({ page }) => {
  const home = new HomePage(page)
  await home.open()
  await home.openNewestRun('sample')
})

test('a theme shows what to read first, its stability in words, its venues and its neighbours', async ({ page }) => {
  await new RunPage(page).openTheme(0)
  const theme = new ThemePage(page)
  await expect(theme.readFirst).toHaveCount(5)
  await expect(theme.trust).toContainText(/(Stable|Wavering|Dissolving), from 0 to 1/)
  expect(await theme.venues.count()).toBeGreaterThanOrEqual(3)
  await expect(theme.trend).toContainText('With the mix of venues held fixed')
  await expect(theme.groupedWith).toContainText(/Under “.+”, \d+ papers in all/)
  const nearest = await theme.alike.first().innerText()
  await theme.alike.first().click()
  await expect(theme.title).toHaveText(nearest)
})

test('the numbers of a theme lead to as many papers, and a point of its trend to those of its year', async ({ page }) => {
  await new RunPage(page).openTheme(0)
  const theme = new ThemePage(page)
  const here = page.url()
  await theme.trend.getByText('Show the numbers').click()
  for (const number of [theme.venues.first().getByRole('link').first(), theme.trend.getByRole('table').getByRole('link').last()]) {
    const count = await number.innerText()
    await number.click()
    await expect(page.getByText(new RegExp(`^${count} of \\d+ papers?\\.`))).toBeVisible()
    await page.goto(here)
    await theme.trend.getByText('Show the numbers').click()
  }
  await theme.trend.locator('.recharts-line-dot').nth(4).scrollIntoViewIfNeeded()
  const point = (await theme.trend.locator('.recharts-line-dot').nth(4).boundingBox())!
  await page.mouse.move(point.x + point.width / 2, point.y + point.height / 2)
  await expect(theme.trend.getByText(/^95 % band [\d<]/)).toBeVisible()
  await page.mouse.click(point.x + point.width / 2, point.y + point.height / 2)
  await page.waitForURL(new RegExp(`/papers\\?theme=${here.split('/').pop()}&from=(\\d{4})&to=\\1$`))
})

test('where the verdict does not survive a fixed mix of venues, the theme says so', async ({ page }) => {
  const said: string[] = []
  for (const href of await new RunPage(page).themes.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')!))) {
    await page.goto(href)
    said.push(await new ThemePage(page).trend.innerText())
  }
  for (const text of said) if (/Read it with care/.test(text)) expect(text).toMatch(/in this collection, but .+ once every period has the same mix of venues/)
  expect(said.some((text) => /Emerging since 20\d\d/.test(text))).toBe(true)
})

test('a paper shows the terms that decided, in its abstract and beside it', async ({ page }) => {
  await new RunPage(page).openTheme(0)
  const title = await new ThemePage(page).openPaper(0)
  const paper = new PaperPage(page)
  await expect(paper.title).toHaveText(title)
  expect(await paper.marks.count()).toBeGreaterThanOrEqual(3)
  await expect(paper.marks.first()).toHaveAttribute('title', /: [\d.]+ % of the fit with /)
  expect(await paper.runnerUpReasons.count()).toBeGreaterThanOrEqual(1)
  await expect(page.getByText('Filled', { exact: true })).toBeVisible()
})

test('a run says what moves, which terms rise, and how stable its themes are', async ({ page }) => {
  const run = new RunPage(page)
  await expect(run.moves.getByRole('region', { name: 'Up' })).toContainText(/Emerging since 20\d\d: .+ points a year/)
  await expect(run.moves.getByRole('region', { name: 'Down' }).getByRole('listitem').first()).toContainText(/Falling|Fading/)
  await expect(run.moves).toContainText('Mamba (2024)')
  const groups = await page.getByRole('region', { name: 'Themes', exact: true }).getByRole('heading', { level: 3 }).allInnerTexts()
  expect(groups.length).toBeGreaterThanOrEqual(2)
  for (const group of groups) expect(group).toMatch(/\d+ papers in \d+ themes?$/)
  await expect(page.getByText(/^[●◐○] (stable|wavering|dissolving)$/).first()).toBeVisible()
})

test('the evolution names every theme of every window, in a picture and in words, and the diagram its quadrants', async ({ page }) => {
  const themes = await new RunPage(page).themes.count()
  await page.getByRole('link', { name: 'How themes hand over to each other' }).click()
  const evolution = new EvolutionPage(page)
  await evolution.openTable()
  const rows = await evolution.table.getByRole('rowheader').allInnerTexts()
  expect(rows.length).toBeGreaterThanOrEqual(4)
  for (const row of rows) expect(row).toMatch(/^20\d\d( to 20\d\d)?: \S/)
  await expect(evolution.picture).toHaveAccessibleName(new RegExp(`^${rows.length} themes in`))
  for (const name of ['Motor', 'Niche', 'Basic', 'Emerging or declining']) await expect(evolution.diagram.getByText(name).first()).toBeVisible()
  await expect(evolution.diagram.getByRole('link')).toHaveCount(themes)
})

test('a corpus without dates has a diagram and a sentence instead of an evolution', async ({ page }) => {
  const home = new HomePage(page)
  await home.open()
  await home.openNewestRun('odd')
  await page.goto(`${new URL(page.url()).pathname}/evolution`)
  await expect(page.getByText('There is no evolution to show')).toBeVisible()
})
