/**
 * Phrases inside phrases: the matrix counts the longest one at each place of a text, but a paper on deep reinforcement
 * learning is also one on reinforcement learning.
 * In: the keys of a vocabulary, from ../text/vocabulary.ts.   Out: columns, read by term-facts.ts.
 */

/**
 * @param terms unique keys: stems joined by spaces.
 * @returns for each term the columns of the shorter phrases (two words or more) that it contains as they stand; null if none.
 */
export function findNested(terms: readonly string[]): (Int32Array | null)[] {
  const columnOf = new Map<string, number>()
  terms.forEach((key, t) => {
    if (key.includes(' ')) columnOf.set(key, t)
  })
  return terms.map((key) => {
    const words = key.split(' ')
    if (words.length < 3) return null
    const parts: number[] = []
    for (let start = 0; start + 2 <= words.length; start++) {
      for (let end = start + 2; end <= words.length && end - start < words.length; end++) {
        const column = columnOf.get(words.slice(start, end).join(' '))
        if (column !== undefined) parts.push(column)
      }
    }
    return parts.length ? Int32Array.from(parts) : null
  })
}
