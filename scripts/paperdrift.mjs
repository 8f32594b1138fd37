#!/usr/bin/env node
/** The command `paperdrift`: makes the checkout ready, then hands over to paperdrift.ts. */
import { ensureReady, root } from './setup.mjs'

process.env.PAPERDRIFT_ROOT = root
await ensureReady()
const { register } = await import('tsx/esm/api')
register()
await import('./paperdrift.ts')
