'use client'
/** The chosen area, and the one being drawn. In: corners in steps of the map, a line and the pen of the keys in pixels. Out: an SVG over the map. */
import styles from './map-stage.module.css'
import { pixelAt, type MapFit } from '@/lib/view/map-view.ts'

interface Props {
  area: number[] | null
  line: (readonly [number, number])[]
  pen: readonly [number, number] | null
  fit: MapFit
  picture: { width: number; height: number }
}

const PEN = 11

export function AreaLayer({ area, line, pen, fit, picture }: Props) {
  const corners = area && Array.from({ length: area.length / 2 }, (_, i) => pixelAt(fit, { x: area[2 * i], y: area[2 * i + 1] }))
  if (!corners && line.length === 0 && !pen) return null
  return (
    <svg className={styles.areas} width={picture.width} height={picture.height} aria-hidden="true">
      {corners && line.length === 0 && <polygon className={styles.area} points={corners.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />}
      {pen && <path className={styles.pen} d={`M${pen[0] - PEN},${pen[1]}h${2 * PEN}M${pen[0]},${pen[1] - PEN}v${2 * PEN}`} />}
      {line.length > 0 && <polygon className={styles.area} points={line.map(([x, y]) => `${x},${y}`).join(' ')} />}
    </svg>
  )
}
