/**
 * What can go wrong in the numeric core. It carries the codes of ../domain/errors.ts without importing them, because
 * this room knows no words of the domain; callers tell errors apart by code.
 * In: nothing.   Out: ComputeError, thrown by ./shared-memory.ts and ./worker-pool.ts.
 */
export class ComputeError extends Error {
  /** PIPELINE: the machine does not allow the work. CANCELLED: a signal stopped it. */
  readonly code: 'PIPELINE' | 'CANCELLED'
  constructor(code: 'PIPELINE' | 'CANCELLED', message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'ComputeError'
    this.code = code
  }
}
