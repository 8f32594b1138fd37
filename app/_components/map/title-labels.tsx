'use client'
/** Titles of the best fitting papers, once so few are in the picture that there is room. In: dots, where the map lies. Out: an SVG over the map. */
import { useDeferredValue, useMemo } from 'react'
import { shownBoxes, type PlacedName } from './map-labels.tsx'
import styles from './map-labels.module.css'
import { useTitles } from './use-titles.ts'
import type { MapDots } from '@/lib/view/map-buffer.ts'
import { dotsInPicture, pixelAt, type MapFit } from '@/lib/view/map-view.ts'
import { placeLabels } from '@/lib/view/place-labels.ts'

interface Props {
  /** Names that titles must not cover. */
  names: PlacedName[]
  api: string
  version: string
  dots: MapDots
  lit: Uint8Array
  fit: MapFit
  zoom: number
  picture: { width: number; height: number }
}

/** Above so many papers in the picture a title says too little. */
const MOST_DOTS = 150
const MOST_TITLES = 14
const LONGEST = 46
const LINE = 17
const CHARACTER = 5.9
const LEAST_ZOOM = 3

export function TitleLabels({ names, api, version, dots, lit, fit, zoom, picture }: Props) {
  const [still, stillZoom] = [useDeferredValue(fit), useDeferredValue(zoom)]
  const best = useMemo(() => {
    const inside = stillZoom < LEAST_ZOOM && dots.x.length > MOST_DOTS ? [] : dotsInPicture(dots, lit, still, picture, MOST_DOTS + 1)
    return inside.length > MOST_DOTS ? [] : inside.sort((a, b) => dots.fits[b] - dots.fits[a] || a - b).slice(0, MOST_TITLES)
  }, [dots, lit, still, stillZoom, picture])
  const key = best.map((dot) => dots.paperIds[dot]).join(',')
  const titles = useTitles(api, version, useMemo(() => (key ? key.split(',').map(Number) : []), [key]))
  const placed = useMemo(() => {
    const texts = best.flatMap((dot) => {
      const title = titles.get(dots.paperIds[dot])?.title
      return title ? [{ dot, text: Array.from(title).length > LONGEST ? `${Array.from(title).slice(0, LONGEST - 1).join('').trimEnd()}…` : title }] : []
    })
    const wanted = texts.map(({ dot, text }) => {
      const { x, y } = pixelAt(still, { x: dots.x[dot], y: dots.y[dot] })
      return { x, y: y - LINE * 0.8, width: text.length * CHARACTER, height: LINE }
    })
    return placeLabels(wanted, picture, [...shownBoxes(names, still, stillZoom), ...cornersOf(picture)]).map(({ index, left, top }) => ({ ...texts[index], shiftX: left + wanted[index].width / 2 - wanted[index].x, shiftY: top + LINE / 2 - wanted[index].y - LINE * 0.8 }))
    // The map of titles is one object that fills up; its size tells.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [best, titles.size, dots, names, still, stillZoom, picture])
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

// Where ./map-buttons.tsx has its buttons.
const cornersOf = ({ width, height }: { width: number; height: number }) => [{ left: width - 140, right: width, top: 0, bottom: 54 }, { left: width - 140, right: width, top: height - 54, bottom: height }]
