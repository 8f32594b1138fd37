/**
 * Cleans a text and remembers where each character came from.
 * In: text as its source has it.   Out: PlacedText, read by term-finder.ts.
 */
import { CLEANING_RULES, cleanText } from './clean.ts'

export interface PlacedText {
  /** As cleanText gives it. */
  text: string
  /** One element per character of `text`: the first character of the original that it stands for, and the one after the last. */
  starts: Int32Array
  ends: Int32Array
}

/**
 * @param original any string.
 * @returns cleanText(original) with the place of each of its characters.
 */
export function cleanWithPlaces(original: string): PlacedText {
  const text = cleanText(original)
  let placed: PlacedText = { text: original, starts: Int32Array.from({ length: original.length }, (_, at) => at), ends: Int32Array.from({ length: original.length }, (_, at) => at + 1) }
  while (placed.text !== text) {
    const before = placed.text
    for (const rule of CLEANING_RULES) if (rule.guard.test(placed.text)) placed = replacePlaced(placed, rule.pattern, rule.replace)
    if (placed.text === before) break
  }
  return placed
}

function replacePlaced({ text, starts, ends }: PlacedText, pattern: RegExp, replace: (...match: string[]) => string): PlacedText {
  const newStarts: number[] = []
  const newEnds: number[] = []
  let done = 0
  const keepUntil = (end: number) => {
    for (; done < end; done++) {
      newStarts.push(starts[done])
      newEnds.push(ends[done])
    }
  }
  const newText = text.replace(pattern, (...args) => {
    const [match] = args as [string]
    const offset = args.find((arg) => typeof arg === 'number') as number
    const replacement = replace(...(args as string[]))
    keepUntil(offset)
    for (const [from, to, length] of alignPieces(match, replacement)) {
      for (let at = 0; at < length; at++) {
        newStarts.push(starts[offset + from])
        newEnds.push(ends[offset + to - 1])
      }
    }
    done = offset + match.length
    return replacement
  })
  keepUntil(text.length)
  return { text: newText, starts: Int32Array.from(newStarts), ends: Int32Array.from(newEnds) }
}

/** @returns pieces [from, to) of `match` with the number of characters that each became: letter by letter where that is known. */
function alignPieces(match: string, replacement: string): [from: number, to: number, length: number][] {
  if (match.length === replacement.length) return Array.from(match.split(''), (_, at) => [at, at + 1, 1])
  const pieces: [number, number, number][] = []
  let normalised = ''
  for (const { 0: piece, index } of match.matchAll(/[\s\S]\p{M}*/gu)) {
    normalised += piece.normalize('NFKC')
    pieces.push([index, index + piece.length, piece.normalize('NFKC').length])
  }
  return normalised === replacement ? pieces : [[0, match.length, replacement.length]]
}
