/** A run's trends. In: a browser page. Out: what a person sees and does there. */
import type { Download, Locator, Page } from '@playwright/test'

export class TrendsPage {
  readonly page: Page
  readonly share: Locator
  readonly ranks: Locator
  readonly heat: Locator
  readonly verdicts: Locator
  /** The rows of the table of verdicts. */
  readonly rows: Locator
  readonly bursts: Locator
  readonly rising: Locator
  constructor(page: Page) {
    this.page = page
    this.share = page.getByRole('region', { name: 'Share over time' })
    this.ranks = page.getByRole('region', { name: 'Ranks' })
    this.heat = page.getByRole('region', { name: 'Heat map' })
    this.verdicts = page.getByRole('region', { name: 'Verdicts' })
    this.rows = this.verdicts.getByRole('rowheader')
    this.bursts = page.getByRole('region', { name: 'Bursts' })
    this.rising = page.getByRole('region', { name: 'Rising terms' })
  }

  async open(run: string, search = ''): Promise<void> {
    await this.page.goto(`${run}/trends${search}`)
  }

  /** Chooses in a switch: `switchTo('Picture', 'Stream')`. */
  async switchTo(name: string, choice: string): Promise<void> {
    const link = this.page.getByRole('navigation', { name, exact: true }).first().getByRole('link', { name: choice, exact: true })
    await link.click()
    await this.page.getByRole('navigation', { name, exact: true }).first().locator('[aria-current]', { hasText: choice }).waitFor()
  }

  async bringForward(label: string): Promise<void> {
    await this.share.getByRole('group', { name: 'Bring forward' }).getByRole('link', { name: label }).click()
    await this.share.locator('[aria-current]', { hasText: label }).first().waitFor()
  }

  async sortBy(name: string): Promise<void> {
    const before = this.page.url()
    await this.verdicts.getByRole('columnheader', { name }).getByRole('link').click()
    await this.page.waitForURL((url) => url.href !== before)
  }

  async filter(change: { verdict?: string; text?: string }): Promise<void> {
    const before = this.page.url()
    if (change.verdict !== undefined) await this.verdicts.getByRole('combobox', { name: /^Verdict/ }).selectOption(change.verdict)
    if (change.text !== undefined) await this.verdicts.getByRole('searchbox', { name: /^Words/ }).fill(change.text)
    await this.verdicts.getByRole('button', { name: 'Filter' }).click()
    await this.page.waitForURL((url) => url.href !== before)
  }

  /** Saves the picture of a section. @param format "SVG" or "PNG". */
  async save(section: Locator, format: 'SVG' | 'PNG'): Promise<Download> {
    const download = this.page.waitForEvent('download')
    await section.getByRole('button', { name: new RegExp(`^Save as ${format}`) }).first().click()
    return download
  }
}
