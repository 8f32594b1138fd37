import { existsSync, readdirSync } from 'node:fs'
import net from 'node:net'
import { expect, test } from '@playwright/test'
import { HomePage } from './pages/home-page.ts'
import { JobsPage } from './pages/jobs-page.ts'
import { servers } from './servers.ts'

test.use({ baseURL: servers.jobs.url })
test.describe.configure({ mode: 'serial', timeout: 120_000 })

const PATIENT = { timeout: 60_000 }
const record = (i: number) => JSON.stringify({ id: `drop-${i}`, title: `On dropped papers, part ${i}`, abstract: 'Files that are dropped onto a page are sent to the server, which reads their papers one after the other.' })
const uploads = () => (existsSync(`${servers.jobs.databaseFile}-uploads`) ? readdirSync(`${servers.jobs.databaseFile}-uploads`) : [])

test.describe('before any script has loaded', () => {
  test.use({ javaScriptEnabled: false })

  test('a newcomer looks at the sample: the import, then the run, then what it found', async ({ page }) => {
    const jobs = new JobsPage(page)
    await page.goto('/')
    await page.getByRole('button', { name: 'Look at the sample' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import of sample papers into “sample”')
    await expect(jobs.outcome).toContainText('Done', PATIENT)
    await expect(jobs.figure('New papers')).toHaveText('263')
    await page.getByRole('link', { name: 'Themes of “sample”' }).click()
    await expect(page.getByRole('link', { name: 'Open the run' }).or(page.locator('#map')).first()).toBeVisible(PATIENT)
    await page.goto('/')
    await new HomePage(page).openNewestRun('sample')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('sample')
  })

  test('pasted text is imported, and a record that cannot be used is named with its line', async ({ page }) => {
    const jobs = new JobsPage(page)
    await page.goto('/')
    await page.getByText('Pasted text').click()
    await page.getByLabel('Corpus').nth(1).fill('pasted <b>papers</b>')
    await page.getByLabel('Text, or a list of ids').fill(`${record(1)}\n{"title": "Without an abstract"}\n${record(2)}`)
    await page.getByRole('checkbox').uncheck()
    await page.getByRole('button', { name: 'Import the text' }).click()
    await expect(jobs.outcome).toContainText('Done', PATIENT)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('pasted.txt into “pasted <b>papers</b>”')
    await expect(jobs.figure('New papers')).toHaveText('2')
    await expect(page.getByRole('region', { name: 'Refused records' })).toContainText('line 2')
  })

  test('an option out of range is answered with a sentence', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('link', { name: /Options.*: sample/ }).click()
    await page.getByText('Choose the options one by one').click()
    await page.getByLabel('k', { exact: true }).fill('1')
    await page.getByRole('button', { name: 'Find the themes' }).click()
    await expect(page.getByText('k must be "auto" or an integer in [2, 1000]. Got 1.')).toBeVisible()
  })
})

test('a dropped file is imported into the corpus of its name, and its upload is gone afterwards', async ({ page }) => {
  const jobs = new JobsPage(page)
  await page.goto('/')
  await jobs.dropFile('dropped papers.jsonl', [record(1), record(2), record(2)].join('\n'))
  await page.getByRole('checkbox').uncheck()
  await page.getByRole('button', { name: 'Import the file' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import of dropped papers.jsonl into “dropped papers”')
  await expect(jobs.outcome).toContainText('Done', PATIENT)
  await expect(jobs.figure('New papers')).toHaveText('2')
  await expect(jobs.figure('Merged')).toHaveText('1')
  await expect.poll(uploads).toEqual([])
})

test('a table with unknown columns is looked at first, its columns are chosen, and then it is imported', async ({ page }) => {
  const jobs = new JobsPage(page)
  await page.goto('/')
  await jobs.dropFile('deutsch.csv', 'Überschrift;Inhalt, kurz;Wann\nTiefe Netze;Wir messen tiefe Netze an Texten und ordnen sie in Themen.;2021\nLeer;;2020\n')
  await page.getByRole('checkbox').uncheck()
  await page.getByRole('button', { name: 'Look at it first' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('deutsch.csv', PATIENT)
  await expect(page.getByText('No column is known to hold the title and the abstract.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Import' })).toBeDisabled()
  for (const [field, column] of [['Title', 'Überschrift'], ['Abstract', 'Inhalt, kurz'], ['Published', 'Wann']]) await page.getByLabel(field, { exact: true }).selectOption(column)
  await page.getByRole('button', { name: 'Look again' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Tiefe Netze' })).toContainText('2021', PATIENT)
  await expect(page.getByText('Refused: abstract is missing')).toBeVisible()
  await page.getByRole('button', { name: 'Import' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import of deutsch.csv into “deutsch”', PATIENT)
  await expect(jobs.outcome).toContainText('Done', PATIENT)
  await expect(jobs.figure('New papers')).toHaveText('1')
  await expect(jobs.figure('Refused')).toHaveText('1')
  await expect.poll(uploads).toEqual([])
})

test('an upload that was looked at is discarded', async ({ page }) => {
  await page.goto('/')
  await new JobsPage(page).dropFile('unwanted.jsonl', record(7))
  await page.getByRole('button', { name: 'Look at it first' }).click()
  await expect(page.getByText('On dropped papers, part 7')).toBeVisible(PATIENT)
  const address = page.url()
  await page.getByRole('button', { name: 'Discard' }).click()
  await expect(new HomePage(page).corpus('sample')).toBeVisible(PATIENT)
  await expect.poll(uploads).toEqual([])
  expect((await page.request.get(address)).status()).toBe(404)
})

test('a run is watched and cancelled; the run before it stays', async ({ page }) => {
  const jobs = new JobsPage(page)
  await page.goto('/')
  await page.getByRole('link', { name: /Options.*: sample/ }).click()
  await page.getByText('Choose the options one by one').click()
  await page.getByLabel('engine').selectOption('ml-kmeans')
  await page.getByLabel('restarts').fill('200')
  await page.getByRole('button', { name: 'Find the themes' }).click()
  await expect(page.getByText('With engine=ml-kmeans restarts=200.')).toBeVisible()
  await expect(jobs.bar).toBeVisible()
  await expect(page.getByText('Choosing the number of themes').or(page.getByText('choosing the number of themes'))).toBeVisible(PATIENT)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(jobs.outcome).toContainText('Cancelled', PATIENT)
  const home = new HomePage(page)
  await home.open()
  await home.openNewestRun('sample')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('sample')
})

test('an upload that breaks off leaves nothing', async ({ request }) => {
  const before = (await (await request.get('/api/jobs')).json()).jobs.length
  const socket = net.connect(servers.jobs.port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write(`POST /api/imports?name=broken.jsonl HTTP/1.1\r\nHost: 127.0.0.1:${servers.jobs.port}\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000000\r\n\r\n${record(1)}\n`)
  await expect.poll(uploads).toHaveLength(1)
  socket.destroy()
  await expect.poll(uploads).toEqual([])
  expect((await (await request.get('/api/jobs')).json()).jobs).toHaveLength(before)
})

test('a page of another site can start nothing, and a stranger’s name for this server is not answered', async ({ request }) => {
  for (const [name, value] of [['origin', 'http://evil.example'], ['sec-fetch-site', 'cross-site']]) expect((await request.post('/api/samples', { headers: { [name]: value } })).status()).toBe(403)
  expect((await request.get('/', { headers: { host: 'evil.example' } })).status()).toBe(421)
  expect((await request.post('/api/imports', { headers: { host: 'evil.example' }, data: 'x' })).status()).toBe(403)
})

test('a corpus is renamed, and removed only by its name', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: /Options.*: dropped papers/ }).click()
  await page.getByLabel('New name').fill('kept papers')
  await page.getByRole('button', { name: 'Rename' }).click()
  await expect(new HomePage(page).corpus('kept papers')).toBeVisible(PATIENT)
  await page.getByRole('link', { name: /Options.*: kept papers/ }).click()
  await page.getByText('Remove this corpus').click()
  await page.getByLabel(/Type its name/).fill('wrong')
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByText('To remove this corpus, confirm must be its name, "kept papers". Got "wrong".')).toBeVisible()
  await expect(page.getByLabel(/Type its name/)).toHaveValue('wrong')
  await page.getByLabel(/Type its name/).fill('kept papers')
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(new HomePage(page).corpus('kept papers')).toHaveCount(0, PATIENT)
})
