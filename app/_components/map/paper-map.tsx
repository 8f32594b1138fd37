'use client'
/**
 * The map of a run as a still picture that leads to the whole one. In: the run's id and its themes; the dots come from app/api/runs/[runId]/map once the
 * picture comes into view. Out: dots and the names of the islands, each a link.
 */
import Link from 'next/link'
import { useMemo, useRef, useState } from 'react'
import { useInView } from '../use-in-view.ts'
import { DotsCanvas } from './dots-canvas.tsx'
import { LandCanvas } from './land-canvas.tsx'
import { MapLabels } from './map-labels.tsx'
import styles from './paper-map.module.css'
import { useMapDots } from './use-map-dots.ts'
import { usePictureSize } from './use-picture-size.ts'
import { useScheme } from './use-scheme.ts'
import { formatNumberOf } from '@/lib/view/format.ts'
import type { MapDots } from '@/lib/view/map-buffer.ts'
import { colorDots } from '@/lib/view/map-colors.ts'
import { litDots } from '@/lib/view/map-filter.ts'
import { landOf } from '@/lib/view/map-land.ts'
import { lookOf } from '@/lib/view/map-look.ts'
import { mapNames } from '@/lib/view/map-names.ts'
import { themeColor } from '@/lib/view/palette.ts'
import { dotOpacity, dotRadius, fitMap, stepsOf } from '@/lib/view/map-view.ts'

interface Props {
  runId: string
  /** Changes when the run does; part of the address under which the browser keeps the dots for ever. */
  version: string
  papers: number
  /** By index; x and y in units of the layout. */
  themes: { index: number; label: string; size: number; x: number; y: number }[]
}

const INSET_PIXELS = 22
const IDENTITY = { k: 1, x: 0, y: 0 }

export function PaperMap({ runId, version, papers, themes }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const isInView = useInView(frame)
  const load = useMapDots(isInView ? `/api/runs/${encodeURIComponent(runId)}/map?v=${version}` : null)
  const about = `${formatNumberOf(papers, 'paper')} as dots, in ${formatNumberOf(themes.length, 'theme')}`
  return (
    <div className={styles.map}>
      <div ref={frame} className={styles.frame} role="group" aria-label={`Map of ${formatNumberOf(papers, 'paper')}`}>
        {load.state === 'ready' && <StillMap runId={runId} dots={load.dots} themes={themes} name={about} frame={frame} />}
        {load.state === 'loading' && <p className={styles.message}>Loading {formatNumberOf(papers, 'paper')} …</p>}
        {load.state === 'failed' && <p className={styles.message}>The map could not be loaded. Reload the page to try again; the themes below do not need it.</p>}
        <Link className={styles.open} href={`/runs/${encodeURIComponent(runId)}/map`}>Open the map</Link>
      </div>
    </div>
  )
}

function StillMap({ runId, dots, themes, name, frame }: { runId: string; dots: MapDots; themes: Props['themes']; name: string; frame: React.RefObject<HTMLDivElement | null> }) {
  const picture = usePictureSize(frame)
  const scheme = useScheme()
  const [forward, setForward] = useState<number | null>(null)
  const land = useMemo(() => landOf(dots), [dots])
  const coloring = useMemo(() => colorDots(dots, 'theme', []), [dots])
  const look = useMemo(() => lookOf(coloring, forward === null ? null : litDots(dots, { area: null, months: null, themeIndex: forward, found: null })), [coloring, dots, forward])
  const fit = useMemo(() => picture && fitMap(dots, picture, Math.min(INSET_PIXELS, picture.width / 20)), [dots, picture])
  const names = useMemo(() => mapNames(themes.map((theme) => ({ ...theme, parentIndex: null, ...stepsOf(dots, theme) })), [], [], 28), [dots, themes])
  const radius = picture ? dotRadius(dots.paperIds.length, 1, picture) : 1
  const alpha = useMemo(() => look.alphaOf(picture ? dotOpacity(dots.paperIds.length, 1, radius, picture) : 1), [look, dots, radius, picture])
  if (!fit || !picture) return null
  const density = Math.min(2, window.devicePixelRatio || 1)
  return (
    <>
      <LandCanvas land={land} fit={fit} picture={picture} density={density} scheme={scheme} />
      <DotsCanvas picture={{ dots, order: look.order, classes: look.classes, fit, radius, ...picture, density }} colors={look.colors} alpha={alpha} scheme={scheme} name={name} />
      <MapLabels runId={runId} names={names} fit={fit} transform={IDENTITY} picture={picture} colorOf={themeColor} forward={forward} onForward={setForward} />
    </>
  )
}
