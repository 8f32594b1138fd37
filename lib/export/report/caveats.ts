/**
 * How far a run can be trusted, and where not.
 * In: ReportFacts.   Out: a list; only what holds for this run.
 */
import { themeId, type Theme } from '../../domain/theme.ts'
import { heading, type Block, type Inline, type Text } from './document.ts'
import type { ReportFacts } from './facts.ts'
import { capital, count, countOf, courseOf, figure, inWords, listed, percent } from './words.ts'

const STABLE = 0.75
const DISSOLVING = 0.5
const FAITHFUL_MAP = 0.85
const MOST_NAMED = 8

export function caveatsSection(facts: ReportFacts): Block[] {
  return [heading(2, 'caveats', 'How far to trust it'), { kind: 'list', items: [...stability(facts), ...fits(facts), ...dates(facts), ...venues(facts), ...tests(facts), ...map(facts), ...always(facts)] }]
}

function stability({ themes, run }: ReportFacts): Text[] {
  const measured = themes.filter(({ metrics }) => metrics.stability !== null)
  if (measured.length === 0) return [['The stability of the themes was not measured.']]
  const stable = measured.filter(({ metrics }) => metrics.stability! >= STABLE)
  const dissolving = measured.filter(({ metrics }) => metrics.stability! < DISSOLVING)
  const wavering = measured.length - stable.length - dissolving.length
  const mean = run.quality?.stability == null ? '' : ` (mean over papers ${figure(run.quality.stability)})`
  const rest = dissolving.length === 0 ? 'None dissolves.' : `${capital(inWords(dissolving.length))} mostly ${dissolving.length === 1 ? 'falls' : 'fall'} apart when themes are found again, and should be read as a hint, not as a finding: ${named(dissolving)}.`
  return [[{ strong: 'Stability. ' }, `Of ${countOf(measured.length, 'theme')} ${inWords(stable.length)} ${stable.length > 1 ? 'are' : 'is'} stable and ${inWords(wavering)} keep${wavering > 1 ? '' : 's'} a core while the edges change${mean}. ${rest}`]]
}

function fits({ run, placed, themes }: ReportFacts): Text[] {
  const weak = run.quality?.weakFits ?? 0
  const skipped = run.skipped ?? 0
  const most = [...themes].sort((a, b) => b.metrics.weakFits / b.size - a.metrics.weakFits / a.size)[0]
  const texts = [
    weak > 0 ? `${countOf(weak, 'paper')} (${percent(weak / placed)}) fit${weak === 1 ? 's' : ''} no theme well and had to go somewhere${most && most.metrics.weakFits > 0 ? `; the largest part of one theme is ${count(most.metrics.weakFits)} of ${count(most.size)} in “${most.label}”` : ''}.` : '',
    skipped > 0 ? `${countOf(skipped, 'paper')} without a term that other papers share ${skipped === 1 ? 'is' : 'are'} in no theme.` : '',
  ].filter(Boolean)
  return texts.length > 0 ? [[{ strong: 'Weak fits. ' }, texts.join(' ')]] : []
}

function dates({ trends, run, placed }: ReportFacts): Text[] {
  if (!trends) return [[{ strong: 'Dates. ' }, 'No paper has a date that can be used: nothing is said about time.']]
  const { undated, oddYear, tooCoarse } = trends.leftOut
  const left = [[undated, 'without a date'], [oddYear, 'with a year that cannot be right'], [tooCoarse, 'with a date too coarse for the periods']] as const
  const parts = left.filter(([n]) => n > 0).map(([n, why]) => `${countOf(n, 'paper')} ${why}`)
  const texts = [
    parts.length > 0 ? `${capital(listed(parts))} (${percent(left.reduce((sum, [n]) => sum + n, 0) / (run.documents ?? placed))} of all) are in no period.` : '',
    trends.periods.partial ? `${trends.periods.partial} is not over: its papers are drawn, and left out of every test.` : '',
    ...trends.notes.filter((note) => !/without a date/.test(note)),
  ].filter(Boolean)
  return texts.length > 0 ? [[{ strong: 'Dates. ' }, texts.join(' ')]] : []
}

function venues({ themes, trends }: ReportFacts): Text[] {
  if (!trends) return []
  const differing = themes.filter(({ trend }) => trend.adjusted?.difference)
  if (differing.length === 0) return themes.some(({ trend }) => trend.adjusted) ? [[{ strong: 'Venues. ' }, 'With the mix of venues held fixed, no theme heads elsewhere than in the papers as collected.']] : []
  const shown = differing.slice(0, MOST_NAMED).map(({ index, label, trend }) => `${themeId(index)} “${label}” (${courseOf(trend)}; held fixed: ${trend.adjusted!.verdict})`)
  const more = differing.length > shown.length ? `; and ${count(differing.length - shown.length)} more, said with each theme` : ''
  return [[{ strong: 'Venues. ' }, `A collection changes, and that can look like drift. ${capital(inWords(differing.length))} theme${differing.length === 1 ? ' heads' : 's head'} elsewhere once the mix of venues is held fixed: ${shown.join('; ')}${more}.`]]
}

function tests({ trends, themes }: ReportFacts): Text[] {
  if (!trends) return []
  const few = themes.filter(({ trend }) => trend.verdict === 'too few to tell')
  const untold = few.length === 0 ? '' : ` ${capital(inWords(few.length))} theme${few.length === 1 ? ' has' : 's have'} too few papers or periods to tell.`
  return [[{ strong: 'Tests. ' }, `All themes are tested at once: of those called significant at q ≤ 0.05, one in twenty may be chance.${untold}`]]
}

function map({ run }: ReportFacts): Text[] {
  const trust = run.quality?.trustworthiness
  if (trust == null) return []
  return [[{ strong: 'Map. ' }, `Only nearness on the map has a meaning; its axes, and the distance between far islands, have none. Its trustworthiness is ${figure(trust)} of 1${trust < FAITHFUL_MAP ? ': many neighbours on it are not neighbours in truth' : ''}.`]]
}

function always({ run }: ReportFacts): Text[] {
  const namer: Inline[] = run.options.namer === 'off' ? [] : [' The labels were reworded by an external namer and are only as repeatable as it is.']
  return [[{ strong: 'Words. ' }, 'Themes rest on the words of titles and abstracts, not on full texts or citations; papers that say the same in other words may be apart.', ...namer]]
}

const named = (themes: Theme[]): string => {
  const shown = themes.slice(0, MOST_NAMED).map(({ index, label }) => `${themeId(index)} “${label}”`)
  return themes.length > shown.length ? `${shown.join(', ')} and ${count(themes.length - shown.length)} more` : listed(shown)
}
