/** The page that compares two runs. In: a browser page. Out: what a person sees there. */
import type { Locator, Page } from '@playwright/test'

export class ComparePage {
  readonly page: Page
  readonly other: Locator
  readonly agreement: Locator
  readonly picture: Locator
  readonly fates: Locator
  readonly moved: Locator
  constructor(page: Page) {
    this.page = page
    this.other = page.getByRole('combobox')
    this.agreement = page.getByRole('region', { name: 'How far they agree' })
    this.picture = page.getByRole('group', { name: /themes of one run and/ })
    this.fates = page.getByRole('region', { name: 'What became of each theme', exact: true }).getByRole('row')
    this.moved = page.getByRole('region', { name: 'Papers that changed', exact: true }).getByRole('rowheader')
  }
}
