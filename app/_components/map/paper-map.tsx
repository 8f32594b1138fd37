'use client'
/**
 * The map of a run: every paper a dot, every theme an island. In: the run's id and its themes; the dots come from
 * app/api/runs/[runId]/map. Out: a picture that pans, zooms, names what the pointer is on and opens it on a click.
 */
import { useRouter } from 'next/navigation'
import { useCallback, useMemo, useRef, useState, type MouseEvent } from 'react'
import { DotsCanvas } from './dots-canvas.tsx'
import { MapLabels } from './map-labels.tsx'
import { MapLegend } from './map-legend.tsx'
import { MapTooltip } from './map-tooltip.tsx'
import styles from './paper-map.module.css'
import { useHoveredPaper } from './use-hovered-paper.ts'
import { useMapDots } from './use-map-dots.ts'
import { usePictureSize } from './use-picture-size.ts'
import { useZoom, ZOOM_STEP } from './use-zoom.ts'
import { formatNumberOf } from '@/lib/view/format.ts'
import { dotPositions, fitMap, placeInPicture } from '@/lib/view/map-view.ts'

const INSET_PIXELS = 28

interface Props {
  runId: string
  /** Changes when the run does; part of the address under which the browser keeps the dots for ever. */
  version: string
  papers: number
  /** By index; x and y in units of the layout. */
  themes: { index: number; label: string; size: number; x: number; y: number }[]
}

export function PaperMap({ runId, version, papers, themes }: Props) {
  const router = useRouter()
  const frame = useRef<HTMLDivElement>(null)
  const picture = usePictureSize(frame)
  const zoom = useZoom(frame)
  const api = `/api/runs/${encodeURIComponent(runId)}`
  const load = useMapDots(`${api}/map?v=${version}`)
  const dots = load.state === 'ready' ? load.dots : null
  const [forward, setForward] = useState<number | null>(null)
  const fit = useMemo(() => dots && picture && fitMap(dots, picture, INSET_PIXELS), [dots, picture])
  const positions = useMemo(() => dots && fit && dotPositions(dots, fit), [dots, fit])
  const address = useCallback((paperId: number) => `${api}/papers/${paperId}?v=${version}`, [api, version])
  const { hovered, point } = useHoveredPaper(dots, positions, zoom.transform, address)
  const view = useMemo(() => dots && positions && { dots, positions, transform: zoom.transform, forward }, [dots, positions, zoom.transform, forward])
  const islands = dots && fit ? themes.map((theme) => {
    const place = placeInPicture(dots, fit, theme)
    const [x, y] = zoom.transform.apply([place.x, place.y])
    return { index: theme.index, label: theme.label, x, y }
  }) : []

  const open = (event: MouseEvent<HTMLElement>) => {
    if (isOnControl(event)) return
    // The paper whose note is shown; a finger shows none before it taps.
    const dot = hovered?.dot ?? point(placeOf(event))
    if (dot === null || !dots) return
    const href = `/runs/${encodeURIComponent(runId)}/papers/${dots.paperIds[dot]}`
    if (event.ctrlKey || event.metaKey) window.open(href, '_blank', 'noopener')
    else router.push(href)
  }

  return (
    <div className={styles.map}>
      <div
        ref={frame} className={styles.frame} tabIndex={0} role="group" aria-label="Map of the papers. Arrow keys move it, plus and minus zoom, 0 shows all." aria-describedby="map-hint"
        data-hovered={hovered !== null || undefined} onKeyDown={zoom.onKeyDown} onClick={open}
        onPointerMove={(event) => event.pointerType === 'mouse' && point(event.buttons === 0 && !isOnControl(event) ? placeOf(event) : null)} onPointerLeave={() => point(null)}
      >
        {view && picture && <DotsCanvas view={view} picture={picture} name={`${formatNumberOf(papers, 'paper')} as dots, in ${formatNumberOf(themes.length, 'theme')}; the list of themes below says the same in words`} />}
        {picture && <MapLabels runId={runId} themes={islands} picture={picture} forward={forward} onForward={setForward} />}
        {hovered && dots && positions && picture && <MapTooltip picture={picture} title={hovered.title} theme={themes[dots.themes[hovered.dot]]} at={zoom.transform.apply([positions[2 * hovered.dot], positions[2 * hovered.dot + 1]])} />}
        {load.state === 'loading' && <p className={styles.message}>Loading {formatNumberOf(papers, 'paper')} …</p>}
        {load.state === 'failed' && <p className={styles.message}>The map could not be loaded. Reload the page to try again; the themes below do not need it.</p>}
        <div className={styles.buttons}>
          <button type="button" aria-label="Zoom in" onClick={() => zoom.by(ZOOM_STEP)}>+</button>
          <button type="button" aria-label="Zoom out" onClick={() => zoom.by(1 / ZOOM_STEP)}>−</button>
          <button type="button" onClick={zoom.reset}>All</button>
        </div>
      </div>
      <MapLegend runId={runId} themes={themes} forward={forward} onForward={setForward} />
      <p className={styles.hint} id="map-hint">Drag to move; zoom with the buttons, or hold Ctrl and scroll. A click on a dot opens the paper. The twelve largest themes have a colour of their own.</p>
    </div>
  )
}

// A label or a button lies over the dots and is meant instead of them.
const isOnControl = (event: MouseEvent<HTMLElement>) => (event.target as Element).closest('a, button') !== null

function placeOf(event: MouseEvent<HTMLElement>): [number, number] {
  const box = event.currentTarget.getBoundingClientRect()
  return [event.clientX - box.left, event.clientY - box.top]
}
