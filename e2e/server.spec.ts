import { spawn } from 'node:child_process'
import { expect, test } from '@playwright/test'
import { freePort, root, servers } from './servers.ts'

test('a server ends with the program that started it, however that ends; what it cannot read of a request it says in a sentence', async () => {
  const port = await freePort()
  const starter = spawn(process.execPath, ['scripts/paperdrift.mjs', 'serve', '--port', String(port)], { cwd: root, env: { ...process.env, DATABASE_URL: servers.empty.databaseUrl }, stdio: ['ignore', 'pipe', 'ignore'] })
  await new Promise((resolve) => starter.stdout.once('data', resolve))
  const answer = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`)
    return [response.status, (await response.text()).trim()] as const
  }
  expect(await answer('/runs/%E0')).toEqual([400, 'A part of this address that begins with % stands for no letter. The first page is at /.'])
  expect((await answer('/favicon.ico'))[0]).toBe(200)
  starter.kill('SIGKILL')
  await expect.poll(() => answer('/').then(() => 'at work', () => 'gone')).toBe('gone')
})
