/**
 * The engines by name.
 * In: the run option `engine`.   Out: ClusterEngine, read by ../pipeline/run.ts.
 */
import { InvalidInputError } from '../domain/errors.ts'
import type { ClusterEngine } from './engine.ts'
import { mlKmeansEngine } from './ml-kmeans-engine.ts'
import { nativeEngine } from './native-engine.ts'

const engines: ClusterEngine[] = [nativeEngine, mlKmeansEngine]

/**
 * @param name native or ml-kmeans.
 * @throws InvalidInputError for any other name.
 */
export function engineByName(name: string): ClusterEngine {
  const engine = engines.find((candidate) => candidate.name === name)
  if (!engine) throw new InvalidInputError(`engine must be one of ${engines.map((known) => known.name).join(', ')}. Got ${name}.`)
  return engine
}
