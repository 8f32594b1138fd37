/**
 * A theme's label where room is short.
 * In: labels of any length.   Out: text for the map, legends and lists.
 */

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u

/**
 * @param label as stored: terms joined by ", " or " and ", a short form in brackets, or whatever a person typed. @param most in the unit
 *   of `widthOf`, ≥ 2. @param widthOf room of a text; default its letters, those of Chinese, Japanese and Korean and emoji as two.
 * @returns the longest beginning that fits and ends before one of these joints; " …" stands for what an "and" would have added,
 *   and the text is cut with "…" if not even the first part fits.
 */
export function shortLabel(label: string, most: number, widthOf = lettersOf): string {
  if (widthOf(label) <= most) return label
  const beginnings = [...label.matchAll(/, | \(| and /g)].filter(({ index }) => index > 0).map(({ index, 0: joint }) => label.slice(0, index) + (joint === ' and ' ? ' …' : ''))
  return beginnings.findLast((text) => widthOf(text) <= most) ?? `${cutTo(label, most - widthOf('…'), widthOf).trimEnd()}…`
}

/** @returns letters of a text, wide ones as two. */
export const lettersOf = (text: string): number => Array.from(text).reduce((sum, letter) => sum + (WIDE.test(letter) ? 2 : 1), 0)

function cutTo(label: string, most: number, widthOf: (text: string) => number): string {
  let text = ''
  for (const letter of label) {
    if (widthOf(text + letter) > most) break
    text += letter
  }
  return text
}
