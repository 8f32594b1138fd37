/** The forms that start work, and the page of a job. In: a browser page. Out: what a person sees and does there. */
import type { Locator, Page } from '@playwright/test'

export class JobsPage {
  readonly page: Page
  readonly outcome: Locator
  readonly bar: Locator
  constructor(page: Page) {
    this.page = page
    this.outcome = page.getByRole('status').filter({ hasText: /Done|Cancelled|Failed/ })
    this.bar = page.getByRole('progressbar', { name: /Progress of job/ })
  }

  /** As if the file were dragged from the desktop onto the page. */
  async dropFile(name: string, text: string): Promise<void> {
    const files = await this.page.evaluateHandle(([fileName, content]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([content], fileName))
      return transfer
    }, [name, text])
    await this.page.getByText('Drop a file here').waitFor()
    await this.page.dispatchEvent('body', 'dragover', { dataTransfer: files })
    await this.page.dispatchEvent('body', 'drop', { dataTransfer: files })
    await this.page.getByText(name, { exact: true }).waitFor()
  }

  /** The figures of an import's report, by name. */
  figure(name: string): Locator {
    return this.page.locator('dl > div').filter({ has: this.page.getByText(name, { exact: true }) }).locator('dd').first()
  }
}
