import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import { expect, test, type Page } from '@playwright/test'
import { HomePage } from './pages/home-page.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Every kind of page, of the newest run of the sample. */
async function addressesOf(page: Page): Promise<string[]> {
  const home = new HomePage(page)
  await home.open()
  await home.openNewestRun('sample')
  const run = new URL(page.url()).pathname
  await page.goto(`${run}/papers`)
  const paper = await page.getByRole('heading', { level: 3 }).getByRole('link').first().getAttribute('href')
  const ofRun = ['', '/map', '/trends', '/trends?view=panels', '/trends?view=stream&of=parents', '/evolution', '/papers', '/papers?q=retrieval', '/papers?q=nothingisfoundhere', '/themes/t1', '/themes/p1', '/quality', '/compare', '/export']
  return ['/', ...ofRun.map((part) => `${run}${part}`), paper!, ...await addressesOfCorpus(page), '/jobs', '/api/v1', '/nothing']
}

/** The pages of the sample's corpus: how it came to be. */
async function addressesOfCorpus(page: Page): Promise<string[]> {
  const home = new HomePage(page)
  await home.open()
  const corpus = await home.corpus('sample').getByRole('link', { name: /^Options/ }).getAttribute('href')
  const firstOf = async (address: string, within: string) => {
    await page.goto(address)
    return (await page.locator(`a[href^="${within}"]`).first().getAttribute('href'))!
  }
  const past = await firstOf(corpus!, `${corpus}/imports/`)
  const stored = await firstOf(`${corpus}/papers`, `${corpus}/papers/`)
  return [corpus!, past, `${corpus}/merges`, `${corpus}/papers`, stored, `${corpus}/duplicates`]
}

/** What stands further down, and charts that wait until they are seen. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
      scrollTo({ top: y, behavior: 'instant' })
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
    scrollTo({ top: 0, behavior: 'instant' })
  })
}

/** Serious and critical violations, one a line: rule, place, reason. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(source)
  const { violations: found } = await page.evaluate((values) => (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }), RULES)
  return found.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary?.split('\n').slice(1).join('').trim()}`))
}

test('no page of the dashboard has a serious accessibility violation, light or dark, and none scrolls sideways on a phone', async ({ page }) => {
  test.setTimeout(240_000)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const address of await addressesOf(page)) {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(address)
    await settle(page)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect.soft(await violations(page), `${address}, ${colorScheme}`).toEqual([])
    }
    await page.setViewportSize({ width: 360, height: 800 })
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), `${address} at 360 pixels`).toBeLessThanOrEqual(360)
    expect.soft(await violations(page), `${address} at 360 pixels`).toEqual([])
  }
})
