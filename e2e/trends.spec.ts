import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { EvolutionPage } from './pages/evolution-page.ts'
import { HomePage } from './pages/home-page.ts'
import { RunPage } from './pages/run-page.ts'
import { TrendsPage } from './pages/trends-page.ts'

let run: string
let trends: TrendsPage

test.beforeEach(async ({ page }) => {
  const home = new HomePage(page)
  await home.open()
  await home.openNewestRun('sample')
  run = new URL(page.url()).pathname
  trends = new TrendsPage(page)
})

test('the overview says on one screen what is there, how far to trust it and what moves, and explains a figure when asked', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  const overview = new RunPage(page)
  await expect(page.getByText(/^\d+ papers in 12 themes, 2016 to 2025/)).toBeInViewport()
  await expect(overview.themes.first()).toBeInViewport()
  await expect(overview.moves.getByRole('region', { name: 'Up' })).toBeInViewport()
  await expect(overview.mapPicture).toBeInViewport()
  const stability = overview.trust.getByRole('listitem').filter({ hasText: 'Stability' })
  await expect(stability).toContainText(/0\.\d\d [●◐○] (stable|wavering|dissolving)/)
  await expect(stability.getByText(/found again on random parts/)).toBeHidden()
  await stability.getByText('Stability').click()
  await expect(stability.getByText(/found again on random parts/)).toBeVisible()
  for (const name of ['Silhouette', 'Coherence', 'Weak fits', 'Undated', 'Refused']) await expect(overview.trust).toContainText(name)
  expect(await page.locator('canvas').count()).toBe(0)
})

test('shares are drawn as areas, as a stream and as small multiples; the address keeps the choice', async ({ page }) => {
  await trends.open(run)
  await expect(trends.share.locator('.recharts-area-area')).toHaveCount(12)
  await trends.switchTo('Picture', 'Stream')
  await expect(page).toHaveURL(/\?view=stream$/)
  await expect(trends.share.locator('.recharts-area-area')).toHaveCount(12)
  await trends.switchTo('Picture', 'Small multiples')
  await expect(trends.share.getByRole('img', { name: /in 2016, .+ in 2025$/ })).toHaveCount(12)
  await trends.switchTo('Show', 'groups of themes')
  await expect(trends.share.getByRole('img', { name: /in 2016, .+ in 2025$/ })).toHaveCount(await trends.verdicts.getByRole('combobox', { name: /^Group/ }).getByRole('option').count() - 1)
  await trends.switchTo('Venues', 'mix held fixed')
  await expect(page).toHaveURL(/view=panels&of=parents&mix=fixed/)
  await expect(trends.share).toContainText('venues held fixed')
})

test('a theme is brought forward in every picture, and what is behind its number are its papers', async ({ page }) => {
  await trends.open(run)
  await trends.bringForward('State space models (SSM)')
  await expect(page).toHaveURL(/pick=t\d+$/)
  await trends.share.getByText('Show the numbers').click()
  await trends.share.getByRole('row', { name: /^State space models/ }).getByRole('link').last().click()
  await page.waitForURL(/\/papers\?theme=t\d+&from=2025&to=2025$/)
})

test('ranks and cells lead to papers by pointer and by key', async ({ page }) => {
  await trends.open(run)
  await trends.heat.scrollIntoViewIfNeeded()
  const cells = trends.heat.getByRole('group', { name: /arrow keys walk the cells/ })
  await cells.focus()
  await page.keyboard.press('ArrowDown')
  await expect(trends.heat.getByRole('status')).toContainText(/2025: /)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowLeft')
  await expect(trends.heat.getByRole('status')).toContainText(/2024: /)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/papers\?theme=t\d+&from=2024&to=2024$/)
  await page.goBack()
  await trends.ranks.scrollIntoViewIfNeeded()
  const marks = trends.ranks.locator('svg a[href*="/papers?theme="]')
  await expect(marks).toHaveCount(120)
  await marks.first().click()
  await page.waitForURL(/\/papers\?theme=t\d+&from=2016&to=2016$/)
})

test('verdicts are filtered and sorted, and a filter that nothing matches says so', async ({ page }) => {
  await trends.open(run)
  await expect(trends.rows).toHaveCount(12)
  await trends.filter({ verdict: 'falling' })
  for (const row of await trends.verdicts.getByRole('row').filter({ has: page.getByRole('rowheader') }).allInnerTexts()) expect(row).toContain('↘ falling')
  const falling = await trends.rows.allInnerTexts()
  expect(falling.length).toBeGreaterThanOrEqual(2)
  await trends.sortBy('Theme')
  expect(await trends.rows.allInnerTexts()).toEqual([...falling].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)))
  await expect(trends.verdicts.locator('th[aria-sort="ascending"]')).toContainText('Theme')
  await trends.filter({ verdict: '', text: 'zyzzyva <b>' })
  await expect(trends.verdicts.getByRole('status')).toHaveText('0 of 12 themes')
  await trends.verdicts.getByRole('link', { name: 'Show all' }).click()
  await expect(trends.rows).toHaveCount(12)
})

test('bursts and rising terms lead to their papers', async ({ page }) => {
  await trends.open(run)
  await expect(trends.rising.getByRole('listitem').filter({ hasText: 'Mamba' }).first()).toContainText('since 2024')
  await expect(trends.bursts.getByRole('link', { name: /^Mamba: 2024 to 2025, to the end/ })).toHaveAttribute('href', /papers\?term=Mamba&from=2024&to=2025$/)
  await trends.rising.getByRole('link', { name: 'Mamba', exact: true }).first().click()
  await page.waitForURL(/\/papers\?term=Mamba&date=tested&from=2024$/)
})

test('a picture is saved as SVG with its title and as PNG of 300 dots per inch', async () => {
  await trends.open(run)
  await trends.heat.scrollIntoViewIfNeeded()
  await trends.heat.getByRole('group', { name: /arrow keys/ }).waitFor()
  const svg = readFileSync(await (await trends.save(trends.heat, 'SVG')).path(), 'utf8')
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/)
  expect(svg).toContain('Share of all papers by theme and year, 2016 to 2025')
  expect(svg).not.toMatch(/style="[^"]*(color-mix|var\()/)
  const png = readFileSync(await (await trends.save(trends.heat, 'PNG')).path())
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect(png.readUInt32BE(png.indexOf('pHYs') + 4)).toBe(11811)
})

test('nonsense in the address shows the usual page', async ({ page }) => {
  await trends.open(run, '?view=%3Cscript%3E&of=x&mix=1&pick=t999,p77,%00&verdict=great&parent=p99&sort=__proto__&order=2&text=%3Cb%3E')
  await expect(trends.share.locator('.recharts-area-area')).toHaveCount(12)
  await expect(trends.verdicts.getByRole('status')).toHaveText('0 of 12 themes')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Trends')
})

test('a theme is followed through the evolution, whose splits and merges are told in words', async ({ page }) => {
  const evolution = new EvolutionPage(page)
  await page.goto(`${run}/evolution`)
  await expect(evolution.turns.first()).toContainText(/20\d\d to 20\d\d → 20\d\d to 20\d\d: .*\d (merges?|splits?|new|ends?)/)
  await evolution.follow('State space models (SSM)')
  await expect(page).toHaveURL(/\?follow=t\d+$/)
  await expect(evolution.picture).toBeVisible()
  await page.goto(`${run}/evolution?follow=t99999`)
  await expect(evolution.followed).toHaveValue('')
})
