/**
 * What the parts of the benchmark hand one another.
 * In: nothing.   Out: jobs, written by ./compare.ts and ./scale.ts, read by ./ours.ts and (as JSON) by ./peer.py.
 */

export interface TextJob {
  file: string
  /** Most papers to read. */
  documents: number
  threads: number
  /** Also find phrases and acronyms; ours only. */
  phrases: boolean
  /** Bounds on document frequency, for the other side: as ours at this number of papers. */
  minDf: number
  maxDf: number
  /** Folder for the matrix; null: do not write it. */
  matrix: string | null
}

export interface SvdJob {
  matrix: string
  dimensions: number
  seed: number
  threads: number
  /** File for the rows U·Σ: f32. */
  out: string
  /** Folder for the unit rows; null: do not write them. */
  unitRows: string | null
}

export interface KmeansJob {
  matrix: string
  k: number
  seed: number
  threads: number
  /** File of k × nColumns f32 to start from; null: k-means++. */
  initial: string | null
  /** The other side's algorithm when it starts from `initial`. */
  algorithm: 'lloyd' | 'elkan'
  /** File for the assignments: i32. */
  out: string
}

export interface WholeJob extends Omit<TextJob, 'phrases' | 'matrix'> {
  dimensions: number
  k: number
  seed: number
  /** Mix the papers from the file's sentences instead of reading them. */
  mixed: boolean
}

/** One run of one stage in a process of its own. */
export interface Measured {
  /** The stage alone: without starting the process, reading the input and writing the answer. */
  seconds: number
  /** Largest resident set of the process, everything included; null where the system does not tell. */
  peakBytes: number | null
  facts: Record<string, unknown>
}

/** One line of the printed table. */
export interface StageResult {
  stage: string
  ours: Measured
  /** null: not installed. */
  theirs: Measured | null
  /** How the two answers compare, in words and numbers. */
  answer: string
}
