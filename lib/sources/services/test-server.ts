/** For tests: a server on this machine that answers as a script says. In: answers, in order or by request. Out: its address and what it was asked. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach } from 'vitest'

export interface Answer {
  status?: number
  headers?: Record<string, string>
  body?: string
  /** Break the connection after that many bytes. */
  cutAt?: number
  /** Send a byte each that many milliseconds. */
  dripMs?: number
}

export interface TestServer {
  base: string
  /** Paths with their parameters, in order. */
  asked: URL[]
  headers: http.IncomingHttpHeaders[]
  close(): Promise<void>
}

/** @returns startServer, whose servers end with the test that starts them. */
export function serversOfTests(): typeof startServer {
  const open: TestServer[] = []
  afterEach(async () => {
    for (const server of open.splice(0)) await server.close()
  })
  return async (answerTo) => {
    const server = await startServer(answerTo)
    open.push(server)
    return server
  }
}

/** @returns the address of a test's server as that of every service that is asked by id or title. */
export const basesOf = ({ base }: TestServer) => Object.fromEntries(['crossref', 'openalex', 'arxiv', 'pubmed'].map((name) => [name, base]))

export async function startServer(answerTo: (url: URL, count: number) => Answer): Promise<TestServer> {
  const asked: URL[] = []
  const headers: http.IncomingHttpHeaders[] = []
  const server = http.createServer((request, response) => {
    const url = new URL(request.url!, 'http://localhost')
    asked.push(url)
    headers.push(request.headers)
    const { status = 200, headers: sent = {}, body = '', cutAt, dripMs } = answerTo(url, asked.length)
    response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...sent })
    if (cutAt !== undefined) return void response.write(body.slice(0, cutAt), () => response.destroy())
    if (dripMs === undefined) return void response.end(body)
    let at = 0
    const timer = setInterval(() => (at < body.length ? response.write(body[at++]) : response.end()), dripMs)
    response.on('close', () => clearInterval(timer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, headers,
    close: () => new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}
