/**
 * From graph to map: neighbours pull, random others push, until the documents have settled.
 * Unlike UMAP, which moves one pair at a time, all documents move at once, each by the mean pull of its neighbours: so
 * every thread count gives the same bits. The curve 1 ÷ (1 + a·d²) (UMAP's with b = 1) needs no power function.
 * In: Graph, from ./graph.ts, and Islands, from ./islands.ts.   Out: positions, read by ./layout.ts.
 * Source: McInnes, Healy & Melville, UMAP (2018), arXiv:1802.03426; moving all at once: Nolet et al., AAAI 2021,
 * doi:10.1609/aaai.v35i1.16118.
 */
import { createRandom } from '../numeric/random.ts'
import type { WorkerPool } from '../numeric/worker-pool.ts'
import type { Graph } from './graph.ts'
import type { Islands } from './islands.ts'

/** a of the curve: papers closer than about 1 / √a feel as one. */
const CURVE = 1.2
/** How much the pushes together weigh, the pulls together weighing 1, and how many stand for all others. */
const PUSH = 5
const PUSHES = 15
/** Pull to the middle, per unit of distance: an island without ties to the others must not drift off and shrink the map. */
const HOMING = 0.004
const FIRST_STEP = 0.5
/** Side of the sheet on which the islands lie before the first epoch, in units of the curve. */
const SHEET = 10
/** Small corpora take the most epochs, large ones settle in fewer. */
const MOST_EPOCHS = 600
const FEWEST_EPOCHS = 250
const WORK = 5_000_000
const CHUNK = 512

/**
 * @param graph   n positions. Copied to shared memory.
 * @param themeOf n; theme of each position.
 * @returns n × 2: x and y of each position, finite, in no particular box. In shared memory.
 */
export async function embedGraph(graph: Graph, themeOf: Int32Array, islands: Islands, pool: WorkerPool, seed: number, onProgress?: (fraction: number) => void): Promise<Float32Array> {
  const n = themeOf.length
  const random = createRandom(seed)
  const shared = { starts: pool.memory.int32(n + 1), ids: pool.memory.int32(graph.ids.length), weights: pool.memory.float32(graph.ids.length) }
  shared.starts.set(graph.starts)
  shared.ids.set(graph.ids)
  shared.weights.set(graph.weights)
  let before: Float32Array = pool.memory.float32(2 * n)
  let after: Float32Array = pool.memory.float32(2 * n)
  themeOf.forEach((c, i) => {
    const angle = 2 * Math.PI * random.nextFloat()
    const distance = islands.radius[c] * Math.sqrt(random.nextFloat())
    before[2 * i] = SHEET * (islands.x[c] + distance * Math.cos(angle))
    before[2 * i + 1] = SHEET * (islands.y[c] + distance * Math.sin(angle))
  })
  const epochs = Math.round(Math.min(MOST_EPOCHS, Math.max(FEWEST_EPOCHS, WORK / n)))
  for (let epoch = 0; epoch < epochs; epoch++) {
    const step = FIRST_STEP * (1 - epoch / epochs)
    const draw = random.nextInteger(2 ** 32) | 0
    await pool.run('layout/move', [before, after, n, shared.starts, shared.ids, shared.weights, PUSHES, PUSH, CURVE, HOMING, step, draw], n, CHUNK)
    ;[before, after] = [after, before]
    onProgress?.((epoch + 1) / epochs)
  }
  return before
}
