/**
 * Terms as people write them.
 * In: Vocabulary, from ../text/vocabulary.ts.   Out: printed terms, read by themes.ts, explain.ts and ../pipeline.
 */
import type { Vocabulary } from '../text/vocabulary.ts'

/** @returns one printed term per vocabulary term: its commonest written form, acronyms in capitals. */
export function printTerms(vocabulary: Vocabulary): string[] {
  return vocabulary.surfaces.map(String)
}

/** @returns the text with its first letter in capitals, unless the word has capitals of its own ("mRNA", "k-means" keeps its k). */
export function sentenceCase(text: string): string {
  const first = text.split(/[\s,]/, 1)[0]
  return /\p{Lu}/u.test(first) ? text : text.charAt(0).toUpperCase() + text.slice(1)
}

/** @returns lower-case ASCII words joined by hyphens, for addresses and files; "theme" if nothing is left. */
export function slugOf(text: string): string {
  const plain = text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
  return plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'theme'
}
