/**
 * Makes outside text safe to store and compare: one form of Unicode, no NUL bytes, no half characters, single spaces.
 * In: any string of a source.   Out: the same words, read by every reader of this room.
 */

/**
 * @param text anything a file may hold.
 * @returns NFC; NUL bytes dropped, lone surrogates made U+FFFD, other control characters and runs of white space made
 *   one space, none at the ends. Cleaning twice changes nothing.
 */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text
  return text.replace(/\0/g, '').replace(/\p{Surrogate}/gu, '\uFFFD').normalize('NFC').replace(/[\s\p{Cc}\u200B\uFEFF]+/gu, ' ').trim()
}

// The common case, printable ASCII with single spaces, needs no work.
const PLAIN = /^[!-~]+(?: [!-~]+)*$/

/**
 * @param text cleaned or not.
 * @returns its first 200 characters, cleaned: enough to find the record in its file.
 */
export function excerptOf(text: string): string {
  const start = cleanText(text.slice(0, 400))
  return start.length <= 200 ? start : `${start.slice(0, 199).replace(/[\uD800-\uDBFF]$/, '')}…`
}
