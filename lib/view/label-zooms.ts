/**
 * From which zoom on each label of a map is shown, so that no two ever overlap and none jumps or flickers while one pans and zooms:
 * a label keeps its place beside its anchor and, once shown, stays.
 * In: labels with their size in pixels, most important first.   Out: a place and a range of zooms for each; read by the map.
 * Source: Been, Daiches & Yap, IEEE Transactions on Visualization and Computer Graphics 12 (2006) 773–780, doi:10.1109/TVCG.2006.136.
 */
import type { Box } from './place-labels.ts'

export interface ZoomLabel {
  /** Anchor in the picture before any zoom, in pixels. */
  x: number
  y: number
  /** Size of the printed text, in pixels at every zoom. */
  width: number
  height: number
  /** Width of the whole text, if `width` is that of a shorter form. */
  long?: number
  /** Wanted from this zoom on, ≥ 1. */
  from: number
  /** And below this one; Infinity for always. */
  to: number
}

export interface LabelRange {
  /** Centre of the text beside its anchor, in pixels at every zoom. */
  shiftX: number
  shiftY: number
  /** Shown while from ≤ zoom < to; from ≥ to means never. */
  from: number
  to: number
  /** Whether there is room for the whole text. */
  isLong: boolean
}

// Tried in this order, in label sizes: on the anchor, above, below, aside.
const SHIFTS: [right: number, down: number][] = [[0, 0], [0, -0.95], [0, 0.95], [0.3, -0.95], [-0.3, -0.95], [0.3, 0.95], [-0.3, 0.95], [0.52, 0], [-0.52, 0]]
// Where a label may step aside for dots: farther off, still nearer to its own dots than to others.
const WIDE_SHIFTS: [right: number, down: number][] = [...SHIFTS, [0, -1.8], [0, 1.8], [0.52, -1.4], [-0.52, -1.4], [0.52, 1.4], [-0.52, 1.4], [0.75, 0], [-0.75, 0], [0, -2.7], [0, 2.7]]
const GAP = 3
/** How far a name steps aside for a button, in its heights. */
const MOST_LINES = 4
/** Share of the picture that one name may take. */
const WIDEST = 0.6

/**
 * @param labels most important first: an earlier one is never held back for a later. @param picture its size in pixels.
 * @param dots in pixels before any zoom: of the places where a label is shown as early, the one that hides fewest of them is taken. None where there are
 *   too many to keep in sight. @param taken places that are avoided at zoom 1: buttons.
 * @returns ranges in the order of the labels; a label with a longer text has it wherever that costs no other label its place. At zoom 1 every label shown lies whole inside the picture, if it is no wider.
 *   Same input, same ranges. Time O(n²), 30 ms for a thousand.
 */
export function labelRanges(labels: ZoomLabel[], picture: { width: number; height: number }, dots: { x: number; y: number }[] = [], taken: Box[] = []): LabelRange[] {
  const sight = { picture, dots, taken }
  const ranges: LabelRange[] = []
  labels.forEach((label, i) => {
    let best: (LabelRange & { hidden: number }) | null = null
    for (const shift of shiftsOf(label, sight)) {
      let from = label.from
      for (let j = 0; j < i && from <= (best?.from ?? Infinity); j++) {
        if (ranges[j].from < ranges[j].to) from = freeFrom(label, shift, labels[j], ranges[j], from, label.to)
      }
      const hidden = hiddenBy(label, shift, sight)
      if (!best || from < best.from || (from === best.from && hidden < best.hidden)) best = { ...shift, from, to: label.to, isLong: false, hidden }
      if (best.from === label.from && best.hidden === 0) break
    }
    const { hidden: _, ...range } = best!
    ranges.push(range)
  })
  return lengthened(labels, ranges, sight)
}

interface Sight {
  picture: { width: number; height: number }
  dots: { x: number; y: number }[]
  taken: Box[]
}

type Shift = Pick<LabelRange, 'shiftX' | 'shiftY'>

