/**
 * Finds a browser for the tests, or installs one.
 * In: this machine.   Out: the path of a Chromium or Chrome, read by e2e/playwright.config.ts through CHROMIUM_PATH.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const INSTALLED = [
  '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe', 'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** @returns {Promise<string | null>} CHROMIUM_PATH, Playwright's own browser, or an installed one; null if there is none. */
export async function findBrowser() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  const { chromium } = await import('@playwright/test')
  return [chromium.executablePath(), ...INSTALLED].find((file) => file && existsSync(file)) ?? null
}

/** @returns {Promise<string | null>} a browser, installed if there was none; null if that failed too. */
export async function ensureBrowser() {
  const found = await findBrowser()
  if (found) return found
  process.stderr.write('Installing a browser for the tests …\n')
  const attempts = [[process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']]]
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) attempts.push(['sh', ['-c', 'apt-get update -qq && apt-get install -y -qq chromium']])
  for (const [command, args] of attempts) {
    spawnSync(command, args, { stdio: ['ignore', 2, 2], timeout: 600_000 })
    const browser = await findBrowser()
    if (browser) return browser
  }
  return null
}
