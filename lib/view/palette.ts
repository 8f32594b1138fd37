/**
 * The colours of themes, groups and venues as CSS takes them.
 * In: themes of a run, by the one rule of ../domain/theme-tint.ts.   Out: colours, defined for both schemes in app/tokens.css; read by every chart.
 */
import { groupRanks, groupTint, isTintedByGroup, REST_TINT, THEME_HUES, themeTints } from '../domain/theme-tint.ts'

/** What has no colour of its own. */
export const REST_COLOR = `var(--${REST_TINT})`

/** @returns the colour of one of several things that are no themes, such as venues: twelve hues, then the grey. */
export const hueColor = (place: number): string => (place < THEME_HUES ? `var(--theme-${place + 1})` : REST_COLOR)

/** @param themes all of a run. @returns the colour of each of its groups, by the parent's index; the grey for none. */
export function groupColors(themes: Parameters<typeof themeTints>[0]): (parentIndex: number | null) => string {
  const ranks = groupRanks(themes)
  return (parentIndex) => `var(--${parentIndex === null ? REST_TINT : groupTint(ranks.get(parentIndex) ?? Infinity)})`
}

/** @returns the colour of a theme wherever the colours of its run are given, by `runColors`: "var(--t1)". */
export const themeColor = (themeIndex: number): string => `var(--t${themeIndex + 1}, ${REST_COLOR})`

/** @param themes all of a run. @returns custom properties for the element that holds a run: "--t1" … with the colour of each theme. */
export const runColors = (themes: Parameters<typeof themeTints>[0]): Record<`--t${number}`, string> =>
  Object.fromEntries(themeTints(themes).map((tint, index) => [`--t${index + 1}`, `var(--${tint})`]))

/** @returns what a colour says, for the words beside a picture. */
export const colorMeaning = (themes: Parameters<typeof themeTints>[0]): string =>
  isTintedByGroup(themes) ? 'Coloured by group of themes: a group has a hue, its themes take turns in three shades of it.' : themes.length > THEME_HUES ? 'The twelve largest themes have a colour of their own, the rest is grey.' : 'Every theme has a colour of its own.'
