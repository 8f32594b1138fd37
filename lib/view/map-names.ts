/**
 * All names on a map, in tiers: groups of themes while it shows everything, themes, then places within them.
 * In: themes, their groups and MapPlaceName[].   Out: names with the zooms at which each is wanted, most important first; read by the map's labels.
 */
import { themeId } from '../domain/theme.ts'
import { MAP_STEPS } from './map-buffer.ts'
import type { MapPlaceName } from './map-places.ts'
import { shortLabel } from './short-label.ts'

export interface NamedTheme {
  index: number
  label: string
  size: number
  parentIndex: number | null
  /** In steps of the map. */
  x: number
  y: number
}

export interface MapName {
  id: string
  kind: 'group' | 'theme' | 'place'
  text: string
  /** The whole label. */
  title: string
  themeIndex: number | null
  /** In steps of the map. */
  x: number
  y: number
  from: number
  to: number
}

/** Above this zoom a group no longer fits into the picture. */
const GROUPS_TO = 2.2
/** Coarse and fine places are wanted from here on. */
const PLACES_FROM = [2.4, 6]
const LEAST_GROUPED_THEMES = 15
const LEAST_GROUPS = 3

/** @param most characters of a theme's name. */
export function mapNames(themes: NamedTheme[], groups: { index: number; label: string }[], places: MapPlaceName[], most: number): MapName[] {
  const grouped = groups.map((group) => ({ ...group, own: themes.filter(({ parentIndex }) => parentIndex === group.index) })).filter(({ own }) => own.length > 1)
    .map((group) => ({ ...group, ...middleOf(group.own) })).filter((group) => nearestTheme(themes, group).parentIndex === group.index)
  const ofGroups = themes.length < LEAST_GROUPED_THEMES || grouped.length < LEAST_GROUPS ? [] : grouped.map(({ index, label, x, y }): MapName => ({
    id: `p${index}`, kind: 'group', text: shortLabel(label, most), title: label, themeIndex: null, x, y, from: 1, to: GROUPS_TO,
  }))
  const ofThemes = themes.map((theme): MapName => ({
    id: themeId(theme.index), kind: 'theme', text: shortLabel(theme.label, most), title: theme.label, themeIndex: theme.index, x: theme.x, y: theme.y, from: 1, to: Infinity,
  }))
  // A place that is called as its theme says nothing new.
  const labels = new Set(themes.map(({ label }) => label.toLowerCase()))
  const ofPlaces = places.filter(({ text }) => !labels.has(text.toLowerCase())).map(({ x, y, text, level }, i): MapName => ({ id: `n${i}`, kind: 'place', text, title: text, themeIndex: null, x, y, from: PLACES_FROM[level], to: Infinity }))
  return [...ofGroups, ...ofThemes, ...ofPlaces]
}

// A group scattered over the map has its middle somewhere else.
const nearestTheme = (themes: NamedTheme[], at: { x: number; y: number }) => themes.reduce((best, next) => (Math.hypot(next.x - at.x, next.y - at.y) < Math.hypot(best.x - at.x, best.y - at.y) ? next : best))

function middleOf(themes: NamedTheme[]): { x: number; y: number } {
  const size = themes.reduce((sum, theme) => sum + theme.size, 0)
  const mean = (of: (theme: NamedTheme) => number) => themes.reduce((sum, theme) => sum + of(theme) * theme.size, 0) / Math.max(1, size)
  const middle = { x: mean(({ x }) => x), y: mean(({ y }) => y) }
  return { x: Math.min(MAP_STEPS, Math.max(0, middle.x)), y: Math.min(MAP_STEPS, Math.max(0, middle.y)) }
}
