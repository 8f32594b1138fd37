/**
 * A worker thread: runs named kernels over the shared memory, one chunk after another, until none is left.
 * Plain JavaScript, so that it needs no loader under tsx, vitest or node.
 * In: { kernel, args, count, chunk } from ./worker-pool.ts.   Out: null when done, or the text of what went wrong.
 */
import { parentPort, workerData } from 'node:worker_threads'

const { modules, memory, control, worker } = workerData
const kernels = new Map()
for (const [name, module] of Object.entries(modules)) {
  const { exports } = new WebAssembly.Instance(module, { env: { memory, abort: () => { throw new Error('abort') } } })
  for (const [own, kernel] of Object.entries(exports)) kernels.set(`${name}/${own}`, kernel)
}

parentPort.on('message', ({ kernel, args, count, chunk }) => {
  try {
    const run = kernels.get(kernel)
    const nChunks = Math.ceil(count / chunk)
    for (;;) {
      if (Atomics.load(control, 1) !== 0) break
      const c = Atomics.add(control, 0, 1)
      if (c >= nChunks) break
      run(...args, c * chunk, Math.min(count, (c + 1) * chunk), c, worker)
    }
    parentPort.postMessage(null)
  } catch (error) {
    parentPort.postMessage(String(error))
  }
})
