/** The dialects of JSON records. In: their files. Out: the one that a record is of, asked by ./json-lines.ts and ./detect.ts. */
import { arxivSnapshot } from './arxiv-snapshot.ts'
import { crossref } from './crossref.ts'
import { cslJson } from './csl-json.ts'
import { huggingFace } from './hugging-face.ts'
import type { JsonDialect } from './json-dialect.ts'
import { openalex } from './openalex.ts'
import type { RecordFields } from './record-fields.ts'
import { semanticScholar } from './semantic-scholar.ts'

/** In the order they are asked. */
export const JSON_DIALECTS = { openalex, 'semantic-scholar': semanticScholar, 'hugging-face': huggingFace, 'arxiv-snapshot': arxivSnapshot, crossref, 'csl-json': cslJson } satisfies Record<string, JsonDialect>
export type JsonDialectName = keyof typeof JSON_DIALECTS

const dialects = Object.entries(JSON_DIALECTS) as [JsonDialectName, JsonDialect][]

/** @returns the name of the record's dialect; null for our own and unknown ones. */
export const dialectNameOf = (record: RecordFields): JsonDialectName | null => dialects.find(([, dialect]) => dialect.owns(record))?.[0] ?? null

/** @returns the record's dialect; null for our own and unknown ones, whose field names ./record-fields.ts knows. */
export const dialectOf = (record: RecordFields): JsonDialect | null => dialects.find(([, dialect]) => dialect.owns(record))?.[1] ?? null
