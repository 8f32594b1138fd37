/**
 * Everything /api/v1 can do: what the dashboard and the command line can, as a table.
 * In: schemas.   Out: operations, described by ./openapi.ts and answered by app/api/v1.
 */
import { z } from 'zod'
import { corpusNameSchema } from '../domain/corpus-name.ts'
import { DATE_KINDS, FITS, MAX_SEARCH_LENGTH, PAPER_SORTS } from '../domain/paper-filter.ts'
import { webRunOptionsSchema } from '../domain/run-options.ts'
import { RUN_STATUSES } from '../domain/run.ts'
import { corpusOperations } from './corpus-operations.ts'
import { day } from './job-requests.ts'
import { operation, pageOf, paging } from './operation.ts'
import { id, runId, started } from './parameters.ts'
import { jobSchema, kCandidateSchema, paperSchema, risingTermSchema, runSchema, themeIdSchema, themeSchema, trendPointSchema, uploadPreviewSchema, wholePaperSchema } from './schemas.ts'

const MAX_RULE = 'max must be an integer in [1, 1000000].'
const period = z.string().regex(/^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/, { error: 'A period must be written 2019, 2019-Q3 or 2019-07.' })
const filter = {
  q: z.string().trim().min(1).max(MAX_SEARCH_LENGTH).optional().describe('Words, "phrases", -without, begin*.'),
  theme: z.string().regex(/^[tp][1-9]\d{0,5}$/, { error: 'theme must look like t3, or p1 for a group of themes.' }).optional().describe('"t3" for a theme, "p1" for a group and all its themes.'),
  term: z.string().trim().min(1).max(MAX_SEARCH_LENGTH).optional().describe('A term as the run prints it: only papers that hold it in any form, by itself or in a longer phrase. Runs of before keep no terms: make them again.'),
  from: period.optional(), to: period.optional(), venue: z.string().trim().min(1).max(500).optional(),
  author: z.string().trim().min(1).max(500).optional().describe('A name as the papers have it.'),
  date: z.enum(DATE_KINDS, { error: `date must be one of ${DATE_KINDS.join(', ')}.` }).optional().describe('Only papers that no period counts, or that a test counts. none: without a date. odd: of a year that cannot be right. rough: dated less exactly than the periods. unused: any of these. tested: only papers of the periods that are tested, which are over and not too thin.'),
  fit: z.enum(FITS, { error: `fit must be one of ${FITS.join(', ')}.` }).optional().describe('weak: only papers that belong nowhere in particular. misplaced: only papers closer to another theme than to their own.'),
  window: z.string().regex(/^w[1-9]\d{0,3}$/, { error: 'window must look like w3.' }).optional().describe('"w3": papers that their window of time has in its third theme, counted over all windows of the evolution.'),
  also: z.string().regex(/^[\w-]{1,40}(\.t[1-9]\d{0,5})?$/, { error: 'also must be the id of a run, or RUN.t3 for a theme of it.' }).optional().describe('Papers that this other run of the corpus has in a theme too, or in that theme.'),
}

const reading = {
  name: z.string().max(255).default('papers').describe('The file\'s name, for the report.'),
  format: z.string().regex(/^[a-z\d-]{1,40}$/, { error: 'format must be auto or the name of a format.' }).default('auto').describe('"auto" tells it by the content.'),
  map: z.string().min(1).max(4000).optional().describe('The columns of a table, or keys of JSON objects, that hold a field: title=Titel,abstract=Zusammenfassung, or a JSON object; "venue=" is not read.'),
}

