/**
 * The colours of themes in pictures that leave the house, on white; the same as in app/tokens.css.
 * In: a theme's index (0 is the largest).   Out: a colour, read by ./map-svg.ts and ./graphml.ts.
 */
const HUES = ['#6f8cc9', '#6e0208', '#1c258e', '#966510', '#0e7696', '#b63a6c', '#4944af', '#56175c', '#7f60d2', '#655100', '#c8793f', '#862958']
const REST = '#8f8b83'

/** @returns the twelve largest themes have a hue of their own, the rest share a grey. */
export const themeColour = (themeIndex: number): string => HUES[themeIndex] ?? REST
