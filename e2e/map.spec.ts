import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { HomePage } from './pages/home-page.ts'
import { MapPage } from './pages/map-page.ts'
import { PaperPage } from './pages/paper-page.ts'

let run: string
let map: MapPage

test.beforeEach(async ({ page }) => {
  const home = new HomePage(page)
  await home.open()
  await home.openNewestRun('sample')
  run = new URL(page.url()).pathname
  map = new MapPage(page)
})

test('papers are drawn around, summed up and taken away as a file; the link brings the same papers back', async ({ page }) => {
  await map.open(run)
  const all = await map.count()
  await map.draw('Draw around papers', [[0.1, 0.05], [0.55, 0.05], [0.5, 0.95], [0.1, 0.95]])
  await expect(map.picked).toContainText(/\d+ papers? picked out/)
  const count = await map.count()
  expect(count).toBeGreaterThan(0)
  expect(count).toBeLessThan(all)
  await expect(map.picked.getByRole('heading', { name: /^Themes/ })).toBeVisible()
  await expect(map.picked.getByRole('heading', { name: 'Terms that set them apart' })).toBeVisible()
  const holders = map.picked.getByRole('button', { name: /^\d+ papers? with / }).first()
  const nHolders = Number(await holders.innerText())
  await holders.click()
  await expect.poll(() => map.count()).toBe(nHolders)
  await map.picked.getByRole('button', { name: 'Any term' }).click()
  await expect.poll(() => map.count()).toBe(count)
  await expect(map.picked).toContainText(/20\d\d to 20\d\d/)
  const lines = readFileSync(await (await map.download('JSON Lines')).path(), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as { title: string })
  expect(lines).toHaveLength(count)
  expect(lines.map(({ title }) => title)).toContain(await map.rows.first().innerText())
  expect(readFileSync(await (await map.download('CSV')).path(), 'utf8').trimEnd().split('\r\n')).toHaveLength(count + 1)

  const area = await map.param('area')
  await map.open(run, `area=${area}`)
  expect(await map.count()).toBe(count)
  await map.picked.getByRole('button', { name: 'Show all again' }).click()
  await expect.poll(() => map.count()).toBe(all)
  await expect(page).not.toHaveURL(/area=/)
})

test('Back undoes what was picked out, deed by deed, and Forward does it again', async ({ page }) => {
  await map.open(run)
  const all = await map.count()
  await map.themes.nth(0).click()
  await expect.poll(() => map.count()).toBeLessThan(all)
  const inTheme = await map.count()
  await map.search.pressSequentially('graph')
  await expect(map.found).toHaveText(/found$/)
  await map.map.press('+')
  await expect(page).toHaveURL(/view=/)
  await page.goBack()
  await expect(page).toHaveURL(/map\?theme=t1$/)
  await expect.poll(() => map.count()).toBe(inTheme)
  await page.goBack()
  await expect.poll(() => map.count()).toBe(all)
  await page.goForward()
  await expect.poll(() => map.count()).toBe(inTheme)
})

test('a box picks out what lies in it, and a mere click does not', async () => {
  await map.open(run)
  const all = await map.count()
  await map.draw('Box around papers', [[0.02, 0.02], [0.021, 0.021]])
  expect(await map.count()).toBe(all)
  await map.draw('Box around papers', [[0.02, 0.02], [0.98, 0.5]])
  await expect.poll(() => map.count()).toBeLessThan(all)
})

test('an area is drawn with the keyboard alone, as a box or corner by corner, and given up with Escape', async ({ page }) => {
  await map.open(run)
  const all = await map.count()
  await map.drawByKeys('Box around papers', ['Space', 'ArrowLeft*20', 'ArrowUp*20', 'Space'])
  await expect.poll(() => map.count()).toBeLessThan(all)
  const inBox = await map.count()
  expect(inBox).toBeGreaterThan(0)
  await map.drawByKeys('Draw around papers', ['Space', 'ArrowRight*20', 'Space', 'Escape'])
  expect(await map.count()).toBe(inBox)
  await map.drawByKeys('Draw around papers', ['Space', 'ArrowRight*20', 'Space', 'ArrowDown*20', 'Shift+ArrowLeft', 'Enter'])
  await expect.poll(() => map.count()).not.toBe(inBox)
  expect(await map.count()).toBeGreaterThan(0)
  await expect(page.getByRole('group', { name: 'What the pointer does' }).getByRole('button', { name: 'Move' })).toHaveAttribute('aria-pressed', 'true')
})

