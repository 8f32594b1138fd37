import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeLabels } from './place-labels.ts'

const picture = { width: 400, height: 300 }

test('a label with room sits on its island', () => {
  expect(placeLabels([{ x: 200, y: 150, width: 80, height: 20 }], picture)).toEqual([{ index: 0, left: 160, top: 140, isLong: false }])
})

test('the second of two on one island moves aside, the first stays', () => {
  const [first, second] = placeLabels([{ x: 200, y: 150, width: 80, height: 20 }, { x: 200, y: 150, width: 80, height: 20 }], picture)
  expect(first).toMatchObject({ index: 0, left: 160, top: 140 })
  expect(Math.abs(second.top - first.top)).toBeGreaterThanOrEqual(20)
})

test('a label at the edge is moved inside, one outside is left out', () => {
  expect(placeLabels([{ x: 2, y: 2, width: 80, height: 20 }, { x: -5, y: 10, width: 80, height: 20 }], picture)).toEqual([{ index: 0, left: 0, top: 0, isLong: false }])
})

test('a label keeps off the buttons', () => {
  const buttons = { left: 100, top: 100, right: 400, bottom: 160 }
  const [label] = placeLabels([{ x: 200, y: 150, width: 80, height: 20 }], picture, [buttons])
  expect(label.top + 20 <= 100 || label.top >= 160).toBe(true)
})

test('a text is whole where there is room, to either side, and short where not', () => {
  const label = { x: 200, y: 150, width: 80, height: 20, long: 240 }
  expect(placeLabels([label], picture)).toEqual([{ index: 0, left: 80, top: 140, isLong: true }])
  expect(placeLabels([label], picture, [{ left: 260, top: 130, right: 300, bottom: 170 }])).toEqual([{ index: 0, left: 0, top: 140, isLong: true }])
  expect(placeLabels([label, { ...label, x: 70, long: undefined }, { ...label, x: 330, long: undefined }], picture)[0]).toMatchObject({ isLong: false, left: 160 })
})

test('no label lies over another or leaves the picture, and the most important is always there', () => {
  const label = fc.record({ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 300 }), width: fc.integer({ min: 10, max: 200 }), height: fc.constant(20), long: fc.option(fc.integer({ min: 200, max: 500 }), { nil: undefined }) })
  fc.assert(fc.property(fc.array(label, { minLength: 1, maxLength: 60 }), (labels) => {
    const placed = placeLabels(labels, picture).map((place) => ({ ...place, right: place.left + (place.isLong ? labels[place.index].long! : labels[place.index].width), bottom: place.top + 20 }))
    expect(placed[0].index).toBe(0)
    placed.forEach((a, i) => {
      expect(a.left >= 0 && a.top >= 0 && a.right <= 400 && a.bottom <= 300).toBe(true)
      for (const b of placed.slice(i + 1)) expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false)
    })
  }))
})
