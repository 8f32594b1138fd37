import { readFileSync } from 'node:fs'
import { expect, test, type Download } from '@playwright/test'
import { HomePage } from './pages/home-page.ts'
import { RunPage } from './pages/run-page.ts'

const textOf = async (download: Download) => readFileSync(await download.path(), 'utf8')

test('a run is downloaded as CSV and as JSON Lines, the same bytes each time', async ({ page }) => {
  const home = new HomePage(page)
  await home.open()
  await home.openNewestRun('sample')
  const run = new RunPage(page)

  const papers = await run.download('Papers as JSON Lines')
  expect(papers.suggestedFilename()).toMatch(/^paperdrift-sample-[\w-]+-papers\.jsonl$/)
  const lines = (await textOf(papers)).trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(Object.keys(lines[0])).toEqual(['id', 'title', 'themeId', 'themeLabel', 'similarity', 'runnerUpThemeId', 'margin', 'x', 'y', 'published', 'venue', 'url'])
  expect(lines.length).toBeGreaterThanOrEqual(240)
  expect(new Set(lines.map((line) => line.id)).size).toBe(lines.length)

  const csv = await textOf(await run.download('Papers as CSV'))
  expect(csv.startsWith('id,title,themeId,themeLabel,similarity,runnerUpThemeId,margin,x,y,published,venue,url\r\n')).toBe(true)
  expect(await textOf(await run.download('Papers as CSV'))).toBe(csv)

  const themes = (await textOf(await run.download('Themes as JSON Lines'))).trimEnd().split('\n')
  await expect(run.themes).toHaveCount(themes.length)

  await run.openTheme(0)
  const own = (await textOf(await run.download('These papers as JSON Lines'))).trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(own).toEqual(lines.filter((line) => line.themeId === new URL(page.url()).pathname.split('/').at(-1)))
})

test('a formula in a title does no harm in a spreadsheet', async ({ page }) => {
  const home = new HomePage(page)
  await home.open()
  await home.openNewestRun('odd')
  expect(await textOf(await new RunPage(page).download('Papers as CSV'))).toContain(`"'=HYPERLINK(""http://example.org"")"`)
})
