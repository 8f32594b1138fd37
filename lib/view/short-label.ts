/**
 * A theme's label where room is short.
 * In: labels of any length.   Out: text for the map, legends and lists.
 */

/**
 * @param label as stored: terms joined by ", " or " and ", a short form in brackets, or whatever a person typed. @param most characters, ≥ 2.
 * @returns the longest beginning that fits and ends before one of these joints; the text cut with "…" if not even the first part fits.
 */
export function shortLabel(label: string, most: number): string {
  if (label.length <= most) return label
  const joints = [...label.matchAll(/, | and | \(/g)].map((match) => match.index).filter((at) => at > 0 && at <= most)
  const last = joints.at(-1)
  return last === undefined ? `${Array.from(label).slice(0, most - 1).join('').trimEnd()}…` : label.slice(0, last)
}
