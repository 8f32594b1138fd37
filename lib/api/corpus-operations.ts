/**
 * What /api/v1 can do with corpora: the papers they hold, where these come from, what was merged and what may be one.
 * In: schemas.   Out: operations, a part of ./operations.ts, answered by app/api/v1/answers/corpora.ts and provenance.ts.
 */
import { z } from 'zod'
import { corpusNameSchema } from '../domain/corpus-name.ts'
import { decisionSchema } from './job-requests.ts'
import { operation, pageOf, paging } from './operation.ts'
import { id, started } from './parameters.ts'
import { corpusSchema, importRecordSchema, importSchema, listedPaperSchema, mixedPaperSchema, proposalSchema, storedPaperSchema } from './schemas.ts'

const corpusId = id('corpusId')
const params = z.object({ corpusId })
const page = <T extends string>(name: T, schema: z.ZodType) => ({ status: 200 as const, about: 'A page of the list.', schema: pageOf(name, schema) })

export const corpusOperations = {
  listCorpora: operation({ method: 'get', path: '/corpora', tag: 'corpora', summary: 'All corpora, the one with the latest import first.', answer: { status: 200, about: 'The corpora.', schema: z.object({ corpora: z.array(corpusSchema) }) } }),
  getCorpus: operation({ method: 'get', path: '/corpora/{corpusId}', tag: 'corpora', summary: 'One corpus.', params, answer: { status: 200, about: 'The corpus.', schema: corpusSchema } }),
  renameCorpus: operation({ method: 'post', path: '/corpora/{corpusId}/rename', tag: 'corpora', summary: 'Give a corpus another name.', params, body: z.strictObject({ name: corpusNameSchema }), answer: started }),
  removeCorpus: operation({ method: 'delete', path: '/corpora/{corpusId}', tag: 'corpora', summary: 'Remove a corpus with its papers and runs, for good.', params, answer: started }),
  startEnrichment: operation({
    method: 'post', path: '/corpora/{corpusId}/enrich', tag: 'jobs', summary: 'Fill in missing dates, DOIs, venues and abstracts from services on the network.', params,
    body: z.strictObject({ byTitle: z.boolean().default(false).describe('Look papers without an id up by title.'), threshold: z.number({ error: 'threshold must be a number in [0.5, 1].' }).min(0.5, 'threshold must be a number in [0.5, 1].').max(1, 'threshold must be a number in [0.5, 1].').default(0.9).describe('Least similarity of titles.') }), answer: started,
  }),

  listImports: operation({ method: 'get', path: '/corpora/{corpusId}/imports', tag: 'corpora', summary: 'Past imports of a corpus, newest first.', params, query: z.object(paging), answer: page('imports', importSchema) }),
  getImport: operation({ method: 'get', path: '/corpora/{corpusId}/imports/{importId}', tag: 'corpora', summary: 'One past import.', params: z.object({ corpusId, importId: id('importId') }), answer: { status: 200, about: 'The import.', schema: importSchema } }),
  listImportRecords: operation({
    method: 'get', path: '/corpora/{corpusId}/imports/{importId}/records', tag: 'corpora', summary: 'Records of an import that did not become papers of their own, with line and reason.', params: z.object({ corpusId, importId: id('importId') }),
    query: z.object({ kind: z.enum(['refused', 'merged'], { error: 'kind must be refused or merged.' }).default('refused'), ...paging }), answer: page('records', importRecordSchema),
  }),
  listMerges: operation({ method: 'get', path: '/corpora/{corpusId}/merges', tag: 'corpora', summary: 'Records of all imports that joined another paper, and by which rule.', params, query: z.object(paging), answer: page('records', importRecordSchema) }),
  listSources: operation({ method: 'get', path: '/corpora/{corpusId}/sources', tag: 'corpora', summary: 'Papers of several sources, and which source gave which field.', params, query: z.object(paging), answer: page('papers', mixedPaperSchema) }),
  listStoredPapers: operation({ method: 'get', path: '/corpora/{corpusId}/papers', tag: 'corpora', summary: 'Papers of a corpus as they are stored, whatever runs say of them.', params, query: z.object({ importId: id('importId').optional().describe('Only those that this import brought.'), year: z.string().regex(/^(\d{4}|none)$/, { error: 'year must be four digits, or none.' }).optional().describe('Only those of this year; none: those without a date.'), ...paging }), answer: page('papers', listedPaperSchema) }),
  getStoredPaper: operation({ method: 'get', path: '/corpora/{corpusId}/papers/{storedId}', tag: 'corpora', summary: 'One paper as it is stored, which source gave each field, and what was merged into it.', params: z.object({ corpusId, storedId: id('storedId') }), answer: { status: 200, about: 'The paper.', schema: storedPaperSchema } }),
  listDuplicates: operation({
    method: 'get', path: '/corpora/{corpusId}/duplicates', tag: 'corpora', summary: 'Pairs of papers with nearly the same abstract, the most alike first.', params,
    query: z.object({ decision: z.enum(['none', 'joined', 'apart'], { error: 'decision must be none, joined or apart.' }).default('none').describe('What a person said of them.'), ...paging }),
    answer: { status: 200, about: 'A page of pairs, as last looked for.', schema: pageOf('proposals', proposalSchema).extend({ isCurrent: z.boolean().describe('They are of the papers as they are now; if not, POST to this address looks for them.') }) },
  }),
  findDuplicates: operation({ method: 'post', path: '/corpora/{corpusId}/duplicates', tag: 'jobs', summary: 'Look for pairs of papers with nearly the same abstract. Nothing is merged.', params, answer: started }),
  decideDuplicates: operation({ method: 'post', path: '/corpora/{corpusId}/duplicates/decisions', tag: 'jobs', summary: 'Say that proposed pairs are one paper, or are not, or take it back.', params, body: decisionSchema, answer: started }),
} as const
