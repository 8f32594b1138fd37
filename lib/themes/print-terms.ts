/**
 * Terms as people write them.
 * In: Vocabulary, from ../text/vocabulary.ts.   Out: printed terms, read by themes.ts, explain.ts and ../pipeline.
 */
import type { Vocabulary } from '../text/vocabulary.ts'

/** Things that a label speaks of in the plural: "Bandits", "Graph neural networks", "Gaussian processes". */
const COUNTED = new Set(`
actuator agent algorithm attack autoencoder bandit camera classifier constraint dataset detector embedding ensemble environment equation
explanation factor field forest function game gan gesture gradient graph gripper image instruction kernel llm machine manipulator
matrix mdp measure mechanism method model network neuron object obstacle perturbation policy problem process prompt question rnn robot
sensor set skill solver spectrogram strategy swarm system task tensor topic transformer tree trajectory vae variable vehicle video word
`.trim().split(/\s+/))

/**
 * @returns one printed term per vocabulary term: its commonest written form, with capitals only where the word has them
 *   by itself ("Bayesian optimization", not "Large Language Models").
 */
export function printTerms({ terms, surfaces }: Vocabulary): string[] {
  const single = new Map<string, string>()
  terms.forEach((key, t) => {
    if (!key.includes(' ')) single.set(key, surfaces[t])
  })
  return surfaces.map((surface, t) => {
    const stems = terms[t].split(' ')
    const words = surface.split(' ')
    if (words.length === 1 || words.length !== stems.length) return surface
    return words.map((word, at) => (isTitleCase(word) && !isTitleCase(single.get(stems[at]) ?? '') ? word.toLowerCase() : word)).join(' ')
  })
}

/**
 * @param term a printed term.
 * @returns it as a label speaks of it: last word in the plural if it is a thing that is counted, first letter in capitals
 *   unless the word has capitals of its own ("mRNA").
 */
export function titleOf(term: string): string {
  const words = term.split(' ')
  const last = words[words.length - 1]
  if (COUNTED.has(last.toLowerCase())) words[words.length - 1] = pluralOf(last)
  return words.join(' ')
}

/** @returns the text with a capital first letter, unless its first word has capitals of its own. */
export function sentenceCase(text: string): string {
  const [first] = text.split(/[\s,]/, 1)
  return /\p{Lu}/u.test(first) ? text : text.charAt(0).toUpperCase() + text.slice(1)
}

/** @returns lower-case words joined by hyphens, for addresses and files; "theme" if nothing is left. */
export function slugOf(text: string): string {
  const plain = text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
  return plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'theme'
}

function isTitleCase(word: string): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(word)
}

function pluralOf(word: string): string {
  if (/matrix$/i.test(word)) return word.replace(/ix$/i, 'ices')
  if (/(?:s|x|ch|sh)$/i.test(word)) return `${word}es`
  return /[^aeiou]y$/i.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`
}
