/**
 * One SVG file of everything drawn in an element: its SVGs and canvases where they lie, a title, a legend.
 * In: a live element of the page.   Out: the text of a file that looks the same without the page's style sheets.
 */
import { pngAddressOf } from './repaint.ts'

export interface LegendEntry {
  label: string
  /** As CSS takes it: "var(--theme-1)". */
  color: string
}

export interface Composition {
  svg: string
  /** In CSS pixels, 1/96 inch. */
  width: number
  height: number
}

const SVG = 'http://www.w3.org/2000/svg'
const MARGIN = 16
const TITLE_HEIGHT = 32
const LEGEND_LINE = 20
const LEGEND_COLUMN = 240
// What a style sheet may set and a picture needs; everything else stands in attributes already.
const KEPT = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity', 'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline', 'paint-order', 'visibility', 'display']

/**
 * @param frame holds at least one svg or canvas that is not an icon. @param density pixels of a canvas per CSS pixel, where it can paint itself again.
 * @throws Error if there is nothing drawn.
 */
export function composeSvg(frame: Element, title: string, legend: LegendEntry[], density: number): Composition {
  const parts = [...frame.querySelectorAll<SVGSVGElement | HTMLCanvasElement>('svg, canvas')].filter(isPicture)
  if (parts.length === 0) throw new Error('there is nothing drawn yet. Scroll to the chart and try again.')
  const box = around([frame, ...parts])
  const page = getComputedStyle(document.body)
  const columns = Math.max(1, Math.floor(box.width / LEGEND_COLUMN))
  const width = Math.ceil(box.width) + 2 * MARGIN
  // Words of HTML below the chart are not in the picture, and leave no gap in it.
  const legendTop = MARGIN + TITLE_HEIGHT + Math.ceil(around(parts).bottom - box.top) + MARGIN
  const height = legendTop + Math.ceil(legend.length / columns) * LEGEND_LINE + MARGIN
  const root = document.createElementNS(SVG, 'svg')
  setAll(root, { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': page.fontFamily })
  root.append(element('rect', { width, height, fill: page.backgroundColor }))
  root.append(text(title, { x: MARGIN, y: MARGIN + 16, 'font-size': 16, 'font-weight': 600, fill: page.color }))
  for (const part of parts) {
    const at = part.getBoundingClientRect()
    const place = { x: at.left - box.left + MARGIN, y: at.top - box.top + MARGIN + TITLE_HEIGHT, width: at.width, height: at.height }
    // A picture of pixels begins on a whole pixel, or all of its edges are blurred.
    const onPixel = (length: number) => Math.round(length * density) / density
    root.append(part instanceof HTMLCanvasElement ? element('image', { ...place, x: onPixel(place.x), y: onPixel(place.y), href: pngAddressOf(part, density) }) : styledCopy(part, place))
  }
  legend.forEach(({ label, color }, i) => {
    const [x, y] = [MARGIN + (i % columns) * LEGEND_COLUMN, legendTop + Math.floor(i / columns) * LEGEND_LINE]
    root.append(element('circle', { cx: x + 5, cy: y + 6, r: 5, fill: resolveColor(color, frame) }))
    root.append(text(label.length > 34 ? `${label.slice(0, 33)}…` : label, { x: x + 16, y: y + 10, 'font-size': 12, fill: page.color }))
  })
  return { svg: new XMLSerializer().serializeToString(root), width, height }
}

/** What lies outside the frame counts: a narrow screen shows a part of a wide chart and scrolls. */
function around(elements: Element[]): DOMRect {
  const boxes = elements.map((element) => element.getBoundingClientRect())
  const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))]
  return new DOMRect(left, top, Math.max(...boxes.map((box) => box.right)) - left, Math.max(...boxes.map((box) => box.bottom)) - top)
}

/** Icons of buttons and links are smaller than any chart; what lies in another svg comes with it. */
function isPicture(part: Element): boolean {
  const { width, height } = part.getBoundingClientRect()
  return width > 40 && height > 16 && !part.closest('button, a:not(svg a)') && !part.parentElement?.closest('svg')
}

function styledCopy(svg: SVGSVGElement, place: Record<string, number>): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const originals = [svg, ...svg.querySelectorAll('*')]
  const copies = [copy, ...copy.querySelectorAll('*')]
  originals.forEach((original, i) => {
    const style = getComputedStyle(original)
    copies[i].setAttribute('style', KEPT.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';'))
    copies[i].removeAttribute('class')
  })
  setAll(copy, place)
  return copy
}

/** Custom properties count as they do where the picture stands. */
function resolveColor(color: string, frame: Element): string {
  const probe = document.createElement('span')
  probe.style.color = color
  frame.append(probe)
  const resolved = getComputedStyle(probe).color
  probe.remove()
  return resolved
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(SVG, name)
  setAll(made, attributes)
  return made
}

function text(content: string, attributes: Record<string, string | number>): SVGElement {
  const made = element('text', attributes)
  made.textContent = content
  return made
}

function setAll(target: Element, attributes: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(attributes)) target.setAttribute(name, String(value))
}
