import { expect, test } from 'vitest'
import { paintInto } from './pixel-painter.ts'

const [width, height] = [40, 30]

/** Paints discs of one radius at these places, each in a class of its own. */
function paint(places: [x: number, y: number][], palette: number[], radius = 2.5): Uint8ClampedArray {
  const data = new Uint8ClampedArray(4 * width * height)
  paintInto({ data, width, height } as ImageData, {
    dots: { x: Uint16Array.from(places, ([x]) => x * 100), y: Uint16Array.from(places, ([, y]) => y * 100) }, order: Uint32Array.from(places, (_, i) => i),
    classes: Uint8Array.from(places, (_, i) => i), palette: Uint8ClampedArray.from(palette), fit: { scale: 0.01, left: 0, top: 0 }, radius, width, height, density: 1,
  })
  return data
}

const pixel = (data: Uint8ClampedArray, x: number, y: number) => [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4)]

test('a dot has its colour in its middle and nothing beyond its edge', () => {
  const data = paint([[20.5, 15.5]], [200, 100, 50, 128])
  expect(pixel(data, 20, 15)).toEqual([200, 100, 50, 128])
  expect(pixel(data, 25, 15)).toEqual([0, 0, 0, 0])
  const cover = data.filter((_, at) => at % 4 === 3).reduce((sum, alpha) => sum + alpha / 128, 0)
  expect(Math.abs(cover - Math.PI * 2.5 ** 2)).toBeLessThan(1.5)
})

test('dots over one another are mixed as source over', () => {
  const palette = [200, 100, 50, 128, 20, 240, 90, 200]
  const [red, green, blue, alpha] = pixel(paint([[20.5, 15.5], [20.5, 15.5]], palette), 20, 15)
  const whole = 200 / 255 + (128 / 255) * (1 - 200 / 255)
  const mixed = (below: number, above: number) => (above * (200 / 255) + below * (128 / 255) * (1 - 200 / 255)) / whole
  expect(Math.abs(alpha - whole * 255)).toBeLessThanOrEqual(1)
  for (const [got, below, above] of [[red, 200, 20], [green, 100, 240], [blue, 50, 90]]) expect(Math.abs(got - mixed(below, above))).toBeLessThanOrEqual(1.5)
})

test('an opaque dot hides what is below it, however many lie there', () => {
  const palette = [...Array.from({ length: 6 }, () => [255, 255, 255, 255]).flat(), 0, 10, 255, 255]
  expect(pixel(paint(Array.from({ length: 7 }, () => [20.5, 15.5]), palette), 20, 15)).toEqual([0, 10, 255, 255])
})

test('a dot at the edge is cut off and does not come in again on the other side', () => {
  const data = paint([[0, 15.5], [39.9, 0]], [200, 100, 50, 255, 200, 100, 50, 255])
  expect(pixel(data, 0, 15)[3]).toBe(255)
  expect(pixel(data, 39, 0)[3]).toBe(255)
  expect([pixel(data, 39, 14)[3], pixel(data, 39, 15)[3], pixel(data, 0, 1)[3], pixel(data, 0, 0)[3]]).toEqual([0, 0, 0, 0])
})
