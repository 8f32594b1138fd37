/**
 * Labels for addresses and files.
 * In: labels, from labels.ts and parents.ts.   Out: keys, read by themes.ts and parents.ts.
 */

/** @returns lower-case words joined by hyphens, for addresses and files; "theme" if nothing is left. */
export function slugOf(text: string): string {
  const plain = text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
  return plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'theme'
}

/** @returns for each label its slug, with a number behind those that others have. */
export function uniqueKeys(labels: string[]): string[] {
  const taken = new Set<string>()
  return labels.map((label) => {
    const base = slugOf(label)
    let key = base
    for (let number = 2; taken.has(key); number++) key = `${base}-${number}`
    taken.add(key)
    return key
  })
}
