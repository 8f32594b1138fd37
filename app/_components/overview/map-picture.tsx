/** The map, small: a way to the large one. In: some papers with their places. Out: an svg drawn by the server in a link. */
import Link from 'next/link'
import styles from './map-picture.module.css'
import type { MapSample } from '@/lib/data/map-sample.ts'
import { mapPicture } from '@/lib/view/map-picture.ts'

const SIZE = { width: 340, height: 230, inset: 8 }
const FEW = 400

export function MapPicture({ runId, papers }: { runId: string; papers: MapSample[] }) {
  if (papers.length === 0) return null
  return (
    <Link className={styles.map} href={`/runs/${encodeURIComponent(runId)}/map`} prefetch={false}>
      <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} aria-hidden="true">
        {mapPicture(papers, SIZE).map(({ color, path }) => <path key={color} d={path} fill="none" stroke={color} strokeWidth={papers.length < FEW ? 5 : 2.6} strokeLinecap="round" strokeOpacity="0.75" />)}
      </svg>
      <span className={styles.caption}>Open the map</span>
    </Link>
  )
}
