/**
 * Which colour a theme has, on every page and in every file of its run: a hue of its own while twelve are enough, else a shade of its group's.
 * In: the themes of a run.   Out: names of colours; their values stand in app/tokens.css (read by ../view/palette.ts) and in ../export/theme-colours.ts.
 */
import type { NamedTheme } from './theme.ts'

/** Hues that stay apart for every common kind of colour vision; ../view/palette.test.ts measures it. */
export const THEME_HUES = 12
/** Groups of themes that have a hue; a run has at most as many. */
export const GROUP_HUES = 8
/** Shades of a group's hue, so that neighbours within a group are told apart. */
export const GROUP_SHADES = 3

/** What is left without a hue. */
export const REST_TINT = 'theme-rest'

type Grouped = Pick<NamedTheme, 'index' | 'size' | 'parentIndex'>

/** @returns whether colours say the group of a theme rather than the theme: there are more than twelve, and groups. */
export const isTintedByGroup = (themes: Grouped[]): boolean => themes.length > THEME_HUES && groupRanks(themes).size > 1

/** @returns place of each group by size, by the parent's index: the largest is 0. */
export function groupRanks(themes: Grouped[]): Map<number, number> {
  const sizes = new Map<number, number>()
  for (const { parentIndex, size } of themes) if (parentIndex !== null) sizes.set(parentIndex, (sizes.get(parentIndex) ?? 0) + size)
  return new Map([...sizes].sort(([a, sizeA], [b, sizeB]) => sizeB - sizeA || a - b).map(([parentIndex], rank) => [parentIndex, rank]))
}

/** @param rank place of the group by size, from 0. @returns "group-1-1"; the grey of the rest beyond the hues. */
export const groupTint = (rank: number, shade = 0): string => (rank < GROUP_HUES ? `group-${rank + 1}-${shade + 1}` : REST_TINT)

/**
 * @param themes all of a run.
 * @returns a name for each, by the theme's index: "theme-1" to "theme-12" by size; in a run with more themes "group-1-1" to "group-8-3", the groups by
 *   size and the shades of a group in turn. Where there are no groups the themes after the twelfth share the grey.
 */
export function themeTints(themes: Grouped[]): string[] {
  const tints: string[] = []
  if (!isTintedByGroup(themes)) {
    for (const { index } of themes) tints[index] = index < THEME_HUES ? `theme-${index + 1}` : REST_TINT
    return tints
  }
  const ranks = groupRanks(themes)
  const members = new Map<number, number>()
  for (const { index, parentIndex } of [...themes].sort((a, b) => a.index - b.index)) {
    const rank = parentIndex === null ? GROUP_HUES : ranks.get(parentIndex)!
    tints[index] = groupTint(rank, (members.get(rank) ?? 0) % GROUP_SHADES)
    members.set(rank, (members.get(rank) ?? 0) + 1)
  }
  return tints
}
