/**
 * A theme's label where room is short.
 * In: labels of any length.   Out: text for the map, legends and lists.
 */

/**
 * @param label as stored: terms joined by ", ", or whatever a person typed. @param most characters, ≥ 2.
 * @returns as many whole terms as fit; the first one cut with "…" if not even that fits.
 */
export function shortLabel(label: string, most: number): string {
  if (label.length <= most) return label
  let text = ''
  for (const term of label.split(', ')) {
    const longer = text ? `${text}, ${term}` : term
    if (longer.length > most) break
    text = longer
  }
  return text || `${Array.from(label).slice(0, most - 1).join('').trimEnd()}…`
}
