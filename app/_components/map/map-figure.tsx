'use client'
/** The picture of the map in its frame: title, rule, numbers, files to take away. In: dots, colours, what is picked out. Out: a figure. */
import { useCallback, useMemo, useState, type ReactNode } from 'react'
import { ChartFigure } from '../figure/chart-figure.tsx'
import { DataTable } from '../data-table.tsx'
import { PaperCount } from '../paper-count.tsx'
import { legendEntries, themeSwatch } from './color-legend.tsx'
import { mapApi, type MapRun } from './map-explorer.tsx'
import styles from './map-explorer.module.css'
import summary from './picked-summary.module.css'
import { MapStage } from './map-stage.tsx'
import { useAnswer } from './use-answer.ts'
import type { Tool } from './use-drawn-area.ts'
import type { ChangeMap, MapState } from './use-map-state.ts'
import type { Picked } from './use-picked.ts'
import { themeId } from '@/lib/domain/theme.ts'
import { isTintedByGroup } from '@/lib/domain/theme-tint.ts'
import { formatCount, formatNumberOf } from '@/lib/view/format.ts'
import type { MapDots } from '@/lib/view/map-buffer.ts'
import type { Coloring } from '@/lib/view/map-colors.ts'
import { litDots } from '@/lib/view/map-filter.ts'
import { lookOf } from '@/lib/view/map-look.ts'
import { mapNames } from '@/lib/view/map-names.ts'
import type { MapPlaceName } from '@/lib/view/map-places.ts'
import { countThemes } from '@/lib/view/map-summary.ts'
import { stepsOf } from '@/lib/view/map-view.ts'
import { papersAddress } from '@/lib/view/paper-address.ts'

interface Props {
  run: MapRun
  dots: MapDots
  state: MapState
  onChange: ChangeMap
  picked: Picked
  coloring: Coloring
  pointed: number | null
  onPoint: (theme: number | null) => void
  onOpen: (paperId: number, isNewTab: boolean) => void
  /** What stands right under the picture. */
  children: ReactNode
}

const LONGEST_NAME = 34
const COLORED_BY = { group: 'group of themes', year: 'date', venue: 'venue', fit: 'fit' }

export function MapFigure({ run, dots, state, onChange, picked, coloring, pointed, onPoint, onOpen, children }: Props) {
  const [tool, setTool] = useState<Tool>('move')
  const [isReady, setReady] = useState(false)
  const places = useAnswer<{ names: MapPlaceName[] }>(isReady ? `${mapApi(run.runId)}/places?v=${run.version}` : null)
  const names = useMemo(() => mapNames(run.themes.map((theme) => ({ ...theme, ...stepsOf(dots, theme) })), run.groups, places.value?.names ?? [], LONGEST_NAME), [run, dots, places.value])
  const colorOfTheme = useCallback((theme: number) => themeSwatch(run, theme, state.color), [run, state.color])
  // Pointing at a theme shows its papers for as long as one points.
  const look = useMemo(() => {
    if (pointed !== null) return lookOf(coloring, litDots(dots, { area: null, months: null, themeIndex: pointed, venue: null, found: null }))
    return lookOf(coloring, picked.isFiltering ? picked.lit : null)
  }, [coloring, dots, picked, pointed])
  const ready = () => {
    performance.mark('map-ready')
    setReady(true)
  }
  return (
    <div className={styles.figure}>
      <ChartFigure
        id="map-title" title={`${formatNumberOf(dots.paperIds.length, 'paper')} of ${run.corpus}, coloured by ${state.color === 'theme' ? (isTintedByGroup(run.themes) ? 'theme within its group' : 'theme') : COLORED_BY[state.color]}`} fileName={`map-${run.runId}`}
        rule={<>Each dot is a paper. Papers whose abstracts use the same terms lie close together; distances between islands say little, and the axes have no unit. Land is where papers lie dense. Names within an island are the terms that set its papers apart from the rest of their theme.</>}
        legend={legendEntries(run, dots, state.color, coloring)}
        under={(
          <>
            {children}
            <p className={styles.hint} id="map-hint">
              {tool === 'move'
                ? 'Drag to move, scroll or pinch to zoom; a click opens the paper. Keys: arrows and + − 0 move and zoom, N and P go from paper to paper by distance, Shift with an arrow to the nearest that way, Enter opens.'
                : 'Draw with the mouse or a finger. Keys: arrows move the pen, with Shift in small steps, Space sets a corner, Enter closes the area, Escape stops.'}
            </p>
          </>
        )}
        numbers={<ThemeNumbers run={run} dots={dots} picked={picked} onChange={onChange} />}
      >
        <MapStage
          runId={run.runId} api={mapApi(run.runId)} version={run.version} dots={dots} themes={run.themes} names={names} look={look} lit={picked.lit} colorOf={colorOfTheme}
          forward={pointed} onForward={onPoint} place={state.view} onPlace={(view) => onChange({ view })} tool={tool} onTool={setTool}
          area={state.area} onArea={(area) => { setTool('move'); onChange({ area, page: null }) }} onOpen={onOpen} onReady={ready}
        />
      </ChartFigure>
    </div>
  )
}

function ThemeNumbers({ run, dots, picked, onChange }: Pick<Props, 'run' | 'dots' | 'picked' | 'onChange'>) {
  const chosen = new Map(countThemes(dots, picked.chosen).map(({ key, papers }) => [key, papers]))
  const pick = (theme: number, papers: number) => (papers > 0 ? <button key="picked" type="button" className={summary.pick} onClick={() => onChange({ theme, page: null })}>{formatCount(papers)}</button> : '0')
  return (
    <DataTable
      caption="Papers of each theme, and those of them that are picked out" head={['theme', 'papers', 'picked out']}
      rows={run.themes.map(({ index, label, size }) => [label, <PaperCount key="papers" papers={size} href={papersAddress(run.runId, { theme: themeId(index) })} />, pick(index, chosen.get(index) ?? 0)])}
    />
  )
}
