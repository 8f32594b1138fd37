'use client'
/** The buttons in a corner of the map: how to draw on it, and zoom. In: the tool in hand. Out: two rows of buttons, each with a name and a key or title. */
import styles from './map-stage.module.css'
import type { Tool } from './use-drawn-area.ts'
import { ZOOM_STEP, type Zoom } from './use-zoom.ts'
import type { Box } from '@/lib/view/place-labels.ts'

const TOOLS: { tool: Tool; name: string; icon: string }[] = [
  { tool: 'move', name: 'Move', icon: 'M8 1v14M1 8h14M8 1 6 3m2-2 2 2M8 15l-2-2m2 2 2-2M1 8l2-2M1 8l2 2M15 8l-2-2m2 2-2 2' },
  { tool: 'lasso', name: 'Draw around papers', icon: 'M5 11C2 10 1 8 2 6s4-4 7-4 6 2 5 5-4 5-7 5c-2 0-3 .5-2.500 2' },
  { tool: 'box', name: 'Box around papers', icon: 'M2 3h12v10H2z' },
]

/** @returns where they lie on a picture of this size; on a phone they lie below it. */
export const buttonBoxes = ({ width, height }: { width: number; height: number }): Box[] => [{ left: width - 140, right: width, top: 0, bottom: 54 }, { left: width - 140, right: width, top: height - 54, bottom: height }]

export function MapButtons({ tool, onTool, zoom }: { tool: Tool; onTool: (tool: Tool) => void; zoom: Pick<Zoom, 'by' | 'reset'> }) {
  return (
    <>
      <div className={styles.tools} role="group" aria-label="What the pointer does">
        {TOOLS.map(({ tool: own, name, icon }) => (
          <button key={own} type="button" aria-label={name} title={name} aria-pressed={own === tool} onClick={() => onTool(own)}>
            <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" strokeDasharray={own === 'move' ? undefined : '3 2'} aria-hidden="true"><path d={icon} /></svg>
          </button>
        ))}
      </div>
      <div className={styles.buttons}>
        <button type="button" aria-label="Zoom in" onClick={() => zoom.by(ZOOM_STEP)}>+</button>
        <button type="button" aria-label="Zoom out" onClick={() => zoom.by(1 / ZOOM_STEP)}>−</button>
        <button type="button" aria-label="Show all" onClick={zoom.reset}>All</button>
      </div>
    </>
  )
}
