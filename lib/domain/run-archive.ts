/**
 * A whole run on its way to another Paperdrift: what its members hold, row by row.
 * In: ../data/archive-rows.ts, or an archive read by ../sources/run-archive.ts.   Out: RunArchive, written by ../export/archive.ts and
 * stored by ../data/store-archive.ts.
 */
import { z } from 'zod'

/** Raised when a member changes so that an older Paperdrift would misread it. 1 had no imports, proposals and nearest papers. */
export const ARCHIVE_VERSION = 2

/** @returns whether a file of that name is an archive: it is opened as a run, not read as papers. */
export const isArchiveName = (name: string): boolean => /\.paperdrift$/i.test(name)

const number = z.number()
const whole = z.number().int()
const index = whole.min(0)
const text = z.string()
const json = z.unknown()

/** Fields by name, each with the imports that gave it. */
const fieldSources = z.record(text, z.array(index)).nullable()

/** Papers and imports are named by their place in papers.jsonl and imports.jsonl, from 0. What is optional came with version 2. */
export const archiveRows = {
  imports: z.strictObject({
    source: text, format: text, status: text, accepted: index, merged: index, unchanged: index, refused: index, warnings: z.array(text).nullable(), error: text.nullable(), startedAt: z.iso.datetime(), finishedAt: z.iso.datetime().nullable(),
  }),
  papers: z.strictObject({
    identity: text, sourceId: text, title: text, abstract: text, authors: z.array(text), venue: text.nullable(), published: text.nullable(), doi: text.nullable(), arxivId: text.nullable(),
    pmid: text.nullable(), url: text.nullable(), keywords: z.array(text), citations: index.nullable(), contentHash: z.string().regex(/^[0-9a-f]{64}$/), mergedInto: index.nullable(), keys: z.array(text),
    import: index.optional(), line: whole.optional(), fieldSources: fieldSources.optional(), ownFields: z.strictObject({ paper: z.record(text, json), sources: fieldSources, batchId: index }).nullable().optional(),
  }),
  rejections: z.strictObject({ import: index, kind: z.enum(['refused', 'merged']), line: whole, reason: text, excerpt: text, duplicateOf: text.nullable(), bare: z.record(text, json).nullable() }),
  proposals: z.strictObject({ paper: index, other: index, similarity: number, decision: z.enum(['joined', 'apart']).nullable().optional() }),
  themes: z.strictObject({
    index, key: text, label: text, automaticLabel: text, labelNote: text.nullable(), size: index, terms: z.array(z.strictObject({ term: text, weight: number, documents: index })), metrics: z.record(text, json),
    x: number, y: number, level: index, parentIndex: index.nullable(), place: index, representatives: z.array(index), trend: z.record(text, json).nullable(), venueShares: z.array(z.record(text, json)).nullable(),
  }),
  assignments: z.strictObject({
    paper: index, themeIndex: index, similarity: number, runnerUpIndex: index.nullable(), margin: number.nullable(), isWeakFit: z.boolean(), isMisplaced: z.boolean().nullable().optional(), windowTheme: index.nullable().optional(), x: number, y: number,
    reasons: z.array(z.tuple([text, number])), runnerUpReasons: z.array(z.tuple([text, number])),
  }),
  /** `papers`: their places, packed as ../data/term-papers.ts packs ids, in base64. */
  terms: z.strictObject({ term: text, papers: z.base64() }),
  trends: z.strictObject({ themeIndex: index, period: text, count: index, total: index, share: number, low: number, high: number }),
  links: z.strictObject({ kind: z.enum(['related', 'continuation', 'split', 'merge']), fromWindow: whole, fromIndex: index, toIndex: index, weight: number }),
  candidates: z.strictObject({ k: index, stability: number, silhouette: number, npmi: number.nullable(), score: number }),
} as const
export type ArchiveTable = keyof typeof archiveRows
export type ArchiveRow<T extends ArchiveTable> = z.infer<(typeof archiveRows)[T]>

/** The run itself, and the corpus it is of. */
export const archivedRunSchema = z.strictObject({
  id: z.string().regex(/^[\w-]{1,40}$/), corpusName: z.string().min(1).max(100), corpusHash: text.nullable(), manifestHash: text, version: text.nullable(), createdAt: z.iso.datetime(), finishedAt: z.iso.datetime().nullable(),
  options: z.record(text, json), seed: whole, engine: text, space: text, k: index, documents: index.nullable(), skipped: index.nullable(), inertia: number.nullable(), iterations: index.nullable(),
  timingsMs: z.record(text, number.nullable()).nullable(), metrics: z.record(text, json).nullable(), kReason: text.nullable(), trends: z.record(text, json).nullable(), peakRssBytes: number.nullable(),
})
export type ArchivedRun = z.infer<typeof archivedRunSchema>

export const archiveManifestSchema = z.object({
  format: z.literal('paperdrift run'),
  formatVersion: whole.min(1),
  run: archivedRunSchema,
  areProposalsCurrent: z.boolean().optional(),
  members: z.array(z.strictObject({ name: text, bytes: index, sha256: z.string().regex(/^[0-9a-f]{64}$/) })).max(32),
})
export type ArchiveManifest = z.infer<typeof archiveManifestSchema>

/** Everything of a run, each part read when it is asked for. */
export interface RunArchive {
  run: ArchivedRun
  /** Whether near-duplicates were looked for among the papers as they are. */
  areProposalsCurrent: boolean
  rows<T extends ArchiveTable>(table: T): AsyncIterable<ArchiveRow<T>[]>
  /** Vocabulary, idf, basis and centroids, as ../pipeline/fitted-model.ts writes them; null if the run has none. */
  fittedModel(): Promise<Uint8Array | null>
  /** As ../data/nearest-papers.ts writes them, a record for each row of `assignments`, papers named by their place + 1; null if the run has none. */
  nearest(): Promise<Uint8Array | null>
}

const NEW_IN_2: ArchiveTable[] = ['imports', 'rejections', 'proposals', 'terms']
/** Came later: an archive may lack it, and an older Paperdrift does without. */
const OPTIONAL: ArchiveTable[] = ['terms']

/** @returns the tables of an archive of that version, in the order of its members. */
export const tablesOf = (version: number): ArchiveTable[] => (Object.keys(archiveRows) as ArchiveTable[]).filter((table) => version > 1 || !NEW_IN_2.includes(table))

/** @returns the name of a table's member. */
export const memberName = (table: ArchiveTable): string => `${table}.jsonl`
export const MODEL_MEMBER = 'model.bin'
export const NEAREST_MEMBER = 'nearest.bin'
/** @returns every member that an archive of that version must have beside its manifest. */
export const membersOf = (version: number): string[] => [...tablesOf(version).filter((table) => !OPTIONAL.includes(table)).map(memberName), MODEL_MEMBER, ...(version > 1 ? [NEAREST_MEMBER] : [])]
export const MANIFEST_MEMBER = 'manifest.json'
