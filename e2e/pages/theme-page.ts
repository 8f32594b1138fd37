/** A theme's page. In: a browser page. Out: what a person sees and does there. */
import type { Locator, Page } from '@playwright/test'

export class ThemePage {
  readonly page: Page
  readonly title: Locator
  readonly terms: Locator
  readonly trend: Locator
  readonly readFirst: Locator
  readonly venues: Locator
  readonly alike: Locator
  readonly groupedWith: Locator
  readonly trust: Locator
  readonly papers: Locator
  constructor(page: Page) {
    this.page = page
    this.title = page.getByRole('heading', { level: 1 })
    this.terms = page.getByRole('region', { name: 'Terms' }).getByRole('rowheader')
    this.trend = page.getByRole('region', { name: 'Trend' })
    this.readFirst = page.getByRole('region', { name: 'Read these first' }).getByRole('link')
    this.venues = page.getByRole('region', { name: 'Venues' }).getByRole('listitem')
    this.alike = page.getByRole('region', { name: 'Most alike' }).getByRole('link')
    this.groupedWith = page.getByRole('region', { name: 'Grouped with' })
    this.trust = page.getByRole('region', { name: 'How far to trust it' })
    this.papers = page.getByRole('region', { name: 'Papers', exact: true }).getByRole('heading', { level: 3 })
  }

  async sortBy(name: string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Sort the papers' }).getByRole('link', { name, exact: true }).click()
    await this.page.getByRole('navigation', { name: 'Sort the papers' }).locator('[aria-current]', { hasText: name }).waitFor()
  }

  async openPaper(position: number): Promise<string> {
    const link = this.papers.nth(position).getByRole('link')
    const title = await link.innerText()
    await link.click()
    await this.page.waitForURL(/\/papers\/\d+$/)
    return title
  }
}
