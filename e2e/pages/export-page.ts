/** The page "Export" of a run. In: a browser page. Out: what a person sees and does there. */
import type { Download, Page } from '@playwright/test'

export class ExportPage {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  /** From any page of the run. */
  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Pages of this run' }).getByRole('link', { name: 'Export' }).click()
    await this.page.waitForURL(/\/export$/)
  }

  async download(what: string, format: string): Promise<Download> {
    const download = this.page.waitForEvent('download')
    await this.page.getByRole('region', { name: what, exact: true }).getByRole('link', { name: format, exact: true }).click()
    return download
  }

  /** @param theme its id: "t3". */
  async chooseTheme(theme: string): Promise<void> {
    await this.page.getByLabel('Papers and their network of').selectOption(theme)
    await this.page.getByRole('button', { name: 'Choose' }).click()
    await this.page.waitForURL(/theme=/)
  }
}
