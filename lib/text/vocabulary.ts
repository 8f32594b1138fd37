/**
 * The terms of a corpus, and what is known of each.
 * In: tfidf.ts.   Out: Vocabulary, read by ../themes (labels, coherence), ../pipeline (stored with the run) and term-finder.ts.
 */

/** nTerms terms, ordered by the code units of their keys; every list has one element per term. */
export interface Vocabulary {
  /** Key: the stems of the term's words, joined by a space; unique. */
  terms: string[]
  /** For print: the commonest written form in the corpus ("state space models"). */
  surfaces: string[]
  /** The short form that counts as this term ("SSM"), or null. */
  acronyms: (string | null)[]
  /** Documents that contain the term, 1 … nDocuments. */
  documentFrequency: Int32Array
  /** ln((1 + nDocuments) / (1 + documentFrequency)) + 1; ≥ 1. */
  idf: Float64Array
  /** Words in the term; 1 for a single word. */
  wordCounts: Uint8Array
  /** Terms that mostly stand inside hyphenated words ("pre", "shot"), rising: they count, but are not shown. */
  pieces: number[]
  /** Every short form that is read as its long form, with the long form as written: SSM → "state space models". */
  shortForms: Record<string, string>
  /** Documents of the corpus. */
  nDocuments: number
}
