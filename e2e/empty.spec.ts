import { expect, test } from '@playwright/test'
import { servers } from './servers.ts'

test.use({ baseURL: servers.empty.url })

test('an empty database says what to do, with commands to type', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There are no papers here yet')
  await expect(page.getByRole('group', { name: 'Commands to type in a terminal' }).first()).toContainText('node scripts/paperdrift.mjs ingest prisma/seed/sample-papers.jsonl --corpus sample')
  await expect(page.getByText('node scripts/paperdrift.mjs cluster --corpus mine')).toBeVisible()
})
