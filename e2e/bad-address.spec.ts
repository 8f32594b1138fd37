import { expect, test } from '@playwright/test'
import { HomePage } from './pages/home-page.ts'
import { servers } from './servers.ts'

test('what is not there is answered with 404, a sentence and a way on', async ({ page }) => {
  const home = new HomePage(page)
  await home.open()
  await home.openNewestRun('sample')
  const run = new URL(page.url()).pathname
  for (const address of ['/nothing', '/runs/nothing', '/runs/nothing/evolution', '/runs/nothing/trends', `${run}/themes/t999`, `${run}/themes/x`, `${run}/papers/999999999`, `${run}/papers/99999999999999999999`, `${run}/papers/1e3`, '/runs/%00', "/runs/'%20OR%201=1"]) {
    const response = await page.goto(address)
    expect(response?.status(), address).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing at this address')
    await expect(page.getByRole('link', { name: 'See what is here' })).toBeVisible()
  }
})

test('a page number or order that makes no sense leads to one that does', async ({ page }) => {
  const home = new HomePage(page)
  await home.open()
  await home.openNewestRun('sample')
  const theme = `${new URL(page.url()).pathname}/themes/t1`
  for (const query of ['page=99999999999999', 'page=-1', 'page=abc', 'page=1&page=2', 'sort=nonsense', 'page=%00&sort=%3Cscript%3E']) {
    const response = await page.goto(`${theme}?${query}`)
    expect(response?.status(), query).toBe(200)
    await expect(page.getByRole('region', { name: 'Papers' }).getByRole('heading', { level: 3 }).first()).toBeVisible()
  }
})

test('what a page does not understand of an address is told, with the address without it', async ({ page }) => {
  const home = new HomePage(page)
  await home.open()
  await home.openNewestRun('sample')
  const run = new URL(page.url()).pathname
  for (const address of ['papers?q=graph&theme=t999&fit=bad', 'trends?view=zzz', 'evolution?follow=t999', 'compare?with=nothing', 'quality?by=zzz', 'export?theme=t999', 'themes/t1?page=1&page=2', 'map?area=1.2&color=zzz']) {
    const response = await page.goto(`${run}/${address}`)
    expect(response?.status(), address).toBe(200)
    await expect(page.getByRole('note'), address).toHaveText(/^Not understood in this address and left out: /)
  }
  await page.goto(`${run}/papers?q=graph&theme=t999&fit=bad`)
  await expect(page.getByRole('note')).toContainText('theme=t999, fit=bad.')
  await page.getByRole('note').getByRole('link').click()
  await expect(page).toHaveURL(/papers\?q=graph$/)
  await expect(page.getByRole('note')).toHaveCount(0)
})

test('the routes for programs answer with a status and a sentence', async ({ request }) => {
  for (const [address, status] of [['/api/runs/nothing/map', 404], ['/api/runs/nothing/papers/1', 404], ['/api/runs/nothing/export?what=papers&format=csv', 404]] as const) {
    const response = await request.get(address)
    expect(response.status(), address).toBe(status)
    expect((await response.json()).error.message).toMatch(/\.$|runs$/)
  }
})

test.describe('a database that cannot be read', () => {
  test.use({ baseURL: servers.broken.url })

  test('shows a sentence and a reference, and nothing of the inside', async ({ page }) => {
    const response = await page.goto('/')
    expect(response?.status()).toBe(500)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page could not be shown')
    await expect(page.getByText(/^Reference: \d+/)).toBeVisible()
    expect(await page.content()).not.toMatch(/node_modules|at async|SqliteError|\.ts:\d+/)
  })
})
