'use client'
/** Names of the islands, none over another, more as one zooms in. In: themes with their places in the picture. Out: links over the map. */
import Link from 'next/link'
import { useMemo } from 'react'
import styles from './map-labels.module.css'
import { themeId } from '@/lib/domain/theme.ts'
import { themeColor } from '@/lib/view/palette.ts'
import { placeLabels } from '@/lib/view/place-labels.ts'
import { shortLabel } from '@/lib/view/short-label.ts'

const LINE_PIXELS = 24
const PADDING_PIXELS = 22
const MOST_CHARACTERS = 38

export interface LabelledTheme {
  index: number
  label: string
  /** Pixels, after the zoom. */
  x: number
  y: number
}

interface Props {
  runId: string
  themes: LabelledTheme[]
  picture: { width: number; height: number }
  forward: number | null
  onForward: (theme: number | null) => void
}

export function MapLabels({ runId, themes, picture, forward, onForward }: Props) {
  const texts = useMemo(() => themes.map((theme) => shortLabel(theme.label, picture.width < 520 ? 24 : MOST_CHARACTERS)), [themes, picture.width])
  const placed = placeLabels(themes.map((theme, i) => ({ x: theme.x, y: theme.y, width: textWidth(texts[i]) + PADDING_PIXELS, height: LINE_PIXELS })), picture, [buttonsIn(picture)])
  return (
    <div className={styles.layer}>
      {placed.map(({ index: i, left, top }) => {
        const theme = themes[i]
        const faded = forward !== null && forward !== theme.index
        return (
          <Link
            key={theme.index} className={styles.label} href={`/runs/${encodeURIComponent(runId)}/themes/${themeId(theme.index)}`} prefetch={false} title={theme.label} dir="auto" draggable={false}
            style={{ transform: `translate(${left}px, ${top}px)`, opacity: faded ? 0.35 : 1 }}
            onMouseEnter={() => onForward(theme.index)} onMouseLeave={() => onForward(null)} onFocus={() => onForward(theme.index)} onBlur={() => onForward(null)}
          >
            <span className={styles.swatch} style={{ background: themeColor(theme.index) }} />{texts[i]}
          </Link>
        )
      })}
    </div>
  )
}

// The corner that ./paper-map.tsx gives to its buttons.
const buttonsIn = ({ width, height }: { width: number; height: number }) => ({ left: width - 126, top: height - 54, right: width, bottom: height })

const widths = new Map<string, number>()
let ruler: CanvasRenderingContext2D | null = null

function textWidth(text: string): number {
  const known = widths.get(text)
  if (known !== undefined) return known
  ruler ??= document.createElement('canvas').getContext('2d')
  if (!ruler) return text.length * 8
  ruler.font = `600 13px ${getComputedStyle(document.body).fontFamily}`
  const width = Math.ceil(ruler.measureText(text).width) + 1
  widths.set(text, width)
  return width
}
