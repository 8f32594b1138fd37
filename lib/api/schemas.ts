/**
 * The values that /api/v1 gives, as schemas. Names and units are those of lib/domain.
 * In: nothing.   Out: schemas, read by the operations beside this file and checked against real answers by app/api/v1/contract.test.ts.
 */
import { z } from 'zod'
import { JOB_KINDS, JOB_STATUSES } from '../domain/job.ts'
import { runOptionsSchema } from '../domain/run-options.ts'
import { RUN_STATUSES, STAGES } from '../domain/run.ts'
import { VERDICTS } from '../domain/trend.ts'

const time = z.string().describe('ISO 8601, UTC.')
const count = z.int().min(0)
const fraction = z.number().min(0).max(1)
const named = (id: string, schema: z.ZodType) => schema.meta({ id })

export const themeIdSchema = z.string().regex(/^t[1-9]\d{0,5}$/, 'themeId must look like t1.').describe('"t1" is the largest theme of the run.')

export const corpusSchema = named('Corpus', z.object({
  id: z.int(), name: z.string(), createdAt: time,
  papers: count.describe('Those that stand for themselves; papers merged into another are not counted.'),
  undated: count, firstYear: z.int().nullable(), lastYear: z.int().nullable(),
  years: z.array(z.object({ year: z.int(), papers: count })), runs: count, lastImportAt: time.nullable(),
}))

export const jobSchema = named('Job', z.object({
  id: z.int(), kind: z.enum(JOB_KINDS), corpus: z.string().nullable(), subject: z.string().describe('What is worked on, for people.'),
  status: z.enum(JOB_STATUSES), stage: z.string().nullable(), progress: fraction, papers: count.nullable(), papersPerSecond: z.number().nullable(),
  runId: z.string().nullable().describe('The run that it makes, as soon as there is one.'), error: z.string().nullable(),
  createdAt: time, startedAt: time.nullable(), finishedAt: time.nullable(), elapsedMs: z.number().nullable(), isCancelling: z.boolean(),
}))

const metric = z.number().nullable()
export const runSchema = named('Run', z.object({
  id: z.string(), corpusId: z.int(), corpusName: z.string(), status: z.enum(RUN_STATUSES), stage: z.string().nullable(), progress: fraction,
  createdAt: time, finishedAt: time.nullable(), error: z.string().nullable(), options: runOptionsSchema.partial(),
  k: z.int().nullable(), kReason: z.string().nullable().describe('Why k is what it is; null if it was given.'),
  documents: count.nullable(), skipped: count.nullable().describe('Papers without a single known term; they are in no theme.'), inertia: metric, iterations: count.nullable(),
  quality: z.object({ silhouette: metric, npmi: metric, cv: metric, diversity: metric, stability: metric, trustworthiness: metric, explainedVariance: metric, weakFits: count }).partial().nullable(),
  timingsMs: z.object(Object.fromEntries([...STAGES, 'total'].map((stage) => [stage, metric]))).partial().nullable(), peakRssBytes: z.number().nullable(),
}))

const term = z.object({ term: z.string(), weight: z.number(), documents: count })
const burst = z.object({ from: z.string(), to: z.string(), weight: z.number(), q: fraction })
export const trendSchema = named('ThemeTrend', z.object({
  verdict: z.enum(VERDICTS), direction: z.string(), sentence: z.string().describe('For people.'),
  pointsPerYear: z.object({ slope: z.number(), low: z.number(), high: z.number() }).nullable().describe('Theil–Sen slope in percentage points a year, with its 95 % band.'),
  p: fraction, q: fraction.describe('After Benjamini–Hochberg over the themes; decides the verdict.'), firstShare: fraction.nullable(), lastShare: fraction.nullable(), since: z.string().nullable(),
  doublingYears: z.number().nullable(), halvingYears: z.number().nullable(), bursts: z.array(burst), papers: count, meanDate: z.number().nullable(),
}))
export const themeSchema = named('Theme', z.object({
  id: themeIdSchema, key: z.string(), label: z.string(), automaticLabel: z.string(), labelNote: z.string().nullable(), size: count, terms: z.array(term),
  metrics: z.object({ coherence: metric, stability: metric, coherenceCv: metric, similarity: metric, silhouette: metric, weakFits: count }).partial(),
  x: z.number(), y: z.number(), parentIndex: z.int().nullable(), representatives: z.array(z.int()).describe('Ids of the papers to read first.'), trend: trendSchema,
}))

export const paperSchema = named('Paper', z.object({
  id: z.int(), sourceId: z.string(), title: z.string(), authors: z.array(z.string()), venue: z.string().nullable(), published: z.string().nullable().describe('YYYY, YYYY-MM or YYYY-MM-DD, as exact as its source.'),
  themeId: themeIdSchema, similarity: z.number().describe('Cosine to the centroid of its theme.'), margin: z.number().nullable().describe('similarity − cosine to the runner-up\'s centroid.'),
}))
const reasons = z.array(z.object({ term: z.string(), share: z.number() })).describe('Terms with their part of the similarity, strongest first.')
export const wholePaperSchema = named('WholePaper', z.object({
  id: z.int(), sourceId: z.string(), title: z.string(), abstract: z.string(), authors: z.array(z.string()), venue: z.string().nullable(), published: z.string().nullable(),
  doi: z.string().nullable(), arxivId: z.string().nullable(), url: z.string().nullable(), keywords: z.array(z.string()), citations: count.nullable(),
  place: z.object({ themeId: themeIdSchema, similarity: z.number(), runnerUpId: themeIdSchema.nullable(), margin: z.number().nullable(), isWeakFit: z.boolean(), reasons, runnerUpReasons: reasons }).nullable().describe('Null for a paper without a single known term.'),
}))

