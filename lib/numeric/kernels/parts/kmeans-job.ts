/**
 * The arrays of k-means, as the kernels see them.
 * In: addresses from ../../../cluster/kmeans-memory.ts.   Out: Job, read by ../kmeans.ts and ../kmeans-update.ts.
 */
import { Rows } from './blocks'

/** What one assignment pass reads and writes; field order as in allocateLloyd of ../../../cluster/kmeans-memory.ts. */
@unmanaged
export class Job extends Rows {
  /** in: i32 per position; the row at each position. */
  documents: usize
  /** in: f32, nColumns × kPadded, term-major. */
  centroids: usize
  kPadded: i32
  /** in: f32, kPadded; 0 for a cluster, −4 for a padding lane, which so never wins. */
  padding: usize
  /** in: f32, kPadded each; how each centroid moved last, see Moves of ../../../cluster/lloyd.ts. */
  turnCosines: usize
  turnSines: usize
  rises: usize
  falls: usize
  errors: usize
  /** in: 1 if no weight of the matrix is negative: rises and falls bound the cosines; else cosines and sines do. */
  positive: i32
  /**
   * in-out: f32, positions × kPadded; at least the true cosine to each centroid, −4 for the own one. Where memory is too
   * short for that, one row per worker, which then holds nothing that counts (upperRow 0, upperWorker the row's bytes).
   */
  upper: usize
  /** Bytes from position to position and from worker to worker. */
  upperRow: i32
  upperWorker: i32
  /** in-out: f32 per position; at most the true cosine to the own centroid. */
  lower: usize
  /** in-out: i32 per position; own cluster, −1 before the first pass. */
  assignments: usize
  /** out: i32 per position; positions that moved, each chunk's from its own start on, and where they came from. */
  movedPositions: usize
  movedFrom: usize
  /** out: i32 per chunk. */
  movedCounts: usize
  /** out: f32 per position; cosine to the own centroid, written by ownCosines. */
  cosines: usize
  /** f32 kPadded + i32 kPadded ÷ 4 per worker, each worker's at a distance of scratchBytes. */
  scratch: usize
  scratchBytes: i32
}
