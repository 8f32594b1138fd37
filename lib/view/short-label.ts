/**
 * A theme's label where room is short.
 * In: labels of any length.   Out: text for the map, legends and lists.
 */

/**
 * @param label as stored: terms joined by ", " or " and ", a short form in brackets, or whatever a person typed. @param most characters, ≥ 2.
 * @returns the longest beginning that fits and ends before one of these joints; " …" stands for what an "and" would have added,
 *   and the text is cut with "…" if not even the first part fits.
 */
export function shortLabel(label: string, most: number): string {
  if (label.length <= most) return label
  const beginnings = [...label.matchAll(/, | \(| and /g)].filter(({ index }) => index > 0).map(({ index, 0: joint }) => label.slice(0, index) + (joint === ' and ' ? ' …' : ''))
  return beginnings.findLast((text) => text.length <= most) ?? `${Array.from(label).slice(0, most - 1).join('').trimEnd()}…`
}
