/** A run's evolution. In: a browser page. Out: what a person sees there. */
import type { Locator, Page } from '@playwright/test'

export class EvolutionPage {
  readonly page: Page
  readonly picture: Locator
  readonly table: Locator
  readonly diagram: Locator
  constructor(page: Page) {
    this.page = page
    const evolution = page.getByRole('region', { name: 'From window to window' })
    this.picture = evolution.getByRole('img', { name: /themes in \d+ windows of time/ })
    this.table = evolution.getByRole('table')
    this.diagram = page.getByRole('region', { name: 'Strategic diagram' })
  }

  async openTable(): Promise<void> {
    await this.page.getByRole('region', { name: 'From window to window' }).getByText('Show the numbers').click()
  }
}
