// Boots token-worker.ts in a worker thread, whatever started the process. tsx's way for require needs no second thread for hooks.
import { createRequire } from 'node:module'
import { register } from 'tsx/cjs/api'
register()
createRequire(import.meta.url)('./token-worker.ts')
