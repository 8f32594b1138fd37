/**
 * How the dots of a map are painted: which over which, in what colour, how strong.
 * In: a Coloring, from ./map-colors.ts, and the dots that are picked out.   Out: DotLook, read by the painters of the map.
 */
import { CLASSES, CONTEXT_CLASS, REST_CLASS, type Coloring } from './map-colors.ts'

export interface DotLook {
  /** Uint8Array, one class a dot: its colour's, or CONTEXT_CLASS. */
  classes: Uint8Array
  /** Uint32Array, dots from the lowest to the topmost: context, the grey rest, then all others mixed, so that no colour covers another by its name. */
  order: Uint32Array
  colors: Map<number, string>
  /** @param usual opacity of a dot. @returns opacity of each class. */
  alphaOf: (usual: number) => (kind: number) => number
}

// Where most themes are small, their grey would outweigh the hues.
const REST_FADING = 0.62
const CONTEXT_ALPHA = 0.26
// Few dots that are picked out must be seen among many that are not.
const LIT_ALPHA = 0.8
const GOLDEN = (Math.sqrt(5) - 1) / 2

/** @param lit 1 for dots that are picked out; null if nothing is, and all are shown in full. */
export function lookOf({ classes: own, colors }: Coloring, lit: Uint8Array | null): DotLook {
  const n = own.length
  const classes = lit ? own.map((kind, i) => (lit[i] ? kind : CONTEXT_CLASS)) : own
  const layerOf = (kind: number) => (kind === CONTEXT_CLASS ? 0 : kind === REST_CLASS ? 1 : 2)
  const starts = [0, 0, 0, 0]
  for (const kind of classes) starts[layerOf(kind) + 1]++
  for (let layer = 1; layer < starts.length; layer++) starts[layer] += starts[layer - 1]
  const order = new Uint32Array(n)
  const stride = mixingStride(n)
  for (let step = 0, i = 0; step < n; step++, i = (i + stride) % n) order[starts[layerOf(classes[i])]++] = i
  return {
    classes, order, colors: new Map([...colors, [CONTEXT_CLASS, 'var(--theme-rest)']]),
    alphaOf: (usual) => {
      const alphas = new Float32Array(CLASSES).fill(lit ? Math.max(usual, LIT_ALPHA) : usual)
      alphas[REST_CLASS] *= lit ? 1 : REST_FADING
      alphas[CONTEXT_CLASS] = Math.min(usual, 1) * CONTEXT_ALPHA
      return (kind) => alphas[kind]
    },
  }
}

// Steps of about the golden ratio scatter the dots; without a factor in common with n they visit each once.
function mixingStride(n: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
  let stride = Math.max(1, Math.floor(n * GOLDEN))
  while (n > 1 && divisor(n, stride) !== 1) stride++
  return stride
}
