/** A run's page. In: a browser page. Out: what a person sees and does there. */
import type { Locator, Page } from '@playwright/test'

export class RunPage {
  readonly page: Page
  /** The small map that leads to the large one. */
  readonly mapPicture: Locator
  readonly trust: Locator
  readonly themes: Locator
  readonly moves: Locator
  constructor(page: Page) {
    this.page = page
    this.mapPicture = page.getByRole('link', { name: 'Open the map' })
    this.trust = page.getByRole('region', { name: 'How far to trust it' })
    this.themes = page.getByRole('region', { name: 'Themes', exact: true }).getByRole('listitem').getByRole('heading')
    this.moves = page.getByRole('region', { name: 'What rises, what falls' })
  }

  async openTheme(position: number): Promise<string> {
    const link = this.themes.nth(position).getByRole('link')
    const label = await link.innerText()
    await link.click()
    await this.page.waitForURL(/\/themes\/t\d+$/)
    return label
  }
}