export const trendPointSchema = named('TrendPoint', z.object({
  themeId: themeIdSchema, period: z.string().describe('"2019", "2019-Q3" or "2019-07".'), count, total: count.describe('All dated papers of the run in the period.'), share: fraction, low: fraction, high: fraction,
}))
export const risingTermSchema = named('RisingTerm', z.object({ themeId: themeIdSchema.nullable(), term: z.string(), since: z.string(), papers: count, papersBefore: count, share: fraction, shareBefore: fraction, q: fraction }))
export const kCandidateSchema = named('KCandidate', z.object({ k: z.int(), stability: z.number(), silhouette: z.number(), npmi: metric, score: z.number() }))
export const problemSchema = named('Problem', z.object({
  type: z.string(), title: z.string(), status: z.int(), detail: z.string().describe('One sentence that says what to change.'), code: z.string(), reference: z.string().optional().describe('To be found in the server\'s log.'),
}))

const source = z.object({ id: z.int().describe('Of the import.'), source: z.string() })
export const importSchema = named('Import', z.object({
  id: z.int(), source: z.string().describe('File or service.'), format: z.string(), status: z.enum(['running', 'done', 'failed']),
  accepted: count.describe('accepted + merged + refused = records.'), merged: count, unchanged: count.describe('Of the merged: those that brought nothing new; they are not kept one by one.'), refused: count,
  warnings: z.array(z.string()), error: z.string().nullable(), startedAt: time, finishedAt: time.nullable(),
}))
export const importRecordSchema = named('ImportRecord', z.object({
  importId: z.int(), source: z.string(), line: count, reason: z.string(), excerpt: z.string(), duplicateOf: z.string().nullable().describe('Title and id of the paper that it joined; null if it was refused.'), paperId: z.int().nullable(),
}))
export const listedPaperSchema = named('ListedPaper', z.object({ id: z.int(), title: z.string(), authors: z.array(z.string()), venue: z.string().nullable(), published: z.string().nullable() }))
export const mixedPaperSchema = named('MixedPaper', z.object({ id: z.int(), sourceId: z.string(), title: z.string(), fields: z.record(z.string(), z.array(z.string())).describe('Field → the sources that gave it.') }))
const origin = z.object({ importId: z.int(), source: z.string(), line: count })
const paper = z.object({ sourceId: z.string().nullable(), title: z.string(), abstract: z.string(), authors: z.array(z.string()), venue: z.string().nullable(), published: z.string().nullable(), doi: z.string().nullable(), arxivId: z.string().nullable(), pmid: z.string().nullable(), url: z.string().nullable(), keywords: z.array(z.string()), citations: count.nullable() })
export const storedPaperSchema = named('StoredPaper', z.object({
  id: z.int(), mergedIntoId: z.int().nullable(), runId: z.string().nullable().describe('The newest finished run that it is in.'), origin,
  paper,
  sources: z.array(z.object({ field: z.string(), imports: z.array(source) })).describe('Fields that are not of its origin alone.'),
  parts: z.array(z.object({ id: z.int(), title: z.string(), published: z.string().nullable(), origin })).describe('Papers that were merged into it.'),
}))
const proposed = z.object({ id: z.int(), sourceId: z.string(), title: z.string(), abstract: z.string(), authors: z.array(z.string()), venue: z.string().nullable(), published: z.string().nullable(), doi: z.string().nullable() })
export const proposalSchema = named('Proposal', z.object({ similarity: fraction.describe('Share of the word sequences of both abstracts that they have in common.'), decision: z.enum(['joined', 'apart']).nullable(), papers: z.array(proposed).length(2) }))
const previewedRecord = z.union([z.object({ line: z.int(), paper }), z.object({ line: z.int(), reason: z.string(), excerpt: z.string() })])
export const uploadPreviewSchema = named('ImportPreview', z.object({
  file: z.string(), problem: z.string().nullable().describe('Why it cannot be read; null if it can.'), isRefused: z.boolean().describe('An import would fail as well; false if it only was too much to look at.'), isIdList: z.boolean().describe('It holds ids, not records: POST /fetches/ids gets the papers.'),
  files: z.array(z.object({
    file: z.string(), format: z.string(), encoding: z.string(), columns: z.array(z.string()).nullable(), mapping: z.record(z.string(), z.array(z.string())).nullable().describe('Field of a paper → the columns that give it.'),
    problem: z.string().nullable().describe('Why a table gives no papers yet.'), warnings: z.array(z.string()), records: z.array(previewedRecord),
  })).describe('One, or those of an archive; empty if the file cannot be read.'),
}))