/** @returns the places beside its anchor that a label may take, the best first. */
function shiftsOf(label: ZoomLabel, { picture, dots, taken }: Sight): Shift[] {
  const { x, y, width, height } = label
  const shifts = (dots.length > 0 ? WIDE_SHIFTS : SHIFTS).map(([right, down]) => ({ shiftX: right * width, shiftY: down * height }))
  if (label.from > 1) return shifts
  const inside = shifts.map(({ shiftX, shiftY }) => insideShift(label, picture, shiftX, shiftY))
  if (inside.some((shift) => !isOnButton(label, shift, taken))) return inside
  const besideButtons = taken.flatMap(({ left, top, bottom }) => [{ shiftX: 0, shiftY: bottom + height / 2 + GAP - y }, { shiftX: 0, shiftY: top - height / 2 - GAP - y }, { shiftX: left - width / 2 - GAP - x, shiftY: 0 }])
    .filter(({ shiftX, shiftY }) => Math.abs(shiftX) < width && Math.abs(shiftY) < MOST_LINES * height)
  return [...inside, ...besideButtons.map(({ shiftX, shiftY }) => insideShift(label, picture, shiftX, shiftY))]
}

/** Gives whole texts to labels that have room for them, where they are or growing to either side, then elsewhere beside the anchor. */
function lengthened(labels: ZoomLabel[], ranges: LabelRange[], sight: Sight): LabelRange[] {
  const [now, result] = [[...labels], [...ranges]]
  labels.forEach((label, i) => {
    const { from, to, shiftX, shiftY } = ranges[i]
    if (!label.long || label.long > sight.picture.width * WIDEST || from >= to) return
    const long = { ...label, width: label.long }
    const growth = (long.width - label.width) / 2
    const places = [0, growth, -growth].map((grown) => (label.from > 1 ? { shiftX: shiftX + grown, shiftY } : insideShift(long, sight.picture, shiftX + grown, shiftY)))
    const free = [...places, ...shiftsOf(long, sight)].find((shift) =>
      hiddenBy(long, shift, sight) <= hiddenBy(label, ranges[i], sight) && now.every((other, j) => j === i || result[j].from >= result[j].to || freeFrom(long, shift, other, result[j], from, to) === from))
    if (!free) return
    now[i] = long
    result[i] = { ...free, from, to, isLong: true }
  })
  return result
}

function insideShift({ x, y, width, height }: ZoomLabel, picture: { width: number; height: number }, shiftX: number, shiftY: number) {
  return { shiftX: clamp(x + shiftX, width / 2, picture.width - width / 2) - x, shiftY: clamp(y + shiftY, height / 2, picture.height - height / 2) - y }
}

/** A button is worse than any number of dots: it hides the label itself. */
const BUTTON = 1e6

function hiddenBy(label: ZoomLabel, { shiftX, shiftY }: Shift, { dots, taken }: Sight): number {
  const [x, y] = [label.x + shiftX, label.y + shiftY]
  const button = label.from === 1 && isOnButton(label, { shiftX, shiftY }, taken) ? BUTTON : 0
  return dots.reduce((sum, dot) => sum + (Math.abs(dot.x - x) < label.width / 2 + GAP && Math.abs(dot.y - y) < label.height / 2 + GAP ? 1 : 0), button)
}

function isOnButton({ x, y, width, height }: ZoomLabel, { shiftX, shiftY }: Shift, buttons: Box[]): boolean {
  const [left, top] = [x + shiftX - width / 2 - GAP, y + shiftY - height / 2 - GAP]
  return buttons.some((box) => left < box.right && left + width + 2 * GAP > box.left && top < box.bottom && top + height + 2 * GAP > box.top)
}

/** @returns the least zoom ≥ `from` from which the label no longer meets the other one while that is shown. */
function freeFrom(label: ZoomLabel, shift: Shift, other: ZoomLabel, range: LabelRange, from: number, to: number): number {
  const [lowX, highX] = overlapZooms(label.x - other.x, shift.shiftX - range.shiftX, (label.width + other.width) / 2 + GAP)
  const [lowY, highY] = overlapZooms(label.y - other.y, shift.shiftY - range.shiftY, (label.height + other.height) / 2)
  const low = Math.max(lowX, lowY, range.from, from)
  const high = Math.min(highX, highY, range.to, to)
  return low < high ? high : from
}

// Zooms k with |distance · k + shift| < reach.
function overlapZooms(distance: number, shift: number, reach: number): [low: number, high: number] {
  if (distance === 0) return Math.abs(shift) < reach ? [-Infinity, Infinity] : [Infinity, -Infinity]
  const ends = [(-reach - shift) / distance, (reach - shift) / distance]
  return distance > 0 ? [ends[0], ends[1]] : [ends[1], ends[0]]
}

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(value, high))
