/**
 * Commands that a page tells people to type.
 * In: words, names of corpora among them.   Out: a line for bash, zsh or PowerShell.
 */

/** @returns the words of a command after "node scripts/paperdrift.mjs", quoted where a shell needs it. */
export const shellCommand = (...words: string[]): string =>
  ['node scripts/paperdrift.mjs', ...words.map((word) => (/^[\w./:@-]+$/.test(word) ? word : `"${word.replace(/(["\\$`])/g, '\\$1')}"`))].join(' ')
