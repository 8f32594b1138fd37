/**
 * The dashboard's server, in a process that ends with the one that started it, even if that is killed and can say nothing.
 * In: the words of `next start`; standard input, a pipe that nobody writes to and that ends with its other side.   Out: a server.
 */
import http from 'node:http'
import { fileURLToPath } from 'node:url'

process.stdin.on('end', () => process.exit(0)).on('error', () => process.exit(0)).resume()
// Next has no hook before it takes an address apart, and answers these with status 500.
const createServer = http.createServer
http.createServer = (listener) => createServer((request, response) => {
  const problem = problemOf(request)
  if (problem) response.writeHead(problem.status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${problem.sentence}\n`)
  else listener(request, response)
})

const next = new URL('../node_modules/next/dist/bin/next', import.meta.url)
process.argv = [process.argv[0], fileURLToPath(next), 'start', ...process.argv.slice(2)]
await import(next.href)

/** @param {http.IncomingMessage} request @returns {{ status: number, sentence: string } | null} why nothing can be answered. */
function problemOf({ method, url = '/' }) {
  if (method === 'TRACE' || method === 'CONNECT') return { status: 405, sentence: `Paperdrift answers GET and POST. Got ${method}.` }
  try {
    decodeURIComponent(url.split('?')[0])
    return null
  } catch {
    return { status: 400, sentence: 'A part of this address that begins with % stands for no letter. The first page is at /.' }
  }
}
