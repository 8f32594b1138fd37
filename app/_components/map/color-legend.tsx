'use client'
/** What colours mean, and the choice of what they show. In: a colouring. Out: a select, and a list or a ramp; a theme of the list can be picked out. */
import { themeId } from '@/lib/domain/theme.ts'
import { isTintedByGroup, THEME_HUES } from '@/lib/domain/theme-tint.ts'
import styles from './color-legend.module.css'
import type { MapRun } from './map-explorer.tsx'
import type { ChangeMap, MapState } from './use-map-state.ts'
import type { LegendEntry } from '../figure/compose-svg.ts'
import { formatCount, formatFigure } from '@/lib/view/format.ts'
import { NO_VENUE, type MapDots } from '@/lib/view/map-buffer.ts'
import { COLORINGS, fitShare, rampColor, VENUE_HUES, type Coloring, type ColoringName } from '@/lib/view/map-colors.ts'
import { monthName } from '@/lib/view/map-summary.ts'
import { groupColors, hueColor, REST_COLOR, themeColor } from '@/lib/view/palette.ts'
import { shortLabel } from '@/lib/view/short-label.ts'

interface Props {
  run: MapRun
  dots: MapDots
  state: MapState
  onChange: ChangeMap
  coloring: Coloring
  onPoint: (theme: number | null) => void
}

const NAMES: Record<ColoringName, string> = { theme: 'Theme', group: 'Group of themes', year: 'Date', venue: 'Venue', fit: 'Fit with its theme' }
const RAMP_TICKS = 5
/** Of a name, on two lines if need be. */
const MOST_LETTERS = 64

export function ColorLegend({ run, dots, state, onChange, coloring, onPoint }: Props) {
  return (
    <section className={styles.legend} aria-labelledby="map-color">
      <label className={styles.choice}>
        <span id="map-color">Colour by</span>
        <select value={state.color} onChange={(event) => onChange({ color: event.target.value as ColoringName })}>
          {COLORINGS.filter((name) => name !== 'group' || run.groups.length > 0).map((name) => <option key={name} value={name}>{NAMES[name]}</option>)}
        </select>
      </label>
      {coloring.ends && <Ramp entries={legendEntries(run, dots, state.color, coloring)} />}
      {state.color === 'venue' && (
        <ul className={styles.list}>
          {legendEntries(run, dots, state.color, coloring).map(({ label, color, papers }) => {
            const swatch = <span className={styles.swatch} style={{ background: color }} aria-hidden="true" />
            if (!dots.venueNames.includes(label)) return <li key={label}>{swatch}<span>{label}</span></li>
            const isChosen = state.venue === label
            return <li key={label} data-chosen={isChosen || undefined}><button type="button" aria-pressed={isChosen} onClick={() => onChange({ venue: isChosen ? null : label, page: null })}>{swatch}<span dir="auto">{label}</span><span className={styles.size}>{papers !== null && formatCount(papers)}</span></button></li>
          })}
        </ul>
      )}
      <ThemeList run={run} coloring={state.color} chosen={state.theme} onChoose={(theme) => onChange({ theme, page: null })} onPoint={onPoint} />
    </section>
  )
}

/** @returns the colour of a theme's dots; undefined where dots are coloured by something else, so that no hue means two things. */
export function themeSwatch(run: MapRun, theme: number, coloring: ColoringName): string | undefined {
  if (coloring === 'theme') return themeColor(theme)
  return coloring === 'group' ? groupColors(run.themes)(run.themes[theme].parentIndex) : undefined
}

const bySize = (groups: MapRun['groups']) => [...groups].sort((a, b) => b.size - a.size || a.index - b.index)

