import { expect, test, type Page } from '@playwright/test'
import { HomePage } from './pages/home-page.ts'

const expectNoSideways = async (page: Page) => expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), page.url()).toBe(0)

for (const width of [360, 1280]) {
  test(`no page scrolls sideways at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    for (const corpus of ['sample', 'odd']) {
      const home = new HomePage(page)
      await home.open()
      await expectNoSideways(page)
      await home.openNewestRun(corpus)
      await expectNoSideways(page)
      const run = new URL(page.url()).pathname
      for (const search of ['', '?view=panels', '?view=stream&of=parents']) {
        await page.goto(`${run}/trends${search}`)
        await expectNoSideways(page)
      }
      await page.goto(`${run}/map`)
      await expect(page.getByRole('region', { name: 'Papers on the map' }).locator('th[scope=row]').first()).not.toHaveText('…')
      await expectNoSideways(page)
      await page.goto(`${run}/evolution`)
      await expectNoSideways(page)
      await page.goto(`${run}/themes/t1`)
      await expectNoSideways(page)
      for (const href of await page.getByRole('region', { name: 'Papers' }).getByRole('heading', { level: 3 }).getByRole('link').evaluateAll((links) => links.slice(0, 5).map((link) => link.getAttribute('href')!))) {
        await page.goto(href)
        await expectNoSideways(page)
      }
    }
  })
}

test('the page follows the system into the dark', async ({ page }) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/')
  const light = await ground()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(ground).not.toBe(light)
})

test('the keyboard reaches the content, and the focus is seen', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Tab')
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle)
  expect(outline).not.toBe('none')
})
