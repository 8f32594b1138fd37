/**
 * What an address names, or the page "not found".
 * In: parts of the address.   Out: the run or theme, read once per request however many parts of a page ask.
 */
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { findRun } from '@/lib/data/runs.ts'
import { findRunTrends, listThemeNames, listThemeParents, listThemes } from '@/lib/data/themes.ts'
import { parentIndex, themeIndex } from '@/lib/domain/theme.ts'

/** @returns the run, of any status. Leads to "not found" if there is none. */
export const requireRun = cache(async (runId: string) => (await findRun(runId)) ?? notFound())

/** @returns all themes of the run, by index; empty while it has no result. */
export const readThemes = cache(listThemes)

/** @returns the names of all themes of the run, by index, for pages that need no more of them. */
export const readThemeNames = cache(listThemeNames)

/** @returns what the run says about time; null while it has no result. */
export const readRunTrends = cache(findRunTrends)

/** @returns the parents of the run's themes, by index; empty if there are none. */
export const readThemeParents = cache(listThemeParents)

/** @returns the run and its theme of that id ("t1"). Leads to "not found" if there is no such theme. */
export async function requireTheme(runId: string, id: string) {
  const run = await requireRun(runId)
  const themes = await readThemes(run.id)
  const theme = themes.find((candidate) => candidate.index === themeIndex(id)) ?? notFound()
  return { run, theme, themes }
}

/** @returns the run, its parent of that id ("p1") and the themes grouped under it. Leads to "not found" if there is no such parent. */
export async function requireParent(runId: string, id: string) {
  const run = await requireRun(runId)
  const [themes, parents] = await Promise.all([readThemes(run.id), readThemeParents(run.id)])
  const theme = parents.find(({ index }) => index === parentIndex(id)) ?? notFound()
  return { run, theme, themes, children: themes.filter((child) => child.parentIndex === theme.index) }
}
