/**
 * The pictures of the README: every page of a run in light and dark, as a visitor sees it first.
 * In: the address of a running server whose newest run is of the sample corpus.   Out: .github/pictures/<page>-<scheme>.webp
 * node scripts/readme-pictures.mjs http://127.0.0.1:3000
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright'
import { findBrowser } from './browser.mjs'
import { root } from './setup.mjs'

const SIZE = { width: 1280, height: 860 }
const QUALITY = 0.82

const base = process.argv[2]
const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] })
const finder = await browser.newPage()
await finder.goto(base)
const run = await finder.getByRole('link').and(finder.locator('[href^="/runs/"]')).first().getAttribute('href')
await finder.goto(`${base}${run}/papers`)
const paper = await finder.getByRole('region', { name: /All of them/ }).getByRole('heading', { level: 3 }).first().getByRole('link').getAttribute('href')
const pages = { home: '/', overview: run, map: `${run}/map`, trends: `${run}/trends`, evolution: `${run}/evolution`, theme: `${run}/themes/t1`, papers: `${run}/papers?q=state+space`, paper, quality: `${run}/quality`, compare: `${run}/compare`, export: `${run}/export` }

for (const colorScheme of ['light', 'dark']) {
  const context = await browser.newContext({ viewport: SIZE, colorScheme })
  for (const [name, address] of Object.entries(pages)) {
    const page = await context.newPage()
    await page.goto(base + address, { waitUntil: 'networkidle' })
    await page.waitForTimeout(1500)
    writeFileSync(path.join(root, '.github', 'pictures', `${name}-${colorScheme}.webp`), await toWebp(await page.screenshot()))
    await page.close()
  }
  await context.close()
}
await browser.close()

/** A third of the bytes of PNG. @param {Buffer} png */
async function toWebp(png) {
  const address = await finder.evaluate(async ({ source, quality }) => {
    const image = Object.assign(new Image(), { src: source })
    await image.decode()
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height })
    canvas.getContext('2d').drawImage(image, 0, 0)
    return canvas.toDataURL('image/webp', quality)
  }, { source: `data:image/png;base64,${png.toString('base64')}`, quality: QUALITY })
  return Buffer.from(address.split(',')[1], 'base64')
}
