import fc from 'fast-check'
import { expect, test } from 'vitest'
import { labelRanges, type ZoomLabel } from './label-zooms.ts'

const picture = { width: 600, height: 400 }
const label = (x: number, y: number, more: Partial<ZoomLabel> = {}): ZoomLabel => ({ x, y, width: 100, height: 20, from: 1, to: Infinity, ...more })
const labels = fc.array(fc.record({
  x: fc.integer({ min: 0, max: 600 }), y: fc.integer({ min: 0, max: 400 }), width: fc.integer({ min: 10, max: 200 }), height: fc.constantFrom(16, 24),
  from: fc.constantFrom(1, 1, 3, 8), long: fc.option(fc.integer({ min: 200, max: 400 }), { nil: undefined }), to: fc.constantFrom(Infinity, Infinity, 2.5),
}), { maxLength: 30 })

const dots = fc.array(fc.record({ x: fc.integer({ min: 0, max: 600 }), y: fc.integer({ min: 0, max: 400 }) }), { maxLength: 40 })

test('at no zoom do two labels overlap', () => {
  fc.assert(fc.property(labels, dots, fc.double({ min: 1, max: 60, noNaN: true }), (wanted, inSight, zoom) => {
    const boxes = labelRanges(wanted, picture, inSight).flatMap(({ shiftX, shiftY, from, to, isLong }, i) => (from <= zoom && zoom < to
      ? [{ x: wanted[i].x * zoom + shiftX, y: wanted[i].y * zoom + shiftY, width: isLong ? wanted[i].long! : wanted[i].width, height: wanted[i].height }] : []))
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
      const apart = Math.abs(a.x - b.x) >= (a.width + b.width) / 2 - 1e-6 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2 - 1e-6
      expect(apart).toBe(true)
    }))
  }))
})

test('at zoom 1 labels lie whole inside the picture', () => {
  fc.assert(fc.property(labels, (wanted) => {
    labelRanges(wanted, picture).forEach(({ shiftX, shiftY, from, isLong }, i) => {
      if (from > 1) return
      const { x, y, height } = wanted[i]
      const width = isLong ? wanted[i].long! : wanted[i].width
      expect(x + shiftX - width / 2).toBeGreaterThanOrEqual(-1e-9)
      expect(x + shiftX + width / 2).toBeLessThanOrEqual(picture.width + 1e-9)
      expect(y + shiftY - height / 2).toBeGreaterThanOrEqual(-1e-9)
      expect(y + shiftY + height / 2).toBeLessThanOrEqual(picture.height + 1e-9)
    })
  }))
})

test('the more important label stays on its island, a crowded one waits until there is room', () => {
  const crowd = Array.from({ length: 12 }, (_, i) => label(300 + i, 200))
  const ranges = labelRanges(crowd, picture)
  expect(ranges[0]).toEqual({ shiftX: 0, shiftY: 0, from: 1, to: Infinity, isLong: false })
  expect(ranges[11].from).toBeGreaterThan(5)
  expect(Number.isFinite(ranges[11].from)).toBe(true)
})

test('two labels of one place never share it for ever', () => {
  const ranges = labelRanges(Array.from({ length: 15 }, () => label(300, 200)), picture)
  expect(ranges.filter(({ from, to }) => from < to).length).toBeLessThan(10)
})

test('a label that ends makes room for the next', () => {
  const [group, theme] = labelRanges([label(300, 200, { to: 2 }), ...Array.from({ length: 1 }, () => label(300, 200))], picture)
  expect(group.to).toBe(2)
  expect(theme.from).toBeLessThanOrEqual(2)
})

test('of the places beside its anchor a label takes one that hides no dot, or the fewest', () => {
  const alone = label(300, 200)
  expect(labelRanges([alone], picture)).toMatchObject([{ shiftX: 0, shiftY: 0 }])
  const ring = [{ x: 300, y: 200 }, { x: 280, y: 190 }, { x: 320, y: 222 }]
  const [{ shiftX, shiftY, from }] = labelRanges([alone], picture, ring)
  expect(from).toBe(1)
  for (const dot of ring) expect(Math.abs(dot.x - 300 - shiftX) >= 50 || Math.abs(dot.y - 200 - shiftY) >= 10).toBe(true)
  const everywhere = Array.from({ length: 2400 }, (_, i) => ({ x: 10 * (i % 60), y: 10 * Math.floor(i / 60) }))
  expect(labelRanges([alone], picture, everywhere)[0].from).toBe(1)
})

test('a name is whole where there is room for it, beside others and inside the picture, and costs none its place', () => {
  const named = label(300, 200, { long: 220 })
  expect(labelRanges([named], picture)).toEqual([{ shiftX: 0, shiftY: 0, from: 1, to: Infinity, isLong: true }])
  const [first, second] = labelRanges([named, label(440, 200)], picture)
  expect([first.isLong, first.shiftX, second.shiftX]).toEqual([true, -60, 0])
  expect(labelRanges([label(300, 200, { long: 500 })], picture)[0].isLong).toBe(false)
  fc.assert(fc.property(labels, (wanted) => {
    const short = labelRanges(wanted.map((own) => ({ ...own, long: undefined })), picture)
    labelRanges(wanted, picture).forEach(({ from, to }, i) => expect([from, to]).toEqual([short[i].from, short[i].to]))
  }))
})

test('before any zoom a name keeps off the buttons', () => {
  const button = { left: 460, top: 0, right: 600, bottom: 54 }
  const { shiftX, shiftY } = labelRanges([label(540, 30, { long: 180 })], picture, [], [button])[0]
  expect(540 + shiftX + 50 <= button.left || 30 + shiftY - 10 >= button.bottom).toBe(true)
})
