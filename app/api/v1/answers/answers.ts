/** What answers each operation of /api/v1. In: checked input. Out: a value for JSON with the version it holds for, or a response. */
import { corpusAnswers } from './corpora.ts'
import { jobAnswers } from './jobs.ts'
import { paperAnswers } from './papers.ts'
import { provenanceAnswers } from './provenance.ts'
import { runAnswers } from './runs.ts'
import type { Input } from '@/lib/api/operation.ts'
import type { operations, OperationName } from '@/lib/api/operations.ts'

/** `version`: of a finished run, for its ETag. */
export type Answer<Name extends OperationName> = (input: Input<(typeof operations)[Name]>, request: Request) => Promise<{ value: unknown; version?: string } | Response>

export const answers: { [Name in OperationName]: Answer<Name> } = { ...corpusAnswers, ...provenanceAnswers, ...jobAnswers, ...runAnswers, ...paperAnswers }
