/** The home page. In: a browser page. Out: what a person sees and does there. */
import type { Locator, Page } from '@playwright/test'

export class HomePage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  async open(): Promise<void> {
    await this.page.goto('/')
  }

  corpus(name: string): Locator {
    return this.page.getByRole('article').filter({ has: this.page.getByRole('heading', { level: 2, name, exact: true }) })
  }

  async openNewestRun(corpus: string): Promise<void> {
    await this.corpus(corpus).getByRole('link', { name: corpus, exact: true }).click()
    await this.page.waitForURL(/\/runs\/[^/]+$/)
  }
}
