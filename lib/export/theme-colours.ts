/**
 * The colours of themes in pictures that leave the house, on white; the same as in app/tokens.css.
 * In: the themes of a run, by the one rule of ../domain/theme-tint.ts.   Out: colours, read by ./map-svg.ts and ./graphml.ts.
 */
import { REST_TINT, themeTints } from '../domain/theme-tint.ts'

const HUES = ['#6f8cc9', '#6e0208', '#1c258e', '#966510', '#0e7696', '#b63a6c', '#4944af', '#56175c', '#7f60d2', '#655100', '#c8793f', '#862958']
/** Three shades of each group's hue. */
const GROUPS = [
  ['#113bb7', '#280698', '#0764bd'],
  ['#ad5f00', '#924c06', '#c87304'],
  ['#04818a', '#026b6d', '#0d96a9'],
  ['#8b0454', '#650137', '#bc4387'],
  ['#9153db', '#7f1b9e', '#986efa'],
  ['#634802', '#4c2e04', '#807536'],
  ['#ce2a60', '#b00458', '#ef4b6a'],
  ['#65508f', '#563670', '#756eb1'],
]

/** Value of each tint. */
export const TINT_COLOURS: Record<string, string> = {
  ...Object.fromEntries(HUES.map((colour, i) => [`theme-${i + 1}`, colour])),
  ...Object.fromEntries(GROUPS.flatMap((shades, rank) => shades.map((colour, shade) => [`group-${rank + 1}-${shade + 1}`, colour]))),
  [REST_TINT]: '#8f8b83',
}

/** @param themes all of a run. @returns a colour for each, by the theme's index. */
export const themeColours = (themes: Parameters<typeof themeTints>[0]): string[] => themeTints(themes).map((tint) => TINT_COLOURS[tint])
