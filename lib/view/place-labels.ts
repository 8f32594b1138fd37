/**
 * Labels on the map, none over another.
 * In: wanted labels with their size in pixels, most important first.   Out: where each goes, or that it has no room; read by the map.
 */
export interface WantedLabel {
  /** Where its island lies, in pixels of the picture. */
  x: number
  y: number
  /** Size of the printed text. */
  width: number
  height: number
  /** Width of the whole text, if `width` is that of a shorter form. */
  long?: number
  /** Left upper corners to try, the best first; default: on the anchor, then around it. */
  places?: { left: number; top: number }[]
}

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

export interface PlacedLabel {
  /** Position of the label in the list given. */
  index: number
  /** Left upper corner. */
  left: number
  top: number
  /** Whether there is room for the whole text. */
  isLong: boolean
}

// Tried in this order, in label sizes from the anchor: on it, above, below, then aside.
const SHIFTS: [right: number, down: number][] = [[0, 0], [0, -0.9], [0, 0.9], [0.35, -0.8], [-0.35, -0.8], [0.35, 0.8], [-0.35, 0.8], [0.55, 0], [-0.55, 0], [0, -1.8], [0, 1.8]]
const GAP = 4

/**
 * @param labels most important first: an earlier one is never moved for a later. @param picture its size in pixels.
 * @param taken places that no label may cover: buttons.
 * @returns the labels that have room, whole inside the picture and at least GAP pixels apart; the whole text wherever that costs no other
 *   label its place. A label whose anchor is outside
 *   the picture is left out. Same input, same places. Time O(n²), for n up to some hundreds.
 */
export function placeLabels(labels: WantedLabel[], picture: { width: number; height: number }, taken: Box[] = []): PlacedLabel[] {
  const placed: (PlacedLabel & Box)[] = []
  labels.forEach((label, index) => {
    if (label.x < 0 || label.y < 0 || label.x > picture.width || label.y > picture.height || label.width > picture.width) return
    for (const place of label.places ?? aroundAnchor(label)) {
      const left = clamp(place.left, 0, picture.width - label.width)
      const top = clamp(place.top, 0, picture.height - label.height)
      const box = { index, isLong: false, left, top, right: left + label.width, bottom: top + label.height }
      if ([...taken, ...placed].some((other) => overlaps(box, other))) continue
      placed.push(box)
      return
    }
  })
  placed.forEach((short, i) => {
    const { long } = labels[short.index]
    if (!long || long > picture.width) return
    const middle = (short.left + short.right - long) / 2
    const longer = [middle, short.left, short.right - long].map((left) => clamp(left, 0, picture.width - long)).map((left) => ({ ...short, isLong: true, left, right: left + long }))
    placed[i] = longer.find((box) => ![...taken, ...placed].some((other) => other !== short && overlaps(box, other))) ?? short
  })
  return placed.map(({ index, left, top, isLong }) => ({ index, left, top, isLong }))
}

const aroundAnchor = ({ x, y, width, height }: WantedLabel) => SHIFTS.map(([right, down]) => ({ left: x - width / 2 + right * width, top: y - height / 2 + down * height }))

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)

const overlaps = (a: Box, b: Box) =>
  a.left < b.right + GAP && b.left < a.right + GAP && a.top < b.bottom && b.top < a.bottom
