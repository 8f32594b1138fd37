/**
 * A finished run, each part read when an export asks for it.
 * In: rows that ./runs.ts stored.   Out: RunRows, handed to ../export by app/api/runs/[runId]/export and scripts/export.ts.
 */
import type { RunRows } from '../domain/run-rows.ts'
import type { ThemeLink } from '../domain/theme.ts'
import { readRunArchive } from './archive-rows.ts'
import { openDatabase } from './database.ts'
import { listExportedPapers, readExportedPapers, readLinkablePapers } from './exported-papers.ts'
import type { RunSummary } from './runs.ts'
import { findRunTrends, listKCandidates, listThemeParents, listThemes, listTrendPoints } from './themes.ts'

/** @param run finished. */
export function runRows(run: RunSummary): RunRows {
  return {
    run,
    themes: () => listThemes(run.id),
    parents: () => listThemeParents(run.id),
    trendPoints: () => listTrendPoints(run.id),
    trends: () => findRunTrends(run.id),
    relatedThemes: () => listThemeLinks(run.id),
    kCandidates: () => listKCandidates(run.id),
    papers: (themeIndex) => readExportedPapers(run.id, { themeIndex }),
    linkablePapers: (themeIndex) => readLinkablePapers(run.id, themeIndex),
    archive: () => readRunArchive(run.id),
    papersByIds: (paperIds) => listExportedPapers(run.id, paperIds),
  }
}

async function listThemeLinks(runId: string): Promise<ThemeLink[]> {
  const database = await openDatabase()
  const rows = await database.themeLink.findMany({ where: { runId, kind: 'related' }, orderBy: [{ fromIndex: 'asc' }, { weight: 'desc' }, { toIndex: 'asc' }] })
  return rows.map(({ runId: _, ...link }) => ({ ...link, kind: 'related' }))
}
