/** A run's evolution. In: a browser page. Out: what a person sees there. */
import type { Locator, Page } from '@playwright/test'

export class EvolutionPage {
  readonly page: Page
  readonly picture: Locator
  readonly table: Locator
  readonly diagram: Locator
  /** What splits, merges, begins and ends, a turn each. */
  readonly turns: Locator
  readonly followed: Locator
  constructor(page: Page) {
    this.page = page
    const evolution = page.getByRole('region', { name: 'From window to window' })
    this.picture = evolution.getByRole('group', { name: /themes in \d+ windows of time/ })
    this.table = evolution.getByRole('table')
    this.followed = page.getByRole('combobox', { name: /^Follow/ })
    this.turns = evolution.locator('summary').filter({ hasText: '→' })
    this.diagram = page.getByRole('region', { name: 'Strategic diagram' })
  }

  async follow(label: string): Promise<void> {
    await this.followed.selectOption({ label })
    await this.page.getByRole('button', { name: 'Show', exact: true }).click()
    await this.page.waitForURL(/follow=/)
  }

  async openTable(): Promise<void> {
    await this.page.getByRole('region', { name: 'From window to window' }).getByText('Show the numbers').click()
  }
}
