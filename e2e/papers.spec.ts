import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { ComparePage } from './pages/compare-page.ts'
import { HomePage } from './pages/home-page.ts'
import { PaperPage } from './pages/paper-page.ts'
import { PapersPage } from './pages/papers-page.ts'
import { ThemePage } from './pages/theme-page.ts'

async function runOf(page: Page, corpus: string): Promise<string> {
  const home = new HomePage(page)
  await home.open()
  await home.openNewestRun(corpus)
  return new URL(page.url()).pathname
}

test('a search marks what it finds, narrows by theme and time, and comes away as a file', async ({ page }) => {
  const papers = new PapersPage(page)
  await papers.open(await runOf(page, 'sample'))
  await expect(papers.titles).toHaveCount(25)
  await papers.search('"state space" -transformers')
  await expect(papers.marks.first()).toHaveText(/state space/i)
  await expect(page.getByRole('searchbox')).toBeFocused()
  const all = await papers.titles.count()
  await papers.choose('from', '2024')
  await page.waitForURL(/from=2024/)
  await expect.poll(() => papers.titles.count()).toBeLessThan(all)
  const found = await papers.titles.allInnerTexts()
  expect(found.length).toBeGreaterThan(0)
  const records = readFileSync(await (await papers.download('JSON Lines')).path(), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as { title: string; published: string })
  expect(records.map(({ title }) => title)).toEqual(found)
  for (const { published } of records) expect(published >= '2024').toBe(true)
  await page.goBack()
  await expect(papers.filter('from')).toHaveValue('')
  await expect(papers.titles).toHaveCount(Math.min(all, 25))
})

test('words that mean nothing to a database, nonsense and pages that are not there show papers or a sentence', async ({ page }) => {
  const papers = new PapersPage(page)
  const run = await runOf(page, 'sample')
  await papers.open(run, '?q=%2B%2B%2B')
  await expect(page.getByText('There is no word to search for')).toBeVisible()
  await papers.open(run, '?q=nothinglikethis')
  await expect(page.getByText('No paper matches.')).toBeVisible()
  for (const query of ['?page=99999999999999', '?theme=t999&from=abc&sort=nonsense', '?page=-1&fit=%00', `?q=${encodeURIComponent('learning AND (NEAR OR "')}`]) {
    const response = await page.goto(`${run}/papers${query}`)
    expect(response?.status(), query).toBe(200)
    if (!query.includes('NEAR')) await expect(papers.titles.first(), query).toBeVisible()
  }
})

test('a theme leads to its group, a paper to its nearest', async ({ page }) => {
  const run = await runOf(page, 'sample')
  await page.goto(`${run}/themes/t1`)
  const theme = new ThemePage(page)
  await expect(page.getByRole('region', { name: 'Authors' }).getByRole('listitem').first()).toBeVisible()
  const group = await theme.groupedWith.getByRole('link').first().innerText()
  await theme.groupedWith.getByRole('link').first().click()
  await page.waitForURL(/\/themes\/p\d+$/)
  await expect(theme.title).toHaveText(group)
  await expect(theme.papers.first()).toBeVisible()
  await theme.openPaper(0)
  const nearest = page.getByRole('region', { name: 'Nearest papers' }).getByRole('listitem')
  await expect(nearest).toHaveCount(10)
  const title = await nearest.first().getByRole('link').first().innerText()
  await nearest.first().getByRole('link').first().click()
  await expect(new PaperPage(page).title).toHaveText(title)
})

test('another number of themes than the chosen one is a step away', async ({ page }) => {
  await page.goto(`${await runOf(page, 'sample')}/quality`)
  await page.getByRole('navigation', { name: 'Find another number of themes:' }).getByRole('link', { name: '7', exact: true }).click()
  await expect(page.getByLabel('k', { exact: true })).toHaveValue('7')
  await expect(page.getByRole('button', { name: 'Find the themes' })).toBeVisible()
  await page.goto(page.url().replace('k=7', 'k=many'))
  await expect(page.getByLabel('k', { exact: true })).toHaveValue('many')
  await expect(page.getByRole('alert').first()).toHaveText('k must be "auto" or an integer in [2, 1000]. Got many.')
})

