/**
 * The dashboard's server, in a process that ends with the one that started it, even if that is killed and can say nothing.
 * In: the words of `next start`; standard input, a pipe that nobody writes to and that ends with its other side.   Out: a server.
 */
import { fileURLToPath } from 'node:url'

process.stdin.on('end', () => process.exit(0)).on('error', () => process.exit(0)).resume()
const next = new URL('../node_modules/next/dist/bin/next', import.meta.url)
process.argv = [process.argv[0], fileURLToPath(next), 'start', ...process.argv.slice(2)]
await import(next.href)
