/**
 * How well separated documents are: the silhouette with cosine distances, from the mean direction of each cluster.
 * In and out: the arrays of ../../cluster/kmeans-memory.ts and ../../cluster/mean-silhouette.ts, by address.
 * Source: Rousseeuw, J. Comput. Appl. Math. 20 (1987) 53–65, doi:10.1016/0377-0427(87)90125-7.
 */
import { multiplyBlocks } from './parts/blocks'
import { Job } from './parts/kmeans-job'

/**
 * The item n is the document at position n · step.
 * @param job centroids hold the mean of each cluster's rows; padding is −4 also for a cluster without documents.
 * @param sizes i32, k; documents of each cluster. @param values out: f64 per item; the silhouette in [−1, 1].
 */
export function silhouettes(job: Job, sizes: usize, k: i32, step: i32, values: usize, start: i32, end: i32, _chunk: i32, worker: i32): void {
  const cosines = job.scratch + <usize>worker * <usize>job.scratchBytes
  const stride = <usize>job.kPadded << 2
  const blocks = cosines + stride
  const nBlocks = job.kPadded >> 2
  for (let b = 0; b < nBlocks; b++) store<i32>(blocks + (<usize>b << 2), b)
  for (let n = start; n < end; n++) {
    const at = <usize>(n * step) << 2
    const own = load<i32>(job.assignments + at)
    const size = <f64>load<i32>(sizes + (<usize>own << 2))
    memory.copy(cosines, job.padding, stride)
    multiplyBlocks(job, load<i32>(job.documents + at), blocks, nBlocks, job.centroids, stride, cosines)
    let nearest: f32 = -4
    for (let c = 0; c < k; c++) if (c != own) nearest = max<f32>(nearest, load<f32>(cosines + (<usize>c << 2)))
    // the mean over the others of the cluster: without the document itself, whose product with itself is 1
    const inside: f64 = 1 - (<f64>load<f32>(cosines + (<usize>own << 2)) * size - 1) / (size - 1)
    const outside: f64 = 1 - <f64>nearest
    const larger = max<f64>(inside, outside)
    const value = size < 2 || nearest == -4 || larger <= 1e-6 ? 0 : max<f64>(-1, min<f64>(1, (outside - inside) / larger))
    store<f64>(values + (<usize>n << 3), value)
  }
}