test('the quality page draws silhouettes and stability, and its numbers lead to papers', async ({ page }) => {
  await page.goto(`${await runOf(page, 'sample')}/quality`)
  await expect(page.getByRole('group', { name: /^Silhouettes of the papers/ })).toBeVisible()
  await expect(page.getByRole('group', { name: /^Stability of \d+ themes/ })).toBeVisible()
  const rows = page.getByRole('region', { name: 'Every theme, measured' }).getByRole('row')
  expect(await rows.count()).toBeGreaterThan(10)
  const size = await rows.nth(1).getByRole('cell').first().innerText()
  await rows.nth(1).getByRole('cell').first().getByRole('link').click()
  await expect(page.getByText(`${size} of `).first()).toBeVisible()
})

test('two runs of a corpus are compared, and one alone says so', async ({ page }) => {
  const compare = new ComparePage(page)
  await page.goto(`${await runOf(page, 'sample')}/compare`)
  await expect(compare.agreement).toContainText(/ARI\s*[01]\.\d\d/)
  await expect(compare.picture).toBeVisible()
  await expect(compare.fates.nth(9)).toContainText(/stable|changed|split|merged|dissolved/)
  await expect(compare.moved.first()).toBeVisible()
  await page.goto(`${new URL(page.url()).pathname}?with=nothing`)
  await expect(page.getByRole('note')).toHaveText(/^Not understood in this address and left out: with=nothing\./)
  await expect(compare.picture).toBeVisible()
  await page.goto(`${await runOf(page, 'odd')}/compare`)
  await expect(page.getByText('There is no other finished run of “odd” to compare with.')).toBeVisible()
})

const textOf = (html: string) => html.replace(/<script[^]*?<\/script>/g, '').replace(/<!--.*?-->/g, '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const countOf = (text: string | undefined) => Number(text?.replaceAll(',', '') ?? NaN)

/** Numbers of a page that lead to a list of papers, two of each kind of list. */
function numbersOf(html: string): { count: number; href: string }[] {
  const links = [...html.matchAll(/<a [^>]*?href="([^"]*\/papers[^"]*)"[^>]*>(.*?)<\/a>/g)].map(([, href, inner]) => ({ href: href.replaceAll('&amp;', '&'), count: countOf(/^ *([\d,]+)(?: papers?)? *$/.exec(textOf(inner))?.[1]) }))
  const kinds = new Map<string, number>()
  return links.filter(({ href, count }) => {
    const kind = href.replace(/=[^&]*/g, '')
    if (Number.isNaN(count)) return false
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    return kinds.get(kind)! <= 2
  })
}

test('a number leads to as many papers, wherever it stands', async ({ page }) => {
  const read = async (address: string) => (await page.request.get(address)).text()
  const run = await runOf(page, 'sample')
  const kinds = new Set<string>()
  for (const address of ['/', run, `${run}/evolution`, `${run}/quality`, `${run}/compare`, `${run}/themes/t2`, `${await runOf(page, 'odd')}/trends`]) {
    const numbers = numbersOf(await read(address))
    expect(numbers.length, address).toBeGreaterThan(0)
    for (const { href, count } of numbers) {
      const list = textOf(await read(href))
      expect(countOf(/([\d,]+) of [\d,]+ papers? ?\./.exec(list)?.[1] ?? /(?:All )?([\d,]+) papers?(?: that are in a theme| without a date, in| of \d{4}, in|, in the order| without a term)/.exec(list)?.[1]), `${address}: ${href}`).toBe(count)
      for (const name of new URLSearchParams(href.split('?')[1]).keys()) kinds.add(name)
    }
  }
  for (const kind of ['theme', 'term', 'from', 'venue', 'author', 'fit', 'window', 'also', 'date']) expect([...kinds], kind).toContain(kind)
})