export const operations = {
  ...corpusOperations,

  previewImport: operation({
    method: 'post', path: '/imports/preview', tag: 'jobs', isUpload: true, summary: 'Show how a file of papers would be read. Nothing is stored.', description: 'As `paperdrift ingest --preview`: formats, encodings, columns, first records and refusals.',
    query: z.object(reading), answer: { status: 200, about: 'What the file holds, or why it cannot be read.', schema: uploadPreviewSchema },
  }),
  startImport: operation({
    method: 'post', path: '/imports', tag: 'jobs', isUpload: true, summary: 'Import a file of papers.',
    description: 'The body is the file as it is, of any format that `paperdrift ingest` reads, plain or compressed.',
    query: z.object({ corpus: corpusNameSchema, ...reading }),
    answer: started,
  }),
  startFetch: operation({
    method: 'post', path: '/fetches', tag: 'jobs', summary: 'Fetch papers from a service on the network.', description: 'The services and what their queries hold: `paperdrift fetch --help`.',
    body: z.strictObject({ service: z.string().regex(/^[a-z\d-]{1,40}$/, { error: 'service must be the name of a service.' }), query: z.string().max(1000).default(''), from: day('from').optional(), to: day('to').optional(), max: z.int(MAX_RULE).min(1, MAX_RULE).max(1_000_000, MAX_RULE).default(2000), corpus: corpusNameSchema }),
    answer: started,
  }),
  startIdFetch: operation({
    method: 'post', path: '/fetches/ids', tag: 'jobs', summary: 'Fetch papers by their ids from services on the network.', description: 'arXiv ids are asked of arXiv, PubMed numbers of PubMed, DOIs of Crossref, or of OpenAlex if there is a key. An id that gives no paper is refused with its place in the list.',
    body: z.strictObject({ ids: z.array(z.string().trim().min(1).max(300).regex(/^[^\r\n]*$/, { error: 'An id must be one line.' })).min(1, { error: 'ids must hold at least one id.' }).max(1000, { error: 'ids must hold at most 1000 ids.' }).describe('DOIs, arXiv ids and PubMed numbers, with or without addresses.'), corpus: corpusNameSchema }), answer: started,
  }),
  startRun: operation({
    method: 'post', path: '/runs', tag: 'runs', summary: 'Group the papers of a corpus into themes.', description: 'One job at a time works on a database; the others wait their turn.',
    body: z.strictObject({ corpus: corpusNameSchema, options: webRunOptionsSchema.prefault({}).describe('Left out: the recommended ones.') }),
    answer: started,
  }),
  listJobs: operation({ method: 'get', path: '/jobs', tag: 'jobs', summary: 'The newest 200 jobs of any status, newest first.', answer: { status: 200, about: 'The jobs.', schema: z.object({ jobs: z.array(jobSchema) }) } }),
  getJob: operation({ method: 'get', path: '/jobs/{jobId}', tag: 'jobs', summary: 'One job.', params: z.object({ jobId: id('jobId') }), answer: { status: 200, about: 'The job, and what it reports once it is done.', schema: z.object({ job: jobSchema, result: z.unknown() }) } }),
  watchJob: operation({ method: 'get', path: '/jobs/{jobId}/events', tag: 'jobs', summary: 'A job as it goes on.', params: z.object({ jobId: id('jobId') }), answer: { status: 200, about: 'Server-sent events: each is the job as JSON; the event "end" comes last.', schema: null, mediaType: 'text/event-stream' } }),
  cancelJob: operation({ method: 'post', path: '/jobs/{jobId}/cancel', tag: 'jobs', summary: 'End a job.', description: 'The last good run stays as it was. A job that has ended is left as it is.', params: z.object({ jobId: id('jobId') }), answer: { status: 200, about: 'The job, as a rule ended.', schema: z.object({ job: jobSchema }) } }),

  listRuns: operation({ method: 'get', path: '/runs', tag: 'runs', summary: 'Runs, newest first.', query: z.object({ corpusId: id('corpusId').optional(), status: z.enum(RUN_STATUSES, { error: `status must be one of ${RUN_STATUSES.join(', ')}.` }).optional() }), answer: { status: 200, about: 'The runs.', schema: z.object({ runs: z.array(runSchema) }) } }),
  getRun: operation({ method: 'get', path: '/runs/{runId}', tag: 'runs', summary: 'One run of any status.', params: z.object({ runId }), answer: { status: 200, about: 'The run.', schema: runSchema } }),
  removeRun: operation({ method: 'delete', path: '/runs/{runId}', tag: 'runs', summary: 'Remove a run, for good.', params: z.object({ runId: z.string().min(1).max(100) }), answer: started }),
  compareRuns: operation({
    method: 'get', path: '/runs/{runId}/compare', tag: 'runs', isImmutable: true, summary: 'How two finished runs of one corpus agree.', params: z.object({ runId }), query: z.object({ with: z.string().min(1).max(100).describe('Id of the other run.') }),
    answer: { status: 200, about: 'Agreement, and how many papers each pair of themes shares.', schema: z.object({ papers: z.int().min(0), ari: z.number().nullable().describe('Adjusted Rand index.'), ami: z.number().nullable().describe('Adjusted mutual information.'), shared: z.array(z.object({ themeId: themeIdSchema, otherThemeId: themeIdSchema, papers: z.int().min(1) })) }) },
  }),
  listMovedPapers: operation({
    method: 'get', path: '/runs/{runId}/compare/papers', tag: 'runs', summary: 'Papers whose theme in the other run is not the one that matches theirs, those that fitted best first.', params: z.object({ runId }), query: z.object({ with: z.string().min(1).max(100).describe('Id of the other run.'), ...paging }),
    answer: { status: 200, about: 'A page of papers.', schema: pageOf('papers', z.object({ id: z.int(), title: z.string(), themeId: themeIdSchema, otherThemeId: themeIdSchema })) },
  }),
  startRunImport: operation({
    method: 'post', path: '/archives', tag: 'runs', isUpload: true, summary: 'Open a run that another Paperdrift exported.', description: 'The body is the .paperdrift archive. Every checksum is compared first, and all of it is stored or nothing.',
    query: z.object({ name: z.string().max(255).default('run.paperdrift').describe('The file\'s name, for the report.'), corpus: corpusNameSchema.optional().describe('The corpus its papers go to; default the one that the archive names.') }), answer: started,
  }),
  listThemes: operation({ method: 'get', path: '/runs/{runId}/themes', tag: 'runs', isImmutable: true, summary: 'The themes of a finished run, the largest first.', params: z.object({ runId }), answer: { status: 200, about: 'The themes.', schema: z.object({ themes: z.array(themeSchema) }) } }),
  getTheme: operation({ method: 'get', path: '/runs/{runId}/themes/{themeId}', tag: 'runs', isImmutable: true, summary: 'One theme.', params: z.object({ runId, themeId: themeIdSchema }), answer: { status: 200, about: 'The theme, and the themes most like it.', schema: z.object({ theme: themeSchema, related: z.array(z.object({ themeId: themeIdSchema, similarity: z.number() })) }) } }),
  listThemeAuthors: operation({
    method: 'get', path: '/runs/{runId}/themes/{themeId}/authors', tag: 'runs', summary: 'The names on most papers of a theme.', description: 'A name is what stands in the papers: two people of one name are one.', params: z.object({ runId, themeId: themeIdSchema }), query: z.object({ limit: paging.limit }),
    answer: { status: 200, about: 'The names, ties by name.', schema: z.object({ authors: z.array(z.object({ name: z.string(), papers: z.int().min(1) })) }) },
  }),
  listRunVenues: operation({
    method: 'get', path: '/runs/{runId}/venues', tag: 'papers', summary: 'Venues of the papers of a run\'s corpus, as "venue" of the list of papers takes them.', params: z.object({ runId }), query: z.object({ limit: paging.limit }),
    answer: { status: 200, about: 'The venues, the largest first.', schema: z.object({ venues: z.array(z.object({ venue: z.string(), papers: z.int().min(1) })) }) },
  }),
  getTrends: operation({
    method: 'get', path: '/runs/{runId}/trends', tag: 'runs', isImmutable: true, summary: 'Shares over time, rising terms, and what to know of the dates.', params: z.object({ runId }), query: z.object({ theme: themeIdSchema.optional() }),
    answer: { status: 200, about: 'The trends; periods without papers have no points.', schema: z.object({ unit: z.string().nullable(), partial: z.string().nullable().describe('The period that is not over.'), notes: z.array(z.string()), points: z.array(trendPointSchema), risingTerms: z.array(risingTermSchema) }) },
  }),
  listGroups: operation({
    method: 'get', path: '/runs/{runId}/groups', tag: 'runs', isImmutable: true, summary: 'Groups of themes that are alike.', params: z.object({ runId }),
    answer: { status: 200, about: 'The groups; none if the themes are few. A theme names its group as parentIndex.', schema: z.object({ groups: z.array(z.object({ index: z.int(), key: z.string(), label: z.string(), size: z.int().min(0) })) }) },
  }),
  getEvolution: operation({
    method: 'get', path: '/runs/{runId}/evolution', tag: 'runs', isImmutable: true, summary: 'How themes hand over to each other from window to window of time.', params: z.object({ runId }),
    answer: { status: 200, about: 'The evolution; null without dates.', schema: z.object({ evolution: z.looseObject({}).nullable() }) },
  }),
  listKCandidates: operation({ method: 'get', path: '/runs/{runId}/k-candidates', tag: 'runs', isImmutable: true, summary: 'The numbers of themes that were tried.', params: z.object({ runId }), answer: { status: 200, about: 'By k; empty if k was given.', schema: z.object({ candidates: z.array(kCandidateSchema), reason: z.string().nullable() }) } }),
  listPapers: operation({
    method: 'get', path: '/runs/{runId}/papers', tag: 'papers', isImmutable: true, summary: 'Search and list the papers of a finished run.', params: z.object({ runId }),
    query: z.object({ ...filter, sort: z.enum(PAPER_SORTS, { error: `sort must be one of ${PAPER_SORTS.join(', ')}.` }).default('relevance'), ...paging }),
    answer: { status: 200, about: 'A page of papers.', schema: pageOf('papers', paperSchema) },
  }),
  getPaper: operation({ method: 'get', path: '/runs/{runId}/papers/{paperId}', tag: 'papers', isImmutable: true, summary: 'One paper, and why it is where it is.', params: z.object({ runId, paperId: id('paperId') }), answer: { status: 200, about: 'The paper.', schema: wholePaperSchema } }),
  listNearestPapers: operation({
    method: 'get', path: '/runs/{runId}/papers/{paperId}/nearest', tag: 'papers', isImmutable: true, summary: 'The papers of the run that are most like one, nearest first.', params: z.object({ runId, paperId: id('paperId') }),
    answer: { status: 200, about: 'Ids with their cosine; empty for a paper without a theme.', schema: z.object({ papers: z.array(z.object({ paperId: z.int(), cosine: z.number() })) }) },
  }),
  exportRun: operation({
    method: 'get', path: '/runs/{runId}/exports/{what}', tag: 'exports', isImmutable: true, summary: 'A finished run as a file.', description: 'What there is and in which formats: the page "Export" of a run, or `paperdrift export --help`.',
    params: z.object({ runId, what: z.string().regex(/^[a-z-]{1,40}$/, { error: 'what must be themes, papers, trends or another export that there is.' }) }), query: z.object({ format: z.string().regex(/^[a-z-]{1,40}$/, { error: 'format must be csv or another format that there is.' }).default('csv'), theme: themeIdSchema.optional().describe('Only papers of this theme, where the export allows it.') }),
    answer: { status: 200, about: 'The file.', schema: null, mediaType: 'application/octet-stream' },
  }),
  getDescription: operation({ method: 'get', path: '/openapi.json', tag: 'about', summary: 'This description, OpenAPI 3.1.', answer: { status: 200, about: 'The description.', schema: z.looseObject({ openapi: z.literal('3.1.0') }) } }),
} as const

export type OperationName = keyof typeof operations
