'use client'
/**
 * Dots painted into an array of pixels by the processor: ten times as fast as a canvas path or sprite for each of 58,000.
 * In: DotPicture.   Out: pixels of a 2-D canvas.
 */
import type { DotPainter, DotPicture } from './painter.ts'

/** Places of a dot's middle within a pixel, in each direction: without them dots would jump from pixel to pixel. */
const SUBPIXELS = 4

/** @returns null if the canvas gives no 2-D context. */
export function pixelPainter(canvas: HTMLCanvasElement): DotPainter | null {
  const context = canvas.getContext('2d')
  if (!context) return null
  let image: ImageData | null = null
  const paint = (picture: DotPicture) => {
    const [width, height] = [Math.round(picture.width * picture.density), Math.round(picture.height * picture.density)]
    if (width < 1 || height < 1) return
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
    if (image?.width !== width || image.height !== height) image = context.createImageData(width, height)
    else new Uint32Array(image.data.buffer).fill(0)
    paintInto(image, picture)
    context.putImageData(image, 0, 0)
  }
  return { kind: 'pixels', paint, dispose: () => undefined }
}

function paintInto(image: ImageData, { dots, order, classes, palette, fit, radius, density }: DotPicture): void {
  const { width, height } = image
  const stamp = makeStamps(radius * density)
  const reach = stamp.side / 2
  const [scale, left, top] = [fit.scale * density, fit.left * density, fit.top * density]
  for (let p = 0; p < order.length; p++) {
    const i = order[p]
    const x = left + dots.x[i] * scale - reach
    const y = top + dots.y[i] * scale - reach
    const [column, row] = [Math.floor(x), Math.floor(y)]
    if (column <= -stamp.side || row <= -stamp.side || column >= width || row >= height) continue
    const sub = Math.floor((y - row) * SUBPIXELS) * SUBPIXELS + Math.floor((x - column) * SUBPIXELS)
    blend(image, stamp.coverage[sub], stamp.side, column, row, palette, 4 * classes[i])
  }
}

// Source over, colours not premultiplied, as ImageData has them.
function blend({ data, width, height }: ImageData, coverage: Uint8Array, side: number, column: number, row: number, palette: Uint8ClampedArray, color: number): void {
  const [red, green, blue, opacity] = [palette[color], palette[color + 1], palette[color + 2], palette[color + 3]]
  const [firstX, lastX] = [Math.max(0, -column), Math.min(side, width - column)]
  for (let v = Math.max(0, -row); v < Math.min(side, height - row); v++) {
    let at = ((row + v) * width + column + firstX) * 4
    for (let u = firstX; u < lastX; u++, at += 4) {
      const source = (coverage[v * side + u] * opacity) / 255
      if (source === 0) continue
      const below = data[at + 3]
      if (below === 0) {
        data[at] = red
        data[at + 1] = green
        data[at + 2] = blue
        data[at + 3] = source
        continue
      }
      const whole = source + below - (source * below) / 255
      const part = source / whole
      data[at] += (red - data[at]) * part
      data[at + 1] += (green - data[at + 1]) * part
      data[at + 2] += (blue - data[at + 2]) * part
      data[at + 3] = whole
    }
  }
}

/** How much of each pixel a disc covers, 0 … 255, for each place of its middle within a pixel. */
function makeStamps(radius: number): { side: number; coverage: Uint8Array[] } {
  const side = 2 * Math.ceil(radius + 0.5) + 1
  const coverage = Array.from({ length: SUBPIXELS * SUBPIXELS }, (_, sub) => {
    const [x, y] = [side / 2 + ((sub % SUBPIXELS) + 0.5) / SUBPIXELS, side / 2 + (Math.floor(sub / SUBPIXELS) + 0.5) / SUBPIXELS]
    return Uint8Array.from({ length: side * side }, (_, pixel) => 255 * Math.min(1, Math.max(0, radius + 0.5 - Math.hypot((pixel % side) + 0.5 - x, Math.floor(pixel / side) + 0.5 - y))))
  })
  return { side, coverage }
}
