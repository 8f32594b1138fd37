/**
 * Whether two words are forms of one.
 * In: two words of a text.   Out: yes or no, read by ./term-places.ts.
 */

// What English adds to a stem, as far as readers take it for the same word: plural, past, -ing (also after a doubled
// letter), -ation, -ive, -al, -ity, -ly.
const ENDING = /^(?:[lnprt]?(?:ed|ing|ings|er)|e|e?s|e?d|ing|ings|e?rs?|ors?|ions?|ations?|ive|ively|ative|al|ally|ly|y|ies|ied|able|ity|ities|ics?|ical|ment|ments|i[sz]e[sd]?|i[sz]ing|i[sz]ations?)?$/
const SHORTEST_STEM = 4

/** @returns true for equal words of any case, and for forms that share a stem of four letters or more: "kernels", "kernel". */
export function isSameWord(a: string, b: string): boolean {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()]
  if (x === y) return true
  if (x === `${y}s` || y === `${x}s`) return true
  let shared = 0
  while (shared < x.length && x[shared] === y[shared]) shared++
  for (let stem = shared; stem >= SHORTEST_STEM && stem >= shared - 1; stem--) if (ENDING.test(x.slice(stem)) && ENDING.test(y.slice(stem))) return true
  return false
}
