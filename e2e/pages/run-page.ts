/** A run's page. In: a browser page. Out: what a person sees and does there. */
import type { Download, Locator, Page } from '@playwright/test'

export class RunPage {
  readonly page: Page
  readonly map: Locator
  readonly mapLabels: Locator
  readonly legend: Locator
  readonly themes: Locator
  readonly trend: Locator
  readonly moves: Locator
  readonly risingTerms: Locator
  readonly sweep: Locator
  constructor(page: Page) {
    this.page = page
    this.map = page.getByRole('group', { name: /^Map of the papers/ })
    this.mapLabels = this.map.getByRole('link')
    this.legend = page.getByRole('list', { name: 'Themes on the map' })
    this.themes = page.getByRole('region', { name: 'Themes', exact: true }).getByRole('listitem').getByRole('heading')
    this.trend = page.getByRole('region', { name: 'Trend' })
    this.moves = page.getByRole('region', { name: 'What rises, what falls' })
    this.risingTerms = page.getByRole('region', { name: 'Rising terms' }).getByRole('listitem')
    this.sweep = page.getByRole('region', { name: /^Why \d+ themes$/ })
  }

  /** Waits until dots are painted: some pixel of the canvas is not empty. */
  async waitForDots(): Promise<void> {
    const canvas = this.map.locator('canvas')
    await canvas.waitFor()
    await this.page.waitForFunction((element) => {
      const target = element as HTMLCanvasElement
      return target.width > 0 && target.getContext('2d')!.getImageData(0, 0, target.width, target.height).data.some((byte) => byte > 0)
    }, await canvas.elementHandle())
  }

  /** @returns the place of every label in the map, in whole pixels; scrolling the page does not change it. */
  async labelBoxes(): Promise<{ left: number; top: number; right: number; bottom: number }[]> {
    const frame = (await this.map.boundingBox())!
    const boxes = await Promise.all((await this.mapLabels.all()).map((label) => label.boundingBox()))
    return boxes.filter((box) => box !== null).map(({ x, y, width, height }) => {
      const [left, top] = [Math.round(x - frame.x), Math.round(y - frame.y)]
      return { left, top, right: left + Math.floor(width), bottom: top + Math.floor(height) }
    })
  }

  /** Moves the mouse over the map until a paper's note appears. @returns the note. */
  async findPaper(): Promise<Locator> {
    const box = (await this.map.boundingBox())!
    const note = this.map.getByRole('tooltip')
    for (let i = 0; i < 400 && !(await note.isVisible()); i++) {
      await this.page.mouse.move(box.x + box.width * (0.15 + 0.7 * ((i * 0.618) % 1)), box.y + box.height * (0.15 + (0.7 * i) / 400))
      // The note of this place, not of the one before, decides whether to go on.
      await this.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
    }
    return note
  }

  async openTheme(position: number): Promise<string> {
    const link = this.themes.nth(position).getByRole('link')
    const label = await link.innerText()
    await link.click()
    await this.page.waitForURL(/\/themes\/t\d+$/)
    return label
  }

  async download(name: string): Promise<Download> {
    const download = this.page.waitForEvent('download')
    await this.page.getByRole('link', { name }).click()
    return download
  }
}
