/**
 * Saves what is drawn in an element as a file.
 * In: the element, a title, a legend.   Out: a download: SVG, or PNG of 300 dots per inch that says so.
 */
import { embeddedFonts } from './embedded-fonts.ts'
import { composeSvg, type Composition, type LegendEntry } from './compose-svg.ts'
import { withDensity } from '@/lib/view/png-density.ts'

export type PictureFormat = 'svg' | 'png'

const DOTS_PER_INCH = 300
const CSS_PIXELS_PER_INCH = 96
const DENSITY = DOTS_PER_INCH / CSS_PIXELS_PER_INCH

/** @param frame with the chart in it. @throws Error, as a promise, if nothing is drawn yet or the picture is too large for the browser. */
export async function savePicture(frame: Element, options: { title: string; legend: LegendEntry[]; fileName: string; format: PictureFormat }): Promise<void> {
  const bare = composeSvg(frame, options.title, options.legend, DENSITY)
  const composition = { ...bare, svg: await withFonts(bare.svg) }
  saveFile(options.format === 'svg' ? new Blob([composition.svg], { type: 'image/svg+xml' }) : await toPng(composition), `${options.fileName}.${options.format}`)
}

/** Hand a file to the person at the browser. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

async function withFonts(svg: string): Promise<string> {
  const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml')
  const rules = await embeddedFonts(drawn.documentElement.textContent, getComputedStyle(document.body).fontFamily)
  return rules ? svg.replace('>', `><style>${rules}</style>`) : svg
}

async function toPng({ svg, width, height }: Composition): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = Object.assign(document.createElement('canvas'), { width: Math.floor(width * DENSITY), height: Math.floor(height * DENSITY) })
  // Not squeezed into whole dots: what is painted dot for dot stays sharp, and part of a dot of the margin is lost.
  canvas.getContext('2d')!.drawImage(image, 0, 0, width * DENSITY, height * DENSITY)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error(`${canvas.width} × ${canvas.height} dots are more than this browser draws. Save it as SVG.`)
  return new Blob([withDensity(new Uint8Array(await blob.arrayBuffer()), DOTS_PER_INCH)], { type: 'image/png' })
}
