/**
 * Browser tests against the built dashboard.
 * In: .next (npm test builds it) and CHROMIUM_PATH or an installed browser.   Out: servers on free ports, run by Playwright.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium, defineConfig, devices } from '@playwright/test'
import { root, servers } from './servers.ts'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'].find((file) => existsSync(file))
const executablePath = process.env.CHROMIUM_PATH || (existsSync(chromium.executablePath()) ? undefined : installed)

// Without them a browser keeps asking for updates, which takes minutes on a machine without internet access.
const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync']
// WebGL by the processor, where there is no card: the map says no to it by itself, its test does not.
const webgl = ['--enable-unsafe-swiftshader']
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : []

export default defineConfig({
  testDir: '.',
  outputDir: path.join(root, 'test-results'),
  globalSetup: './global-setup.ts',
  globalTeardown: './global-teardown.ts',
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: servers.sample.url,
    trace: 'retain-on-failure',
    launchOptions: { executablePath, args: [...quiet, ...webgl, ...asRoot] },
  },
  webServer: Object.values(servers).map(({ url, port, databaseUrl }) => ({
    command: `"${process.execPath}" node_modules/next/dist/bin/next start -H 127.0.0.1 -p ${port}`,
    cwd: root,
    url: `${url}/icon.svg`,
    env: { DATABASE_URL: databaseUrl, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    reuseExistingServer: false,
    timeout: 120_000,
  })),
})
