/** A run's map. In: a browser page. Out: what a person sees and does there. */
import type { Download, Locator, Page } from '@playwright/test'

export class MapPage {
  readonly page: Page
  readonly map: Locator
  /** The canvas of the dots, once they are painted. */
  readonly dots: Locator
  readonly labels: Locator
  readonly note: Locator
  readonly themes: Locator
  readonly picked: Locator
  readonly rows: Locator
  readonly search: Locator
  readonly found: Locator
  readonly color: Locator
  readonly time: Locator
  /** What a screen reader is told of the paper one is on. */
  readonly spoken: Locator
  constructor(page: Page) {
    this.page = page
    this.map = page.getByRole('group', { name: /^Map of [\d,]+ papers?/ })
    this.dots = this.map.locator('canvas[data-painter]')
    this.labels = this.map.getByRole('link')
    this.note = this.map.getByRole('tooltip')
    this.themes = page.getByRole('list', { name: 'Themes on the map' }).getByRole('button')
    this.picked = page.getByRole('region', { name: 'Picked out', exact: true })
    this.rows = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: 'Paper' }) }).getByRole('rowheader')
    this.search = page.getByRole('searchbox', { name: 'Search titles and abstracts' })
    this.found = page.getByRole('search').getByRole('status')
    this.color = page.getByRole('combobox', { name: 'Colour by' })
    this.time = page.getByRole('region', { name: 'Time', exact: true })
    this.spoken = this.map.locator('[aria-live]')
  }

  /** @param query state of the address. */
  async open(run: string, query = ''): Promise<void> {
    await this.page.goto(`${run}/map${query && `?${query}`}`)
    await this.waitForDots()
  }

  async waitForDots(): Promise<void> {
    await this.dots.waitFor()
  }

  /** @returns how many papers are picked out; all of them if nothing is. */
  async count(): Promise<number> {
    return Number(await this.page.locator('[data-map="ready"]').getAttribute('data-picked'))
  }

  /** @returns the search params of the address, once it has `name`. */
  async param(name: string): Promise<string> {
    await this.page.waitForURL((url) => url.searchParams.has(name))
    return new URL(this.page.url()).searchParams.get(name)!
  }

  /** Draws around a part of the picture. @param corners shares of its width and height. */
  async draw(tool: 'Draw around papers' | 'Box around papers', corners: [x: number, y: number][]): Promise<void> {
    await this.map.getByRole('button', { name: tool }).click()
    const box = (await this.map.boundingBox())!
    const to = ([x, y]: [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const
    await this.page.mouse.move(...to(corners[0]))
    await this.page.mouse.down()
    for (const corner of corners.slice(1)) await this.page.mouse.move(...to(corner), { steps: 4 })
    await this.page.mouse.up()
  }

  /** Draws with the keyboard. @param keys "ArrowLeft*20" twenty times. */
  async drawByKeys(tool: 'Draw around papers' | 'Box around papers', keys: string[]): Promise<void> {
    await this.map.getByRole('button', { name: tool }).press('Enter')
    for (const [key, times = '1'] of keys.map((each) => each.split('*'))) {
      for (let i = 0; i < Number(times); i++) await this.page.keyboard.press(key)
    }
  }

  /** @returns the place of every theme's name in the picture, in whole pixels. */
  async labelBoxes(): Promise<{ left: number; top: number; right: number; bottom: number }[]> {
    return this.labels.evaluateAll((links) => links.map((link) => link.getBoundingClientRect()).map(({ left, top, right, bottom }) => ({ left: Math.ceil(left), top: Math.ceil(top), right: Math.floor(right), bottom: Math.floor(bottom) })))
  }

  /** Whether a finger there could mean the name of a theme: a browser takes a tap for the nearest link within its breadth. */
  async isNearName(x: number, y: number): Promise<boolean> {
    const reach = 24
    return (await this.labelBoxes()).some(({ left, top, right, bottom }) => x > left - reach && x < right + reach && y > top - reach && y < bottom + reach)
  }

  /** Moves the mouse over the map until a paper's note appears. @returns the note. */
  async findPaper(): Promise<Locator> {
    const box = (await this.map.boundingBox())!
    for (let i = 0; i < 400 && !(await this.note.isVisible()); i++) {
      await this.page.mouse.move(box.x + box.width * (0.2 + 0.6 * ((i * 0.618) % 1)), box.y + box.height * (0.15 + (0.7 * i) / 400))
      // The note of this place, not of the one before, decides whether to go on.
      await this.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
    }
    return this.note
  }

  /** @returns red, green, blue and opacity of the dots, in a picture of 200 × 150. */
  async paintedDots(): Promise<number[]> {
    return this.dots.evaluate((element) => {
      const probe = new OffscreenCanvas(200, 150).getContext('2d')!
      probe.drawImage(element as HTMLCanvasElement, 0, 0, 200, 150)
      return [...probe.getImageData(0, 0, 200, 150).data]
    })
  }

  async savePicture(format: 'SVG' | 'PNG'): Promise<Download> {
    const download = this.page.waitForEvent('download')
    await this.page.getByRole('button', { name: new RegExp(`^Save as ${format}.*papers of`) }).click()
    return download
  }

  async download(name: string): Promise<Download> {
    const download = this.page.waitForEvent('download')
    await this.picked.getByRole('link', { name }).click()
    return download
  }
}
