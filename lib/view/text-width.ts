/**
 * How wide a text is printed, where nothing can measure it: on the server, and before a picture is drawn.
 * In: text.   Out: pixels in the semi-bold Inter of names in charts; read by the charts and ./diagram.ts.
 */
import { lettersOf, shortLabel } from './short-label.ts'

/** Advance widths of the characters from space to "~" in hundredths of an em, two digits or more, as Inter 4 has them at weight 600. */
const WIDTHS = [
  25, 32, 52, 64, 65, 100, 66, 33, 37, 37, 54, 67, 32, 47, 32, 38, 66, 42, 62, 64, 67, 61, 64, 58, 64, 64, 32, 33, 67, 67, 67, 54, 100, 73, 66, 74, 72, 61, 59, 75, 75, 28, 58, 70, 57, 92, 76, 77, 65, 77, 65, 65, 66, 74, 73, 102, 72, 71, 65, 37, 38, 37, 48, 47,
  35, 57, 62, 58, 62, 59, 39, 63, 61, 26, 26, 57, 26, 90, 61, 61, 62, 62, 40, 55, 35, 61, 59, 84, 57, 59, 57, 45, 36, 45, 67,
]
const FIRST = 32
/** Of a letter that is not in the table: accents, Greek, Cyrillic; Chinese letters and emoji take two of them. */
const OTHER = 66
const ELLIPSIS = 96
/** A fallback font may be wider. */
const CARE = 1.02

/** @param fontPixels size of the letters. @returns pixels, a little more rather than less. */
export function textWidth(text: string, fontPixels: number): number {
  let hundredths = 0
  for (const letter of text) hundredths += letter === '…' ? ELLIPSIS : WIDTHS[letter.charCodeAt(0) - FIRST] ?? OTHER * lettersOf(letter)
  return (hundredths / 100) * fontPixels * CARE
}

/** @returns the label, or its beginning as `shortLabel` cuts it, that is at most so many pixels wide. */
export const fitLabel = (label: string, pixels: number, fontPixels: number): string => shortLabel(label, pixels, (text) => textWidth(text, fontPixels))

/**
 * @returns the label on one line, or on two that break between words; the second is cut with "…" if the rest of the label is wider still,
 *   and the first if it is a word of its own that is.
 */
export function fitLines(label: string, pixels: number, fontPixels: number): string[] {
  if (textWidth(label, fontPixels) <= pixels) return [label]
  const words = label.split(' ')
  const fitting = words.findLastIndex((_, i) => i > 0 && textWidth(words.slice(0, i).join(' '), fontPixels) <= pixels)
  if (fitting < 1) return [fitLabel(label, pixels, fontPixels)]
  return [words.slice(0, fitting).join(' '), fitLabel(words.slice(fitting).join(' '), pixels, fontPixels)]
}
