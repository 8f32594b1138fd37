'use client'
/**
 * The picture of a map: land, dots, names, and what pointer, finger and keys do with it. In: dots, how they look, where to look. Out: a frame that pans,
 * zooms, draws areas, names the paper one is on and opens it.
 */
import { useMemo, useRef, useState, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react'
import { AreaLayer } from './area-layer.tsx'
import { useNarrow } from '../use-narrow.ts'
import { DotsCanvas } from './dots-canvas.tsx'
import { LandCanvas } from './land-canvas.tsx'
import { buttonBoxes, MapButtons } from './map-buttons.tsx'
import { MapLabels, usePlacedNames } from './map-labels.tsx'
import { MapTooltip } from './map-tooltip.tsx'
import styles from './map-stage.module.css'
import { TitleLabels } from './title-labels.tsx'
import { pixelOf, useDrawnArea, type Tool } from './use-drawn-area.ts'
import { usePaperCursor } from './use-paper-cursor.ts'
import { usePictureSize } from './use-picture-size.ts'
import { useScheme } from './use-scheme.ts'
import { useTitles } from './use-titles.ts'
import { useZoom } from './use-zoom.ts'
import { formatNumberOf } from '@/lib/view/format.ts'
import type { DotLook } from '@/lib/view/map-look.ts'
import type { MapDots } from '@/lib/view/map-buffer.ts'
import { buildGrid } from '@/lib/view/map-grid.ts'
import { landOf } from '@/lib/view/map-land.ts'
import type { MapName } from '@/lib/view/map-names.ts'
import type { MapPlace } from '@/lib/view/map-state.ts'
import type { Box } from '@/lib/view/place-labels.ts'
import { dotOpacity, dotRadius, fitMap, zoomFit } from '@/lib/view/map-view.ts'

interface Props {
  runId: string
  api: string
  version: string
  dots: MapDots
  themes: { index: number; label: string }[]
  names: MapName[]
  look: DotLook
  /** 1 for the dots that are picked out. */
  lit: Uint8Array
  /** Colour of the dots of a theme; null where a theme has many. */
  colorOf: (theme: number) => string | undefined
  forward: number | null
  onForward: (theme: number | null) => void
  place: MapPlace | null
  onPlace: (place: MapPlace | null) => void
  tool: Tool
  onTool: (tool: Tool) => void
  area: number[] | null
  onArea: (area: number[] | null) => void
  onOpen: (paperId: number, isNewTab: boolean) => void
  onReady: () => void
}

const INSET_PIXELS = 26
const NOBODY: number[] = []
const NO_BOXES: Box[] = []

export function MapStage(props: Props) {
  const { runId, dots, themes, names, look, lit, colorOf, forward, onForward, place, tool, onTool, area, onArea, onOpen, onReady } = props
  const frame = useRef<HTMLDivElement>(null)
  const sea = useRef<HTMLDivElement>(null)
  const picture = usePictureSize(sea)
  const scheme = useScheme()
  const land = useMemo(() => landOf(dots), [dots])
  const grid = useMemo(() => buildGrid(dots), [dots])
  const fit = useMemo(() => picture && fitMap(dots, picture, Math.min(INSET_PIXELS, picture.width / 20)), [dots, picture])
  const isNarrow = useNarrow()
  const corners = useMemo(() => (picture && !isNarrow ? buttonBoxes(picture) : NO_BOXES), [picture, isNarrow])
  const placed = usePlacedNames(names, dots, fit, picture, corners)
  const zoom = useZoom(frame, { fit, picture, place, onPlace: props.onPlace, isMoving: tool === 'move' })
  const view = useMemo(() => fit && zoomFit(fit, zoom.transform), [fit, zoom.transform])
  const cursor = usePaperCursor(dots, grid, lit, view, picture)
  const drawn = useDrawnArea(tool, view, picture, onArea)
  const [density] = useState(() => Math.min(2, window.devicePixelRatio || 1))
  const papers = dots.paperIds.length
  const paperId = cursor.dot === null ? null : dots.paperIds[cursor.dot]
  const titles = useTitles(props.api, props.version, useMemo(() => (paperId === null ? NOBODY : [paperId]), [paperId]))
  const paper = paperId === null ? null : (titles.get(paperId) ?? null)
  const theme = cursor.dot === null ? undefined : themes[dots.themes[cursor.dot]]
  const radius = picture ? dotRadius(papers, zoom.transform.k, picture) : 1
  const opacity = picture ? Math.round(dotOpacity(papers, zoom.transform.k, radius, picture) * 20) / 20 : 1
  const alpha = useMemo(() => look.alphaOf(opacity), [look, opacity])
  const dotPicture = useMemo(() => view && picture && { dots, order: look.order, classes: look.classes, fit: view, radius, ...picture, density }, [dots, look, view, picture, radius, density])

  const open = (event: MouseEvent<HTMLElement>) => {
    if (tool !== 'move' || isOnControl(event)) return
    const before = cursor.dot
    const dot = cursor.point(pixelOf(event))
    // A finger has no hover: its first tap shows the note, its second opens the paper.
    const isTouch = (event.nativeEvent as globalThis.PointerEvent).pointerType === 'touch'
    if (dot !== null && (!isTouch || dot === before)) onOpen(dots.paperIds[dot], event.ctrlKey || event.metaKey)
  }
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) return
    if (drawn.press(event)) {
      cursor.leave()
      event.preventDefault()
      return
    }
    const dot = cursor.step(event)
    if (dot !== null) {
      zoom.show({ x: dots.x[dot], y: dots.y[dot] })
      event.preventDefault()
    } else if (event.key === 'Enter' && paperId !== null) onOpen(paperId, event.ctrlKey || event.metaKey)
    else if (event.key === 'Escape') {
      if (cursor.dot !== null) cursor.leave()
      else if (tool !== 'move') onTool('move')
      else onArea(null)
    } else zoom.onKeyDown(event)
  }
  // The keys that draw are the map's.
  const take = (next: Tool) => {
    onTool(next)
    if (next !== 'move') frame.current?.focus()
  }
  // A finger leaves with every tap, just before its click; what it has pointed at must stay for the second one.
  const leave = (event: PointerEvent<HTMLElement>) => {
    if (event.pointerType !== 'touch' && !cursor.isByKey) cursor.point(null)
  }
  const hover = (event: PointerEvent<HTMLElement>) => {
    drawn.handlers.onPointerMove?.(event)
    if (event.pointerType === 'mouse' && tool === 'move') cursor.point(event.buttons === 0 && !isOnControl(event) ? pixelOf(event) : null)
  }

  return (
    <div
      ref={frame} className={styles.frame} tabIndex={0} role="group" aria-label={`Map of ${formatNumberOf(papers, 'paper')}`} aria-describedby="map-hint" data-tool={tool}
      data-hovered={(cursor.dot !== null && !cursor.isByKey) || undefined} {...drawn.handlers} onPointerMove={hover} onPointerLeave={leave} onKeyDown={press} onClick={open}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && cursor.isByKey && cursor.leave()}
    >
      <div ref={sea} className={styles.sea}>
        {view && picture && fit && dotPicture && (
          <>
            <LandCanvas land={land} fit={view} picture={picture} density={density} scheme={scheme} />
            <DotsCanvas
              picture={dotPicture} colors={look.colors} alpha={alpha} scheme={scheme} onReady={onReady}
              name={`${formatNumberOf(papers, 'paper')} as dots, in ${formatNumberOf(themes.length, 'theme')}; the table below says the same in words`}
            />
            <AreaLayer area={area} line={drawn.line} pen={drawn.pen} fit={view} picture={picture} />
            <MapLabels runId={runId} names={placed} fit={fit} transform={zoom.transform} picture={picture} colorOf={colorOf} forward={forward} onForward={onForward} />
            <TitleLabels names={placed} corners={corners} api={props.api} version={props.version} dots={dots} lit={lit} fit={view} zoom={zoom.transform.k} radius={radius} picture={picture} />
            {cursor.dot !== null && <MapTooltip picture={picture} paper={paper} theme={theme && { label: theme.label, color: colorOf(theme.index) }} at={{ x: view.left + dots.x[cursor.dot] * view.scale, y: view.top + dots.y[cursor.dot] * view.scale }} />}
          </>
        )}
      </div>
      <MapButtons tool={tool} onTool={take} zoom={zoom} />
      <p className="hidden" aria-live="polite">{drawn.said ?? (cursor.isByKey && paper ? `${paper.title}. ${theme ? `Theme: ${theme.label}.` : ''} ${paper.published ?? 'No date'}. Enter opens it.` : '')}</p>
    </div>
  )
}

// A name or a button lies over the dots and is meant instead of them.
const isOnControl = (event: MouseEvent<HTMLElement>) => (event.target as Element).closest('a, button') !== null
