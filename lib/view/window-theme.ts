/**
 * A theme of one window of time, in words and as an address.
 * In: WindowTheme and its Evolution.   Out: texts and links of the evolution page.
 */
import type { Evolution, WindowTheme } from '../domain/run-trends.ts'
import { themeId } from '../domain/theme.ts'
import { papersAddress } from './paper-address.ts'

const NAME_TERMS = 2

/** @returns "Graphs and message passing"; of a run that has no labels of its windows' themes "graph, message passing". */
export const windowName = ({ label, terms }: Pick<WindowTheme, 'label' | 'terms'>): string => label ?? terms.slice(0, NAME_TERMS).join(', ')

/** @returns "2011 to 2014", or one period's name. */
export const windowSpan = ({ from, to }: { from: string; to: string }): string => (from === to ? from : `${from} to ${to}`)

/** How the evolution page links. */
export interface WindowLinks {
  runId: string
  evolution: Evolution
  /** Whether the run keeps for each paper the theme of its window. */
  isByPaper: boolean
}

/**
 * @param isOfMain only those that are in the theme of the run that holds most of it.
 * @returns the papers of a window's theme; of a run that does not keep them paper by paper, those of the window in that theme of the run.
 */
export function windowPapers({ runId, evolution: { windows, themes }, isByPaper }: WindowLinks, theme: Pick<WindowTheme, 'window' | 'index' | 'mainTheme'>, isOfMain = false): string {
  const { from, to } = windows[theme.window]
  if (!isByPaper) return papersAddress(runId, { theme: themeId(theme.mainTheme), from, to })
  const place = themes.findIndex(({ window, index }) => window === theme.window && index === theme.index)
  return papersAddress(runId, { ...(isOfMain && { theme: themeId(theme.mainTheme) }), window: `w${place + 1}` })
}
