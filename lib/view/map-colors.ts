/**
 * What the colour of a dot says: its theme, its group of themes, when, where, or how well it fits.
 * In: MapDots, from ./map-buffer.ts.   Out: a class for each dot and the colour of each class; read by the map and its legend.
 */
import { FIT_STEPS, NO_VENUE, type MapDots } from './map-buffer.ts'
import { REST_TINT, THEME_HUES, themeTints } from '../domain/theme-tint.ts'
import type { NamedTheme } from '../domain/theme.ts'
import { groupColors, hueColor, REST_COLOR } from './palette.ts'

export const COLORINGS = ['theme', 'group', 'year', 'venue', 'fit'] as const
export type ColoringName = (typeof COLORINGS)[number]

/** Classes of a colouring: hues or steps of a ramp from 0 on, then these. */
export const REST_CLASS = 30
export const CONTEXT_CLASS = 31
export const CLASSES = 32
/** Steps of a ramp, classes 0 … 23. */
const RAMP_STEPS = 24
const RAMP_TOKENS = 5
// Outliers would take most of a ramp.
const FIT_TAIL = 0.02

export interface Coloring {
  /** Uint8Array, one class a dot. */
  classes: Uint8Array
  /** CSS colour of each class in use. */
  colors: Map<number, string>
  /** For a ramp: the values at its ends, months or shares of FIT_STEPS. null for hues. */
  ends: [low: number, high: number] | null
}

/** @param themes all of the run, by index. */
export function colorDots(dots: MapDots, name: ColoringName, themes: Pick<NamedTheme, 'index' | 'size' | 'parentIndex'>[]): Coloring {
  if (name === 'year') return onRamp(dots.months, endsOf(dots.months.filter((month) => month > 0), 0), (month) => month > 0)
  if (name === 'fit') return onRamp(dots.fits, endsOf(dots.fits, FIT_TAIL), () => true)
  const [keys, colorOfKey] = name === 'venue' ? [dots.venues, venueColor] : [dots.themes, themeColors(themes, name)]
  const colorOf = new Map([...new Set<number>(keys)].map((key) => [key, colorOfKey(key)]))
  const kinds = [...new Set(colorOf.values())].filter((color) => color !== REST_COLOR)
  const kindOf = new Map([...colorOf].map(([key, color]) => [key, color === REST_COLOR ? REST_CLASS : kinds.indexOf(color)]))
  return { classes: Uint8Array.from(keys, (key) => kindOf.get(key)!), colors: new Map([...kinds.map((color, kind) => [kind, color] as const), [REST_CLASS, REST_COLOR]]), ends: null }
}

/** Eleven venues and "the rest" are twelve things to tell apart. */
export const VENUE_HUES = THEME_HUES - 1

/** @returns the colour of a venue by its place, the one with most papers first. */
const venueColor = (venue: number): string => (venue !== NO_VENUE && venue < VENUE_HUES ? hueColor(venue) : REST_COLOR)

function themeColors(themes: Parameters<typeof colorDots>[2], name: 'theme' | 'group'): (theme: number) => string {
  const [tints, colorOfGroup] = [themeTints(themes), groupColors(themes)]
  return (theme) => (name === 'theme' ? `var(--${tints[theme] ?? REST_TINT})` : colorOfGroup(themes[theme]?.parentIndex ?? null))
}

/** @param share 0 … 1. @returns the colour of a sequential ramp there, as CSS takes it; its five stops stand in app/tokens.css. */
export function rampColor(share: number): string {
  const at = Math.min(Math.max(share, 0), 1) * (RAMP_TOKENS - 1)
  const low = Math.min(Math.floor(at), RAMP_TOKENS - 2)
  return `color-mix(in oklab, var(--ramp-${low + 1}) ${Math.round((1 - at + low) * 100)}%, var(--ramp-${low + 2}))`
}

/** @returns a fit of the map's steps as a cosine, 0 … 1. */
export const fitShare = (fit: number): number => fit / FIT_STEPS

function onRamp(values: Uint8Array | Uint16Array, ends: [number, number], isKnown: (value: number) => boolean): Coloring {
  const [low, high] = ends
  const classOf = (value: number) => Math.min(RAMP_STEPS - 1, Math.max(0, Math.floor(((value - low) / Math.max(1, high - low)) * RAMP_STEPS)))
  const colors = new Map(Array.from({ length: RAMP_STEPS }, (_, i) => [i, rampColor(i / (RAMP_STEPS - 1))]))
  return { classes: Uint8Array.from(values, (value) => (isKnown(value) ? classOf(value) : REST_CLASS)), colors: colors.set(REST_CLASS, REST_COLOR), ends }
}

function endsOf(values: Uint8Array | Uint16Array, tail: number): [low: number, high: number] {
  const sorted = values.slice().sort()
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return [at(tail), at(1 - tail)]
}