/** @returns what the colours say, for the legend on the page and in saved pictures. */
export function legendEntries(run: MapRun, dots: MapDots, name: ColoringName, { ends }: Coloring): (LegendEntry & { papers: number | null })[] {
  if (ends) {
    return Array.from({ length: RAMP_TICKS }, (_, i) => {
      const value = ends[0] + ((ends[1] - ends[0]) * i) / (RAMP_TICKS - 1)
      return { label: name === 'year' ? monthName(Math.round(value), run.unit) : formatFigure(fitShare(value)), color: rampColor(i / (RAMP_TICKS - 1)), papers: null }
    })
  }
  const rest = (label: string, papers: number) => (papers > 0 ? [{ label, color: REST_COLOR, papers }] : [])
  if (name === 'venue') {
    const counts = countEach(dots.venues)
    const named = dots.venueNames.slice(0, VENUE_HUES).map((label, i) => ({ label, color: hueColor(i), papers: counts.get(i) ?? 0 }))
    return [...named, ...rest(counts.get(NO_VENUE) === dots.venues.length ? 'no venue known' : 'other or no venue', dots.venues.length - named.reduce((sum, { papers }) => sum + papers, 0))]
  }
  const colorOf = groupColors(run.themes)
  if (name === 'group' || isTintedByGroup(run.themes)) return bySize(run.groups).map(({ index, label, size }) => ({ label, color: colorOf(index), papers: size }))
  return [...run.themes.slice(0, THEME_HUES).map(({ index, label, size }) => ({ label, color: themeColor(index), papers: size })), ...rest('other themes', run.themes.slice(THEME_HUES).reduce((sum, { size }) => sum + size, 0))]
}

/** All themes, each to be picked out; under their groups where groups have the colours. */
function ThemeList({ run, coloring, chosen, onChoose, onPoint }: { run: MapRun; coloring: ColoringName; chosen: number | null; onChoose: (theme: number | null) => void; onPoint: Props['onPoint'] }) {
  const groups = coloring === 'group' || (coloring === 'theme' && isTintedByGroup(run.themes)) ? bySize(run.groups) : []
  const colorOf = groupColors(run.themes)
  const item = ({ index, label, size }: MapRun['themes'][number]) => (
    <li key={index} data-chosen={chosen === index || undefined}>
      <button
        type="button" aria-pressed={chosen === index} title={label} data-theme={themeId(index)} onClick={() => onChoose(chosen === index ? null : index)}
        onMouseEnter={() => onPoint(index)} onFocus={(event) => event.currentTarget.matches(':focus-visible') && onPoint(index)} onBlur={() => onPoint(null)}
      >
        <span className={styles.swatch} style={{ background: themeSwatch(run, index, coloring) }} aria-hidden="true" />
        <span dir="auto">{shortLabel(label, MOST_LETTERS)}</span>
        <span className={styles.size}>{formatCount(size)}</span>
      </button>
    </li>
  )
  return (
    <ol className={styles.list} aria-label="Themes on the map" onMouseLeave={() => onPoint(null)}>
      {groups.map((group) => (
        <li key={`p${group.index}`}>
          <p className={styles.group} title={group.label}><span className={styles.swatch} style={{ background: colorOf(group.index) }} aria-hidden="true" /><span dir="auto">{shortLabel(group.label, MOST_LETTERS)}</span></p>
          <ol>{run.themes.filter(({ parentIndex }) => parentIndex === group.index).map(item)}</ol>
        </li>
      ))}
      {run.themes.filter(({ parentIndex }) => !groups.some(({ index }) => index === parentIndex)).map(item)}
    </ol>
  )
}

function Ramp({ entries }: { entries: LegendEntry[] }) {
  return (
    <div className={styles.ramp}>
      <div className={styles.bar} style={{ background: `linear-gradient(to right in oklab, ${entries.map(({ color }) => color).join(', ')})` }} aria-hidden="true" />
      <p><span>{entries[0].label}</span><span>{entries[Math.floor(entries.length / 2)].label}</span><span>{entries[entries.length - 1].label}</span></p>
    </div>
  )
}

function countEach(values: Uint8Array): Map<number, number> {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
