/**
 * A worker thread: runs named kernels over the shared memory, one chunk after another, until none is left, and sleeps until
 * the next job. Plain JavaScript, so that it needs no loader under tsx, vitest or node.
 * In: the shared numbers of ./worker-crew.ts.   Out: null when the last worker leaves an awaited job, or the text of what went wrong.
 */
import { parentPort, workerData } from 'node:worker_threads'

const { modules, memory, kernelNames, control, jobNumbers, worker } = workerData
/** Places in `control`, as in ./worker-crew.ts. */
const [NEXT, STOPPED, FAILED, EPOCH, OPEN, ACTIVE, AWAITED] = [0, 1, 2, 3, 4, 5, 6]
/** Looks for the next job before going to sleep. More would wake sooner, and take from the calling thread where two threads share a core. */
const LOOKS = 1000

const kernels = new Map()
for (const [name, module] of Object.entries(modules)) {
  const { exports } = new WebAssembly.Instance(module, { env: { memory, abort: () => { throw new Error('abort') } } })
  for (const [own, kernel] of Object.entries(exports)) kernels.set(`${name}/${own}`, kernel)
}

function doChunks() {
  const [kernel, count, chunk, nArgs] = jobNumbers
  const args = jobNumbers.slice(4, 4 + nArgs)
  const run = kernels.get(kernelNames[kernel])
  while (Atomics.load(control, STOPPED) === 0) {
    const c = Atomics.add(control, NEXT, 1)
    if (c * chunk >= count) break
    run(...args, c * chunk, Math.min(count, (c + 1) * chunk), c, worker)
  }
}

for (let epoch = 0; ; ) {
  for (let looks = 0; looks < LOOKS && Atomics.load(control, EPOCH) === epoch; looks++);
  Atomics.wait(control, EPOCH, epoch)
  epoch = Atomics.load(control, EPOCH)
  Atomics.add(control, ACTIVE, 1)
  try {
    if (Atomics.load(control, OPEN) === epoch) doChunks()
  } catch (error) {
    Atomics.store(control, FAILED, 1)
    Atomics.store(control, STOPPED, 1)
    parentPort.postMessage(String(error))
  }
  if (Atomics.sub(control, ACTIVE, 1) === 1 && Atomics.load(control, AWAITED) === 1) parentPort.postMessage(null)
}
