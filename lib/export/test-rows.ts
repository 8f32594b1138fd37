/**
 * A small finished run for tests of exports.
 * In: nothing.   Out: themes, papers and RunRows with odd texts in them.
 */
import type { ExportedPaper } from '../domain/paper.ts'
import type { Theme } from '../domain/theme.ts'
import type { Bytes } from './bytes.ts'

export const theme: Theme = {
  index: 0, key: 'state-space-models', label: 'state space models, scans', automaticLabel: 'state space models, scans', labelNote: null, size: 2, x: 0.1 + 0.2, y: -0,
  terms: [{ term: 'state space', weight: 1.23456789, documents: 2 }, { term: 'scan', weight: 0.5, documents: 1 }],
  metrics: { coherence: -0.123456789, stability: null, similarity: 0.5, coherenceCv: null, silhouette: 0, weakFits: 0 },
  parentIndex: null, place: 0, representatives: [], trend: {
    themeIndex: 0, verdict: 'rising', direction: 'up', sentence: 'rising: 2.1 % → 6.4 % of papers, +0.5 points a year, q = 0.003', pointsPerYear: { slope: 0.5, low: 0.25, high: 0.75 },
    p: 0.001, q: 0.003, mannKendall: { s: 10, tau: 0.8, p: 0.01, q: 0.02 }, dispersion: 1, firstShare: 0.021, lastShare: 0.064, since: null, doublingYears: 4, halvingYears: null, bursts: [],
    papers: 2, curve: [0.02, 0.06], meanDate: 2020, recentPapers: 0.5, recentCitations: null, adjusted: null,
  },
}

export const paper: ExportedPaper = {
  id: 'a-1', title: 'A "quoted", title', abstract: 'What it says.', authors: ['Ada Lovelace', 'Laurens van der Maaten'], venue: null, published: '2024-05', doi: null, arxivId: null, pmid: null,
  url: 'https://example.org/?a=1,2', keywords: [], citations: null, themeIndex: 0, similarity: 1 / 3, runnerUpIndex: null, margin: null, isWeakFit: false, x: -0.1, y: 2,
}

export async function* inChunksOfOne<T>(rows: T[]): AsyncGenerator<T[]> {
  for (const row of rows) yield [row]
}

export async function collect(bytes: Bytes | Promise<Bytes>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of await bytes) pieces.push(piece)
  return Buffer.concat(pieces)
}
