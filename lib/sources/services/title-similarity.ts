/**
 * How alike two titles are: Sørensen–Dice over pairs of neighbouring characters.
 * In: titles.   Out: 0 … 1. Source: Dice, Ecology 26 (1945) 297–302, doi:10.2307/1932409.
 */

/** @returns 1 for titles that differ in case, accents, spacing and punctuation only; 0 if they share no pair, or one is empty. */
export function titleSimilarity(a: string, b: string): number {
  const [one, other] = [pairsOf(a), pairsOf(b)]
  let shared = 0
  for (const [pair, count] of one.pairs) shared += Math.min(count, other.pairs.get(pair) ?? 0)
  return one.size + other.size === 0 ? 0 : (2 * shared) / (one.size + other.size)
}

function pairsOf(title: string): { pairs: Map<string, number>; size: number } {
  const plain = `${title.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')} `
  const pairs = new Map<string, number>()
  if (plain === ' ') return { pairs, size: 0 }
  for (let i = 0; i < plain.length - 1; i++) pairs.set(plain.slice(i, i + 2), (pairs.get(plain.slice(i, i + 2)) ?? 0) + 1)
  return { pairs, size: plain.length - 1 }
}
