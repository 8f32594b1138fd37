'use client'
/**
 * Paints the dots of a map on a canvas. In: positions, themes, the view. Out: pixels.
 * One sprite per colour instead of one path per dot: 58,000 dots take some 20 ms without a graphics card.
 */
import type { ZoomTransform } from 'd3'
import type { MapDots } from '@/lib/view/map-buffer.ts'
import { THEME_HUES, themeHue } from '@/lib/view/palette.ts'

// Where most themes are small, their grey would outweigh the twelve hues.
const REST_FADING = 0.6
const CONTEXT_ALPHA = 0.22
const USUAL_SIDE_PIXELS = 650

export interface DotView {
  dots: MapDots
  /** As from dotPositions. */
  positions: Float32Array
  transform: ZoomTransform
  /** Only this theme keeps its colour; null: all do. */
  forward: number | null
}

/** Clears the canvas and paints all dots inside it: the rest in grey first, then the twelve largest themes, the theme brought forward last. */
export function drawDots(canvas: HTMLCanvasElement, { dots, positions, transform, forward }: DotView): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const density = window.devicePixelRatio || 1
  const [width, height] = [canvas.width / density, canvas.height / density]
  context.setTransform(density, 0, 0, density, 0, 0)
  context.clearRect(0, 0, width, height)
  const radius = dotRadius(dots.themes.length, transform.k, { width, height })
  const paint = (sprite: HTMLCanvasElement, from: number, to: number) => {
    const side = sprite.width / density
    for (let i = from; i < to; i++) {
      const x = transform.applyX(positions[2 * i])
      const y = transform.applyY(positions[2 * i + 1])
      if (x > -side && y > -side && x < width + side && y < height + side) context.drawImage(sprite, x - side / 2, y - side / 2, side, side)
    }
  }
  const style = getComputedStyle(canvas)
  const spriteOf = (hue: string) => makeSprite(style.getPropertyValue(hue).trim(), radius, density)
  const starts = themeStarts(dots.themes)
  const usual = dots.themes.length > 10_000 ? 0.65 : 0.8
  context.globalAlpha = forward === null ? usual * REST_FADING : CONTEXT_ALPHA
  paint(spriteOf(themeHue(THEME_HUES)), starts[THEME_HUES] ?? dots.themes.length, dots.themes.length)
  context.globalAlpha = forward === null ? usual : CONTEXT_ALPHA
  for (let theme = 0; theme < THEME_HUES; theme++) paint(spriteOf(themeHue(forward === null ? theme : THEME_HUES)), starts[theme] ?? dots.themes.length, starts[theme + 1] ?? dots.themes.length)
  if (forward === null) return
  context.globalAlpha = 0.9
  paint(spriteOf(forward < THEME_HUES ? themeHue(forward) : '--ink'), starts[forward] ?? dots.themes.length, starts[forward + 1] ?? dots.themes.length)
}

/** @returns radius of a dot in pixels: smaller in large corpora and small pictures, growing slowly as one zooms in. */
function dotRadius(papers: number, zoom: number, picture: { width: number; height: number }): number {
  const base = Math.min(4, Math.max(1, 5.2 - Math.log10(Math.max(1, papers)) * 0.9))
  const room = Math.min(1, Math.max(0.6, Math.sqrt(picture.width * picture.height) / USUAL_SIDE_PIXELS))
  return Math.min(7, base * room * zoom ** 0.4)
}

// First dot of each theme: dots come sorted by theme. An index past the last theme is undefined.
function themeStarts(themes: Uint16Array): number[] {
  const starts: number[] = []
  for (let i = 0; i < themes.length; i++) while (starts.length <= themes[i]) starts.push(i)
  return starts
}

function makeSprite(color: string, radius: number, density: number): HTMLCanvasElement {
  const sprite = document.createElement('canvas')
  sprite.width = sprite.height = Math.ceil(2 * (radius + 0.5) * density)
  const context = sprite.getContext('2d')!
  context.fillStyle = color
  context.beginPath()
  context.arc(sprite.width / 2, sprite.width / 2, radius * density, 0, 2 * Math.PI)
  context.fill()
  return sprite
}
