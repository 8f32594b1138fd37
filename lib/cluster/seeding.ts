/**
 * Greedy k-means++ in plain TypeScript: the start of the ml-kmeans engine.
 * In: unit rows.   Out: row numbers of the first centroids, read by ./ml-kmeans-engine.ts.
 * Source: Arthur & Vassilvitskii, SODA 2007, 1027–1035, doi:10.5555/1283383.1283494; several trials a step as in
 * Grunau et al., SODA 2023, doi:10.1137/1.9781611977554.ch53.
 */
import type { Random } from '../numeric/random.ts'

/**
 * @param vectors unit rows, all of one length; more than k may be equal.
 * @param k       integer in [1, vectors.length].
 * @returns k different row numbers; rows with a larger squared distance to the earlier ones are likelier.
 */
export function chooseSeeds(vectors: Float64Array[], k: number, random: Random): number[] {
  const nTrials = countTrials(k)
  const seeds = [random.nextInteger(vectors.length)]
  let nearest = distancesTo(vectors, seeds[0])
  let total = sum(nearest)
  while (seeds.length < k) {
    let best: { seed: number; distances: Float64Array; total: number } | null = null
    const all = { weights: Float64Array.of(total), length: vectors.length }
    for (let trial = 0; trial < nTrials; trial++) {
      const seed = drawIndex(nearest, all, random, seeds)
      const distances = distancesTo(vectors, seed).map((d, i) => Math.min(d, nearest[i]))
      const left = sum(distances)
      if (!best || left < best.total) best = { seed, distances, total: left }
    }
    seeds.push(best!.seed)
    nearest = best!.distances
    total = best!.total
  }
  return seeds
}

/** @returns candidates a step: 2 + ⌊ln k⌋, as scikit-learn draws. */
export function countTrials(k: number): number {
  return 2 + Math.floor(Math.log(k))
}

/**
 * @param weights ≥ 0; the chance of an index is its weight ÷ their sum.
 * @param chunks  the sums of every `length` weights, in order: a draw then reads one chunk and not all weights.
 * @param taken   indices to pass over when all weights are zero (only duplicates are left).
 * @returns an index; with all weights zero, the first one not taken.
 */
export function drawIndex(weights: Float64Array, chunks: { weights: Float64Array; length: number }, random: Random, taken: number[]): number {
  const total = sum(chunks.weights)
  if (total <= 0) {
    const used = new Set(taken)
    return weights.findIndex((_, i) => !used.has(i))
  }
  let rest = random.nextFloat() * total
  let chunk = 0
  while (chunk < chunks.weights.length - 1 && rest >= chunks.weights[chunk]) rest -= chunks.weights[chunk++]
  for (let i = chunk * chunks.length; i < weights.length; i++) {
    rest -= weights[i]
    if (rest < 0 && weights[i] > 0) return i
  }
  // rounding left a crumb behind the last weight
  return weights.findLastIndex((weight) => weight > 0)
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)

function distancesTo(vectors: Float64Array[], seed: number): Float64Array {
  const centroid = vectors[seed]
  return Float64Array.from(vectors, (vector, i) => {
    if (i === seed) return 0
    let dot = 0
    for (let t = 0; t < vector.length; t++) dot += vector[t] * centroid[t]
    // rounding leaves about 1e-7 between equal Float32 rows: count that as nothing, or duplicates would be drawn
    const squared = 2 - 2 * dot
    return squared > 1e-6 ? squared : 0
  })
}
