/** A paper's page. In: a browser page. Out: what a person sees there. */
import type { Locator, Page } from '@playwright/test'

export class PaperPage {
  readonly page: Page
  readonly title: Locator
  readonly abstract: Locator
  readonly place: Locator
  readonly reasons: Locator
  readonly runnerUpReasons: Locator
  /** Terms marked in the abstract. */
  readonly marks: Locator
  constructor(page: Page) {
    this.page = page
    this.title = page.getByRole('heading', { level: 1 })
    this.abstract = page.getByRole('region', { name: 'Abstract' })
    this.place = page.getByRole('complementary', { name: 'Its place in this run' })
    this.reasons = this.place.getByRole('region', { name: 'Why', exact: true }).getByRole('listitem')
    this.runnerUpReasons = this.place.getByRole('region', { name: 'What speaks for the next best' }).getByRole('listitem')
    this.marks = this.abstract.locator('mark[title]')
  }
}
