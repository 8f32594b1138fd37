'use client'
/**
 * Names on the map, none over another, more as one zooms in, each in its place. In: names and the zooms at which they are shown. Out: an SVG over
 * the dots, which saved pictures take with them; names of themes are links.
 */
import { useRouter } from 'next/navigation'
import { memo, useMemo, type MouseEvent } from 'react'
import styles from './map-labels.module.css'
import { themeId } from '@/lib/domain/theme.ts'
import { labelRanges, type LabelRange } from '@/lib/view/label-zooms.ts'
import type { MapDots } from '@/lib/view/map-buffer.ts'
import type { MapName } from '@/lib/view/map-names.ts'
import type { Box } from '@/lib/view/place-labels.ts'
import { pixelAt, zoomFit, type MapFit } from '@/lib/view/map-view.ts'

/** A name with its size and the zooms at which it is shown. */
export type PlacedName = LabelRange & { name: MapName; text: string; width: number }

interface Props {
  runId: string
  names: PlacedName[]
  /** The whole map in the picture. */
  fit: MapFit
  transform: { k: number; x: number; y: number }
  picture: { width: number; height: number }
  /** Colour of the dots of a theme; null where a theme has many. */
  colorOf: (theme: number) => string | undefined
  /** Only this theme's name keeps its strength; null: all do. */
  forward: number | null
  onForward: (theme: number | null) => void
}

const SIZES = { group: { font: 600, pixels: 12, height: 20 }, theme: { font: 600, pixels: 13, height: 19 }, place: { font: 500, pixels: 11, height: 16 } } as const
const DOT_PIXELS = 12
/** Names fade over this distance as they leave the picture, so that none blinks. */
const EDGE_PIXELS = 14

// More of them cannot be kept in sight, and lie on one another anyway.
const MOST_DOTS_IN_SIGHT = 300

/** @param fit the whole map in the picture. @param corners where buttons are. @returns names that never meet, at any zoom, hide few dots where there are few, and are whole where there is room. */
export function usePlacedNames(names: MapName[], dots: MapDots, fit: MapFit | null, picture: { width: number; height: number } | null, corners: Box[]): PlacedName[] {
  return useMemo(() => {
    if (!fit || !picture) return []
    const labels = names.map((name) => ({ ...pixelAt(fit, name), width: widthOf(name), long: name.text === name.title ? undefined : widthOf({ ...name, text: name.title }), height: SIZES[name.kind].height, from: name.from, to: name.to }))
    const inSight = dots.x.length > MOST_DOTS_IN_SIGHT ? [] : Array.from(dots.x, (x, i) => pixelAt(fit, { x, y: dots.y[i] }))
    return labelRanges(labels, picture, inSight, corners).map((range, i) => ({ name: names[i], text: range.isLong ? names[i].title : names[i].text, width: range.isLong ? labels[i].long! : labels[i].width, ...range }))
  }, [names, dots, fit, picture, corners])
}

/** @returns the boxes of the names that are shown, in pixels of the picture. */
export function shownBoxes(names: PlacedName[], view: MapFit, zoom: number): Box[] {
  return names.filter(({ from, to }) => zoom >= from && zoom < to).map(({ name, width, shiftX, shiftY }) => {
    const anchor = pixelAt(view, name)
    const [x, y, height] = [anchor.x + shiftX, anchor.y + shiftY, SIZES[name.kind].height]
    return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 }
  })
}

export function MapLabels({ runId, names, fit, transform, picture, colorOf, forward, onForward }: Props) {
  const view = zoomFit(fit, transform)
  return (
    <svg className={styles.layer} width={picture.width} height={picture.height}>
      {names.map(({ name, text, width, shiftX, shiftY, from, to }) => {
        if (transform.k < from || transform.k >= to) return null
        const anchor = pixelAt(view, name)
        const [x, y] = [anchor.x + shiftX, anchor.y + shiftY]
        const inside = Math.min(x - width / 2, picture.width - x - width / 2, y - SIZES[name.kind].height / 2, picture.height - y - SIZES[name.kind].height / 2)
        const strength = Math.min(1, Math.max(0, (inside + EDGE_PIXELS) / EDGE_PIXELS))
        if (strength === 0) return null
        return (
          <g key={name.id} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`} opacity={forward !== null && forward !== name.themeIndex ? 0.3 * strength : strength}>
            <Name runId={runId} name={name} text={text} width={width} color={name.themeIndex === null ? undefined : colorOf(name.themeIndex)} onForward={onForward} />
          </g>
        )
      })}
    </svg>
  )
}

const Name = memo(function Name({ runId, name, text: words, width, color, onForward }: { runId: string; name: MapName; text: string; width: number; color: string | undefined; onForward: Props['onForward'] }) {
  const router = useRouter()
  const isTheme = name.themeIndex !== null
  const left = -width / 2 + 3
  const text = <text className={styles[name.kind]} x={isTheme && color ? left + DOT_PIXELS : 0} y={0} dominantBaseline="central" textAnchor={isTheme && color ? 'start' : 'middle'}>{words}</text>
  if (name.themeIndex === null) return text
  const { themeIndex } = name
  const href = `/runs/${encodeURIComponent(runId)}/themes/${themeId(themeIndex)}`
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    router.push(href)
  }
  return (
    <a
      className={styles.link} href={href} aria-label={name.title} onClick={open} draggable={false}
      onMouseEnter={() => onForward(themeIndex)} onMouseLeave={() => onForward(null)} onFocus={() => onForward(themeIndex)} onBlur={() => onForward(null)}
    >
      <title>{name.title}</title>
      <rect className={styles.ground} x={-width / 2} y={-SIZES.theme.height / 2} width={width} height={SIZES.theme.height} rx={4} />
      {color && <rect className={styles.swatch} x={left} y={-4} width={8} height={8} rx={2} fill={color} />}
      {text}
    </a>
  )
})

const widths = new Map<string, number>()
let ruler: CanvasRenderingContext2D | null = null

/** @returns the width of a name, or of a paper's title, in pixels. */
export function widthOf({ kind, text }: Pick<MapName, 'kind' | 'text'>): number {
  const key = `${kind} ${text}`
  const known = widths.get(key)
  if (known !== undefined) return known
  const { font, pixels } = SIZES[kind]
  ruler ??= document.createElement('canvas').getContext('2d')
  if (!ruler) return text.length * 8
  ruler.font = `${font} ${pixels}px ${getComputedStyle(document.body).fontFamily}`
  // Groups stand in wide capitals.
  const width = Math.ceil(kind === 'group' ? ruler.measureText(text.toUpperCase()).width + 0.08 * pixels * text.length : ruler.measureText(text).width) + (kind === 'theme' ? DOT_PIXELS + 8 : 8)
  widths.set(key, width)
  return width
}
