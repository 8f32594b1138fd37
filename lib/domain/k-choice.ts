/**
 * Why a run has as many themes as it has.
 * In: ../cluster/choose-k.ts.   Out: KChoice, stored by ../data as KCandidate rows and shown by app.
 */
export interface KCandidate {
  k: number
  /** Mean adjusted Rand index between the clusterings of random parts of the corpus, ≤ 1: of six parts, or of two or four if these left no hope for it. */
  stability: number
  /** Mean cosine silhouette, −1 … 1. */
  silhouette: number
  /** Mean NPMI of the themes, −1 … 1; null if it cannot be told. */
  npmi: number | null
  /** What they were ranked by: the three, each scaled to 0 … 1 over the sweep (stability to less if it hardly varies), stability times 4, the others halved, plus half of ln k. */
  score: number
}

export interface KChoice {
  k: number
  /** The second best; null if there was no choice. */
  runnerUp: number | null
  /** One sentence for people. */
  reason: string
  /** All that were tried, by k; empty if there was no choice. */
  candidates: KCandidate[]
}

/** @returns the sentence for print: its number of papers with thousands set apart. */
export const printedReason = (reason: string): string => reason.replace(/\d{4,}(?= papers)/g, (papers) => Number(papers).toLocaleString('en-US'))