test('a search highlights what it finds and leaves the rest as it is', async () => {
  await map.open(run)
  const all = await map.count()
  await map.search.fill('causal')
  await expect(map.found).toHaveText(/^\d+ papers found$/)
  const found = Number((await map.found.innerText()).split(' ')[0])
  expect(found).toBeGreaterThan(3)
  expect(found).toBeLessThan(all)
  await expect.poll(() => map.count()).toBe(found)
  expect(await map.param('q')).toBe('causal')
  await map.search.fill('zyzzyva')
  await expect(map.found).toHaveText('0 papers found')
  await expect(map.rows).toHaveCount(0)
  await map.search.fill('')
  await expect.poll(() => map.count()).toBe(all)
})

test('the keyboard goes from paper to paper, says which, and opens it', async ({ page }) => {
  await map.open(run)
  await map.map.focus()
  await page.keyboard.press('n')
  await expect(map.spoken).toContainText('Enter opens it.')
  const first = await map.spoken.innerText()
  await page.keyboard.press('n')
  await expect(map.spoken).not.toHaveText(first)
  await expect(map.spoken).toContainText('Theme:')
  await page.keyboard.press('p')
  await expect(map.spoken).toHaveText(first)
  await page.keyboard.press('Shift+ArrowRight')
  await expect(map.spoken).not.toHaveText(first)
  await expect(map.spoken).toContainText('Enter opens it.')
  const title = await map.note.locator('p').first().innerText()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/papers\/\d+$/)
  await expect(new PaperPage(page).title).toHaveText(title)
})

test('time is cut with the handles, runs by itself, and stops', async () => {
  await map.open(run)
  const all = await map.count()
  await map.time.getByRole('slider', { name: 'From' }).focus()
  for (let i = 0; i < 4; i++) await map.page.keyboard.press('ArrowRight')
  expect(await map.param('time')).toBe('2020..2025')
  await expect.poll(() => map.count()).toBeLessThan(all)
  await map.time.getByRole('button', { name: 'All time' }).click()
  await map.time.getByRole('button', { name: 'Play through time' }).click()
  await expect(map.time).toContainText(/^2016/)
  await expect(map.time.getByRole('slider', { name: 'To' })).toHaveAttribute('aria-valuetext', '2018')
  await map.time.getByRole('button', { name: 'Pause' }).click()
  await expect(map.time.getByRole('button', { name: 'Play through time' })).toBeVisible()
})

test('where motion is not wanted, time goes one step a press', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await map.open(run, 'time=2017')
  await map.time.getByRole('button', { name: 'Play through time' }).click()
  await expect(map.time.getByRole('slider', { name: 'To' })).toHaveAttribute('aria-valuetext', '2018')
  await page.waitForTimeout(1200)
  await expect(map.time.getByRole('slider', { name: 'To' })).toHaveAttribute('aria-valuetext', '2018')
})

test('a link restores view, colour, theme, time and search together', async ({ page }) => {
  await map.open(run, 'view=30000.30000.4&color=fit&theme=t1&time=2018..2024&q=model')
  await expect(map.color).toHaveValue('fit')
  await expect(map.themes.first()).toHaveAttribute('aria-pressed', 'true')
  await expect(map.search).toHaveValue('model')
  await expect(map.time.getByRole('slider', { name: 'From' })).toHaveAttribute('aria-valuetext', '2018')
  await map.map.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(page).not.toHaveURL(/view=30000\.30000\.4(&|$)/)
  expect(await map.param('view')).toMatch(/^\d+\.30000\.4$/)
  await page.keyboard.press('0')
  await expect(page).not.toHaveURL(/view=/)
})

test('nonsense in the address is taken for nothing', async () => {
  await map.open(run)
  const all = await map.count()
  await map.open(run, 'view=NaN.1.1&color=nothing&area=1.1&theme=t999&time=2024..2016&page=999999&q=%20')
  expect(await map.count()).toBe(all)
  await expect(map.rows.first()).toBeVisible()
})

test('a click opens the paper under the pointer', async ({ page }) => {
  await map.open(run)
  const title = (await map.findPaper()).locator('p').first()
  await expect(title).not.toHaveText('…')
  const text = await title.innerText()
  await page.mouse.down()
  await page.mouse.up()
  await page.waitForURL(/\/papers\/\d+$/)
  await expect(new PaperPage(page).title).toHaveText(text)
})

test('names never overlap, and there are more of them as one zooms in', async ({ page }) => {
  await map.open(run)
  const expectApart = async () => {
    const boxes = await map.labelBoxes()
    expect(boxes.length).toBeGreaterThan(0)
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false)))
  }
  await expectApart()
  // In the middle of a map there may be no island: zoom where a name is.
  await map.labels.first().hover()
  for (let i = 0; i < 3; i++) {
    await page.mouse.wheel(0, -150)
    await expectApart()
  }
  // Where few papers are left in the picture, their titles stand beside them.
  await map.map.focus()
  for (const key of ['n', '+', '+', '+', 'n', '+', '+', 'n']) await page.keyboard.press(key)
  await expect(map.map.locator('svg[aria-hidden] text').first()).toBeVisible()
})

