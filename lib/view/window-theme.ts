/**
 * A theme of one window of time, in words and as an address.
 * In: WindowTheme and its Evolution.   Out: texts and links of the evolution page.
 */
import type { Evolution, WindowTheme } from '../domain/run-trends.ts'
import { themeId } from '../domain/theme.ts'
import { papersAddress } from './paper-address.ts'

const NAME_TERMS = 2

/** @returns "graph, message passing". */
export const windowName = ({ terms }: WindowTheme): string => terms.slice(0, NAME_TERMS).join(', ')

/** @returns "2011 to 2014", or one period's name. */
export const windowSpan = ({ from, to }: { from: string; to: string }): string => (from === to ? from : `${from} to ${to}`)

/** @returns the papers of the window in the theme of the run that holds most of it: a window's own themes are not stored paper by paper. */
export function windowPapers(runId: string, { mainTheme, window }: WindowTheme, { windows }: Evolution): string {
  const { from, to } = windows[window]
  return papersAddress(runId, { theme: themeId(mainTheme), from, to })
}
