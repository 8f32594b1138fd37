// Boots token-worker.ts in a worker thread, whatever started the process.
import { register } from 'tsx/esm/api'
register()
await import('./token-worker.ts')
