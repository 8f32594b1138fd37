/** The page of a run's papers. In: a browser page. Out: what a person searches, filters and sees there. */
import type { Download, Locator, Page } from '@playwright/test'

type FilterName = 'theme' | 'from' | 'to' | 'venue'

export class PapersPage {
  readonly page: Page
  readonly titles: Locator
  /** What was searched for, marked in titles and abstracts. */
  readonly marks: Locator
  readonly list: Locator
  constructor(page: Page) {
    this.page = page
    this.list = page.getByRole('region', { name: /^(What matches|All of them)$/ })
    this.titles = this.list.getByRole('heading', { level: 3 })
    this.marks = this.list.locator('mark')
  }

  async open(run: string, query = ''): Promise<void> {
    await this.page.goto(`${run}/papers${query}`)
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole('searchbox').fill(text)
    await this.page.getByRole('searchbox').press('Enter')
    await this.page.waitForURL((url) => url.searchParams.get('q') === text)
  }

  filter(name: FilterName): Locator {
    return this.page.getByRole('search').locator(`select[name="${name}"]`)
  }

  async choose(filter: FilterName, value: string): Promise<void> {
    await this.filter(filter).selectOption(value)
    await this.page.getByRole('button', { name: 'Show', exact: true }).click()
  }

  async download(format: string): Promise<Download> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.page.getByRole('link', { name: `These papers as ${format}`, exact: true }).click()])
    return download
  }
}
