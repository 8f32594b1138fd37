/** Parameters and answers that several operations of /api/v1 share. In: zod. Out: schemas, read by the operations beside this file. */
import { z } from 'zod'
import { jobSchema } from './schemas.ts'

export const id = (name: string) => z.coerce.number({ error: `${name} must be a positive integer.` }).int(`${name} must be a positive integer.`).min(1, `${name} must be a positive integer.`).max(2 ** 31 - 1, `${name} must be a positive integer.`)
export const runId = z.string().min(1).max(100).describe('An id, or "latest".')
export const started = { status: 202 as const, about: 'The job; watch it at /jobs/{jobId}/events.', schema: z.object({ job: jobSchema }) }
