import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createThemeNamer, type NamerSettings } from './theme-namer.ts'

const request = { label: 'Bandits', terms: ['regret', '$(touch harm)'], titles: ['On `regret`; "quoted"', 'Größe\n& <so>'] }
const ask = (spec: string, settings: NamerSettings = {}, signal?: AbortSignal) => createThemeNamer(spec, { timeoutMs: 5000, ...settings })!(request, signal)

test('off is nobody', () => expect(createThemeNamer('off')).toBeUndefined())

describe('a command', () => {
  let folder: string
  let programs = 0
  beforeAll(() => { folder = mkdtempSync(path.join(os.tmpdir(), 'paperdrift-namer-')) })
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))

  /** @returns a command line that runs `program` in a Node of its own. */
  function command(program: string): string {
    const file = path.join(folder, `namer-${++programs}.cjs`)
    writeFileSync(file, program)
    return `"${process.execPath}" "${file}"`
  }

  test('gets one line of JSON on stdin, nothing of it in the command line, and what it writes is the answer', async () => {
    const answer = await ask(command(`let text = ''; process.stdin.on('data', (d) => { text += d }).on('end', () => console.log('\\x1b[1mgot\\x1b[0m ' + process.argv.length + ' ' + text))`))
    expect(answer).toBe(`got 2 ${JSON.stringify(request)}\n\n`)
    expect(existsSync('harm')).toBe(false)
  })

  test('may be a line for the shell', async () => {
    expect((await ask('echo Online decisions')).trim()).toBe('Online decisions')
  })

  test('that does not read its stdin is heard all the same', async () => {
    const long = { ...request, titles: ['x'.repeat(2_000_000)] }
    expect(await createThemeNamer(command(`process.stdin.destroy(); console.log('Deaf')`))!(long)).toBe('Deaf\n')
  })

  test('that fails says why: its exit code and its last words', async () => {
    await expect(ask(command(`console.error('first\\nno model'); process.exit(3)`))).rejects.toThrow('it ended with code 3: no model')
    await expect(ask('paperdrift-no-such-command')).rejects.toThrow(/^it ended with code \d+: .*paperdrift-no-such-command/)
  })

  test('that hangs is killed in time, with what it started', async () => {
    const marker = path.join(folder, 'alive')
    const grandchild = command(`setTimeout(() => require('fs').writeFileSync(${JSON.stringify(marker)}, ''), 1000)`)
    const startedAt = performance.now()
    await expect(ask(command(`require('child_process').execSync(${JSON.stringify(grandchild)})`), { timeoutMs: 400 })).rejects.toThrow('no answer within 0.4 s')
    expect(performance.now() - startedAt).toBeLessThan(5000)
    await sleep(1200)
    expect(existsSync(marker)).toBe(false)
  })

  test('ends when the run is cancelled', async () => {
    const cancel = new AbortController()
    const answer = ask(command('setInterval(() => {}, 1000)'), {}, cancel.signal)
    cancel.abort()
    await expect(answer).rejects.toThrow('it was cancelled')
    await expect(ask('echo late', {}, cancel.signal)).rejects.toThrow('it was cancelled')
  })

  test('that writes garbage or without end is not heard', async () => {
    await expect(ask(command(`process.stdout.write(Buffer.from([0xff, 0xfe, 0x00]))`))).rejects.toThrow('its answer is not UTF-8')
    await expect(ask(command(`setInterval(() => process.stdout.write('y'.repeat(65536)), 1)`))).rejects.toThrow('it wrote more than 64 KB')
  })
})

describe('an endpoint', () => {
  let answer: (incoming: http.IncomingMessage, body: string, response: http.ServerResponse) => void
  let server: http.Server
  let base: string
  let asked = 0
  beforeAll(async () => {
    server = http.createServer(async (incoming, response) => {
      let body = ''
      for await (const chunk of incoming) body += chunk
      asked++
      answer(incoming, body, response)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterEach(() => { asked = 0 })
  afterAll(() => { server.closeAllConnections(); server.close() })
  const completion = (content: unknown) => JSON.stringify({ choices: [{ index: 0, message: { role: 'assistant', content } }] })
  const answerWith = (status: number, text: string) => { answer = (_, __, response) => { response.writeHead(status).end(text) } }

  test('gets a chat completion with model and key, and its content is the answer', async () => {
    const seen: { url?: string; method?: string; key?: string; body?: Record<string, unknown> } = {}
    answer = (incoming, body, response) => {
      Object.assign(seen, { url: incoming.url, method: incoming.method, key: incoming.headers.authorization, body: JSON.parse(body) })
      response.end(completion('<think>\nhm\n</think>\n\nOnline decisions'))
    }
    expect((await ask(`${base}/v1/?version=2`, { model: 'small', key: 'secret' })).trim()).toBe('Online decisions')
    expect(seen).toMatchObject({ url: '/v1/chat/completions?version=2', method: 'POST', key: 'Bearer secret', body: { model: 'small', stream: false } })
    expect(JSON.parse((seen.body!.messages as { role: string; content: string }[]).find(({ role }) => role === 'user')!.content)).toEqual(request)
    await ask(base)
    expect(seen).toMatchObject({ url: '/chat/completions', key: undefined })
    expect(seen.body).not.toHaveProperty('model')
  })

  test('that answers 500, or 401 with the key in it, is quoted without the key', async () => {
    answerWith(500, '<html>oops</html>')
    await expect(ask(base)).rejects.toThrow(/^127\.0\.0\.1:\d+ answered 500$/)
    answerWith(401, JSON.stringify({ error: { message: 'Incorrect API key: s3cr3t' } }))
    await expect(ask(base, { key: 's3cr3t' })).rejects.toThrow(/answered 401: Incorrect API key: …$/)
  })

  test.each(['{"choices": [{"mess', '', 'null', '[]', '{}', '{"choices": []}', completion(null), completion([{ type: 'text', text: 'x' }])])('that answers %j is not heard', async (text) => {
    answerWith(200, text)
    await expect(ask(base)).rejects.toThrow('its answer is no chat completion')
  })

  test('is not followed elsewhere', async () => {
    answer = (_, __, response) => { response.writeHead(307, { location: '/other' }).end() }
    await expect(ask(base)).rejects.toThrow('answered 307')
    expect(asked).toBe(1)
  })

  test('that hangs, before or within its answer, is left in time', async () => {
    answer = () => {}
    await expect(ask(base, { timeoutMs: 300 })).rejects.toThrow('no answer within 0.3 s')
    answer = (_, __, response) => { response.writeHead(200).write('{"choices"') }
    await expect(ask(base, { timeoutMs: 300 })).rejects.toThrow('no answer within 0.3 s')
  })

  test('that answers without end is left', async () => {
    answerWith(200, completion('x'.repeat(2_000_000)))
    await expect(ask(base)).rejects.toThrow('answered more than 1024 KB')
  })

  test('that is not there is named; a cancelled run ends the waiting', async () => {
    await expect(ask('http://127.0.0.1:1/v1')).rejects.toThrow(/127\.0\.0\.1:1 cannot be reached \(.+\)/)
    const cancel = new AbortController()
    answer = () => cancel.abort()
    await expect(ask(base, {}, cancel.signal)).rejects.toThrow(/abort/i)
  })
})
