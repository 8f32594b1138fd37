import { expect, test } from '@playwright/test'
import { servers } from './servers.ts'

test.use({ baseURL: servers.empty.url })

test('an empty database offers the sample, ways to bring papers, and the commands to type', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There are no papers here yet')
  await expect(page.getByRole('button', { name: 'Look at the sample' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Import the file' })).toBeVisible()
  await page.getByText('The same in a terminal').click()
  await expect(page.getByText('node scripts/paperdrift.mjs cluster --corpus mine')).toBeVisible()
  await page.goto('/jobs')
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('There was none yet')
})
