/**
 * A finished run as `paperdrift cluster` and `paperdrift show` print it: one JSON object, or lines for people.
 * In: a run and its themes.   Out: ClusterReport and text.
 */
import type { ClusterReport, FinishedRun } from '../domain/run.ts'
import { themeId, type Theme } from '../domain/theme.ts'
import { formatTable } from './text-table.ts'

/** @returns the object of DESIGN.md, "Command line"; themes by index. @throws TypeError if the run has no result. */
export function clusterReport(run: FinishedRun, themes: Theme[]): ClusterReport {
  const { timingsMs, quality } = run
  if (timingsMs === null || quality === null) throw new TypeError(`Run "${run.id}" has no result.`)
  return {
    runId: run.id, corpus: run.corpusName, documents: run.documents ?? 0, skipped: run.skipped ?? 0, k: run.k ?? 0,
    seed: run.options.seed, space: run.options.space, engine: run.options.engine, threads: Number(run.options.threads),
    inertia: run.inertia ?? 0, iterations: run.iterations ?? 0, timingsMs, peakRssBytes: run.peakRssBytes ?? 0, quality,
    themes: themes.map((theme) => ({
      id: themeId(theme.index), key: theme.key, label: theme.label, labelNote: theme.labelNote, size: theme.size, terms: theme.terms.map(({ term }) => term),
      stability: theme.metrics.stability, coherence: theme.metrics.coherence, verdict: theme.trend.verdict,
    })),
  }
}

/** @returns the report as lines for people, ending in a line break. */
export function describeReport(report: ClusterReport): string {
  const skipped = report.skipped ? `, ${report.skipped} without a known term left out` : ''
  const notes = report.themes.flatMap(({ labelNote }) => labelNote ?? [])
  const kept = notes.length ? `${notes.length} of ${report.themes.length} themes keep their automatic label. ${notes[0]}\n\n` : ''
  const table = formatTable(['theme', 'label', 'papers', 'terms'], report.themes.map((theme) => [theme.id, theme.label, theme.size, theme.terms.slice(0, 6).join(', ')]))
  return `Run ${report.runId}: ${plural(report.documents, 'paper')} of "${report.corpus}" in ${plural(report.k, 'theme')} (${(report.timingsMs.total / 1000).toFixed(1)} s${skipped}).\n\n${kept}${table}`
}

const plural = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`