test('the picture is saved with the names of its islands', async () => {
  await map.open(run)
  const svg = readFileSync(await (await map.savePicture('SVG')).path(), 'utf8')
  expect(svg).toContain('data:image/png;base64,')
  for (const label of await map.labels.evaluateAll((links) => links.map((link) => link.querySelector('text')!.textContent!))) expect(svg).toContain(label.replaceAll('&', '&amp;'))
})

test('a saved picture is painted dot by dot at 300 dots per inch, not enlarged from the screen', async ({ page }) => {
  await map.open(run)
  const { width, height } = await map.dots.evaluate((element) => ({ width: element.clientWidth, height: element.clientHeight }))
  const svg = readFileSync(await (await map.savePicture('SVG')).path(), 'utf8')
  const images = [...svg.matchAll(/<image [^>]*href="([^"]+)"/g)].map(([, address]) => address)
  expect(images).toHaveLength(2)
  const dots = await page.evaluate(async (address) => {
    const image = Object.assign(new Image(), { src: address })
    await image.decode()
    const probe = new OffscreenCanvas(image.width, image.height).getContext('2d')!
    probe.drawImage(image, 0, 0)
    const { data } = probe.getImageData(0, 0, image.width, image.height)
    // From nothing to half covered within one pixel: enlarged threefold, no edge is as steep.
    let steep = 0
    for (let at = 7; at < data.length; at += 4) if (data[at] - data[at - 4] > 110) steep++
    return { width: image.width, height: image.height, steep }
  }, images[1])
  expect([dots.width, dots.height]).toEqual([Math.round((width * 300) / 96), Math.round((height * 300) / 96)])
  expect(dots.steep).toBeGreaterThan(await map.count())
  const png = readFileSync(await (await map.savePicture('PNG')).path())
  const frame = Number(/^<svg [^>]*width="(\d+)"/.exec(svg)![1])
  expect(frame).toBeGreaterThan(width)
  expect(png.readUInt32BE(16)).toBe(Math.floor((frame * 300) / 96))
})

test('a browser with a graphics card paints by it, and goes on without it when the card is lost', async ({ page }) => {
  // All the WebGL that a machine without a card has is emulated, and turned down for its slowness: here it passes for a card.
  await page.addInitScript(() => {
    const { getContext } = HTMLCanvasElement.prototype
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, options?: object) {
      return getContext.call(this, kind, { ...options, failIfMajorPerformanceCaveat: false }) as never
    } as typeof getContext
    const { getParameter } = WebGL2RenderingContext.prototype
    WebGL2RenderingContext.prototype.getParameter = function (this: WebGL2RenderingContext, name: number) {
      return name === 0x9246 ? 'A card' : (getParameter.call(this, name) as unknown)
    }
  })
  await map.open(run)
  test.skip(await page.evaluate(() => document.createElement('canvas').getContext('webgl2') === null), 'this browser has no WebGL at all')
  await expect(map.dots).toHaveAttribute('data-painter', 'webgl')
  const byCard = await map.paintedDots()
  await map.dots.evaluate((element) => (element as HTMLCanvasElement).getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext())
  await expect(map.dots).toHaveAttribute('data-painter', 'pixels')
  const byProcessor = await map.paintedDots()
  const inked = byProcessor.filter((byte) => byte > 0).length
  expect(inked).toBeGreaterThan(1_000)
  // The places of dots within a pixel are rounded by the processor: edges differ a little, nothing else.
  const apart = byProcessor.reduce((sum, byte, i) => sum + Math.abs(byte - byCard[i]), 0)
  expect(apart / inked).toBeLessThan(6)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

  test('a tap shows the paper, a second opens it, and nothing is wider than the screen', async ({ page }) => {
    await map.open(run)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
    await map.map.scrollIntoViewIfNeeded()
    const box = (await map.map.boundingBox())!
    let at: [number, number] | null = null
    for (let i = 0; i < 200 && !at; i++) {
      const place: [number, number] = [box.x + box.width * (0.25 + 0.5 * ((i * 0.618) % 1)), box.y + box.height * (0.25 + (0.5 * i) / 200)]
      if (await map.isNearName(...place)) continue
      await page.touchscreen.tap(...place)
      if (await map.note.waitFor({ timeout: 150 }).then(() => true, () => false)) at = place
    }
    await expect(map.note.locator('p').first()).not.toHaveText('…')
    await page.touchscreen.tap(...at!)
    await page.waitForURL(/\/papers\/\d+$/)
  })
})
