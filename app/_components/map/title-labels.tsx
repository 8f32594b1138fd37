'use client'
/** Titles of the best fitting papers, once so few are in the picture that there is room. In: dots, where the map lies. Out: an SVG over the map. */
import { useDeferredValue, useMemo } from 'react'
import { shownBoxes, widthOf, type PlacedName } from './map-labels.tsx'
import styles from './map-labels.module.css'
import { useTitles } from './use-titles.ts'
import type { MapDots } from '@/lib/view/map-buffer.ts'
import { dotsInPicture, pixelAt, type MapFit } from '@/lib/view/map-view.ts'
import { placeLabels, type Box } from '@/lib/view/place-labels.ts'

interface Props {
  /** Names and buttons that titles must not cover. */
  names: PlacedName[]
  corners: Box[]
  api: string
  version: string
  dots: MapDots
  lit: Uint8Array
  fit: MapFit
  zoom: number
  /** Of a dot, in pixels: titles stand beside dots, not over them. */
  radius: number
  picture: { width: number; height: number }
}

/** Above so many papers in the picture a title says too little. */
const MOST_DOTS = 150
const MOST_TITLES = 14
const LONGEST = 46
/** And so many where there is room. */
const LONGEST_WHOLE = 110
/** Share of the picture's width that a title may take. */
const WIDEST = 0.45
const LINE = 17
const CHARACTER = 5.9
const LEAST_ZOOM = 3

export function TitleLabels({ names, corners, api, version, dots, lit, fit, zoom, radius, picture }: Props) {
  const [still, stillZoom] = [useDeferredValue(fit), useDeferredValue(zoom)]
  const inside = useMemo(() => {
    const all = stillZoom < LEAST_ZOOM && dots.x.length > MOST_DOTS ? [] : dotsInPicture(dots, lit, still, picture, MOST_DOTS + 1)
    return all.length > MOST_DOTS ? [] : all.sort((a, b) => dots.fits[b] - dots.fits[a] || a - b)
  }, [dots, lit, still, stillZoom, picture])
  const best = useMemo(() => inside.slice(0, MOST_TITLES), [inside])
  const key = best.map((dot) => dots.paperIds[dot]).join(',')
  const titles = useTitles(api, version, useMemo(() => (key ? key.split(',').map(Number) : []), [key]))
  const placed = useMemo(() => {
    const most = Math.min(LONGEST, Math.floor((picture.width * WIDEST) / CHARACTER))
    const texts = best.flatMap((dot) => {
      const title = titles.get(dots.paperIds[dot])?.title
      return title ? [{ dot, text: cutTitle(title, most), whole: cutTitle(title, LONGEST_WHOLE) }] : []
    })
    const dotBoxes = inside.map((dot) => {
      const { x, y } = pixelAt(still, { x: dots.x[dot], y: dots.y[dot] })
      return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }
    })
    const wanted = texts.map(({ dot, text, whole }) => {
      const { x, y } = pixelAt(still, { x: dots.x[dot], y: dots.y[dot] })
      return { x, y: y - LINE * 0.8, width: widthOf({ kind: 'place', text }), long: whole === text ? undefined : widthOf({ kind: 'place', text: whole }), height: LINE }
    })
    return placeLabels(wanted, picture, [...shownBoxes(names, still, stillZoom), ...corners, ...dotBoxes]).map(({ index, left, top, isLong }) => ({ dot: texts[index].dot, text: isLong ? texts[index].whole : texts[index].text, shiftX: left + (isLong ? wanted[index].long! : wanted[index].width) / 2 - wanted[index].x, shiftY: top + LINE / 2 - wanted[index].y - LINE * 0.8 }))
    // The map of titles is one object that fills up; its size tells.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [inside, best, titles.size, dots, names, corners, still, stillZoom, radius, picture])
  if (placed.length === 0 || stillZoom !== zoom) return null
  return (
    <svg className={styles.layer} width={picture.width} height={picture.height} aria-hidden="true">
      {placed.map(({ dot, text, shiftX, shiftY }) => {
        const { x, y } = pixelAt(fit, { x: dots.x[dot], y: dots.y[dot] })
        return <text key={dot} className={styles.place} x={(x + shiftX).toFixed(1)} y={(y + shiftY).toFixed(1)} dominantBaseline="central" textAnchor="middle">{text}</text>
      })}
    </svg>
  )
}

function cutTitle(title: string, most: number): string {
  const letters = Array.from(title)
  return letters.length > most ? `${letters.slice(0, most - 1).join('').trimEnd()}…` : title
}
