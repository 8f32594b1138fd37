/**
 * What the figures of a run mean.
 * In: RunQuality, what the imports and the dates left out.   Out: figures with one sentence each, read by the overview and the quality page.
 */
import type { RunQuality } from '../domain/run.ts'
import { formatCount, formatFigure } from './format.ts'
import { listAddress, papersAddress, unplacedAddress } from './paper-address.ts'
import { stabilityText } from './stability.ts'

export interface ExplainedFigure {
  name: string
  value: string
  /** A sign and a word beside the value; "" for none. */
  word: string
  /** How to read it, as sentences. */
  meaning: string
  /** The papers or records that it counts, and parts of them; none where it counts none. */
  leadsTo: { label: string; href: string }[]
}

/** Whose papers figures lead to. */
export interface FiguresOf {
  runId: string
  corpusId: number
}

type Measured = Exclude<keyof RunQuality, 'weakFits' | 'cv' | 'explainedVariance'>

const FIGURES: { key: Measured; name: string; meaning: string }[] = [
  { key: 'stability', name: 'Stability', meaning: 'From 0 to 1: how alike the themes come out when they are found again on random parts of the papers. Above 0.75 is stable, below 0.5 dissolving.' },
  { key: 'silhouette', name: 'Silhouette', meaning: 'From −1 to 1: how much closer papers are to their own theme than to the next. Abstracts of one field rarely pass 0.2.' },
  { key: 'npmi', name: 'Coherence', meaning: 'From −1 to 1 (NPMI): how often the terms of a theme occur together. Above 0.1 a theme is mostly easy to name.' },
  { key: 'diversity', name: 'Diversity', meaning: 'From 0 to 1: how many of the themes’ terms are not shared with other themes.' },
  { key: 'trustworthiness', name: 'Trustworthiness', meaning: 'From 0 to 1: how many neighbours on the map are neighbours in truth.' },
]

const BETWEEN_THEMES: Measured[] = ['silhouette', 'diversity']

/** @returns the figures that were measured, in a fixed order; of a run with one theme none that sets it against others. */
export function qualityFigures(quality: RunQuality | null, themes: number): ExplainedFigure[] {
  return FIGURES.filter(({ key }) => typeof quality?.[key] === 'number' && (themes > 1 || !BETWEEN_THEMES.includes(key))).map(({ key, name, meaning }) => {
    const stability = key === 'stability' ? stabilityText(quality![key]) : null
    return { name, meaning, value: formatFigure(quality![key]), word: stability ? `${stability.sign} ${stability.word}` : '', leadsTo: [] }
  })
}

/** The rule of lib/themes/weak-fit.ts in words. */
export const WEAK_FIT_MEANING = 'Papers that belong nowhere in particular and had to go somewhere: their fit is far below that of their theme’s papers (under the lower quartile by more than 1.5 interquartile ranges), or under half the median.'

/** @returns how many papers belong nowhere in particular. */
export const weakFitFigure = (quality: RunQuality | null, runId: string): ExplainedFigure =>
  counted('Weak fits', quality?.weakFits ?? 0, WEAK_FIT_MEANING, [{ papers: quality?.weakFits ?? 0, label: 'See them', href: listAddress(papersAddress(runId), { filter: { fit: 'weak' }, sort: 'weakest', page: 1 }, 'date') }])

export const unplacedFigure = (skipped: number, runId: string): ExplainedFigure =>
  counted('In no theme', skipped, 'Papers whose text has no term that other papers share.', [{ papers: skipped, label: 'See them', href: unplacedAddress(runId) }])

const counted = (name: string, n: number, meaning: string, leadsTo: { papers: number; label: string; href: string }[]): ExplainedFigure =>
  ({ name, value: formatCount(n), word: '', meaning, leadsTo: leadsTo.filter(({ papers }) => papers > 0).map(({ label, href }) => ({ label, href })) })

/** Papers and records that a reader might miss. */
export interface LeftAside {
  /** Papers that no period counts, by reason. */
  leftOut: { undated: number; oddYear: number; tooCoarse: number }
  /** Papers without a single known term. */
  skipped: number
  /** Records of the corpus's imports. */
  refused: number
  merged: number
  unchanged: number
}

/** @returns papers of themes that no period counts. */
export const undatedPapers = ({ undated, oddYear, tooCoarse }: LeftAside['leftOut']): number => undated + oddYear + tooCoarse

/** @returns how many papers no period counts, with their parts if they have several reasons. */
export function undatedFigure(leftOut: LeftAside['leftOut'], runId: string): ExplainedFigure {
  const { undated, oddYear, tooCoarse } = leftOut
  const parts = oddYear + tooCoarse > 0 ? [
    { papers: undated, label: `${formatCount(undated)} without any`, href: papersAddress(runId, { date: 'none' }) },
    { papers: oddYear, label: `${formatCount(oddYear)} with a year that cannot be right`, href: papersAddress(runId, { date: 'odd' }) },
    { papers: tooCoarse, label: `${formatCount(tooCoarse)} dated too roughly`, href: papersAddress(runId, { date: 'rough' }) },
  ] : []
  const all = { papers: undatedPapers(leftOut), label: 'See them', href: papersAddress(runId, { date: parts.length > 0 ? 'unused' : 'none' }) }
  return counted('Undated', all.papers, 'Papers without a date that can be used: they are in the themes and not in the trends.', [all, ...parts])
}

/** @returns what is not in the themes or not in the trends; papers without a theme only if there are some. */
export function asideFigures({ leftOut, skipped, refused, merged, unchanged }: LeftAside, { runId, corpusId }: FiguresOf): ExplainedFigure[] {
  const records = `/corpora/${corpusId}/merges`
  const figures = [
    undatedFigure(leftOut, runId),
    counted('Refused', refused, `Records that the imports of this corpus could not take, each kept with its line and reason.${merged > 0 ? ' Others were the same paper as one before and were merged.' : ''}${unchanged > 0 ? ` ${formatCount(unchanged)} that an earlier import had brought already are not kept one by one.` : ''}`, [{ papers: refused, label: 'See them', href: `${records}?show=refused` }, { papers: merged, label: `${formatCount(merged)} merged`, href: records }]),
  ]
  return skipped > 0 ? [...figures, unplacedFigure(skipped, runId)] : figures
}
