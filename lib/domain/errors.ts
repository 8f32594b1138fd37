/**
 * The errors a person may meet. Text = name, rule, value: "k must be an integer in [2, 150]. Got 151."
 * In: nothing.   Out: AppError and its kinds, thrown everywhere, turned into exit codes by scripts/paperdrift.ts
 * and into HTTP answers by app/. Tell them apart by `code`, not `instanceof`: the class is lost between threads.
 */

export type ErrorCode = 'INVALID_INPUT' | 'NOT_FOUND' | 'PIPELINE' | 'DATA_STORE' | 'SERVICE' | 'CANCELLED'

export class AppError extends Error {
  readonly code: ErrorCode
  constructor(code: ErrorCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = new.target.name
    this.code = code
  }
}

/** The caller gave something that cannot be used: HTTP 400, exit code 2. */
export class InvalidInputError extends AppError {
  constructor(message: string, cause?: unknown) {
    super('INVALID_INPUT', message, cause)
  }
}

/** What was asked for is not there: HTTP 404, exit code 2. */
export class NotFoundError extends AppError {
  constructor(message: string, cause?: unknown) {
    super('NOT_FOUND', message, cause)
  }
}

/** The papers or the machine do not allow the run: exit code 2. */
export class PipelineError extends AppError {
  constructor(message: string, cause?: unknown) {
    super('PIPELINE', message, cause)
  }
}

/** The database cannot be read or written: HTTP 500, exit code 1. */
export class DataStoreError extends AppError {
  constructor(message: string, cause?: unknown) {
    super('DATA_STORE', message, cause)
  }
}

/** A service on the network does not answer as it should: HTTP 502, exit code 2. */
export class ServiceError extends AppError {
  constructor(message: string, cause?: unknown) {
    super('SERVICE', message, cause)
  }
}

/** A person stopped the work: exit code 130. */
export class CancelledError extends AppError {
  constructor(message = 'Interrupted.') {
    super('CANCELLED', message)
  }
}

const EXIT_CODES: Record<ErrorCode, number> = { INVALID_INPUT: 2, NOT_FOUND: 2, PIPELINE: 2, DATA_STORE: 1, SERVICE: 2, CANCELLED: 130 }

/**
 * @param error anything thrown.
 * @returns its ErrorCode, also after a trip between threads; null for an error that is not ours.
 */
export function errorCode(error: unknown): ErrorCode | null {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && code in EXIT_CODES ? (code as ErrorCode) : null
}

/**
 * @param error anything thrown.
 * @returns the exit code of DESIGN: 2 the caller's mistake, 130 interrupted, 1 everything else.
 */
export function exitCode(error: unknown): number {
  const code = errorCode(error)
  return code ? EXIT_CODES[code] : 1
}
