/**
 * What the trends page shows, kept in its address.
 * In: search params, whatever somebody typed.   Out: TrendsState; nonsense becomes the default, which the address leaves out.
 */
import { VERDICTS } from '../domain/trend.ts'
import type { Verdict } from '../domain/trend.ts'
import { choiceOf } from './paging.ts'
import { upTo, type ParamReader, type Query } from './unread-params.ts'
import type { Mix } from './theme-series.ts'
import { VERDICT_SORTS, type VerdictSort } from './verdict-rows.ts'

export const TREND_VIEWS = ['stacked', 'stream', 'panels'] as const

export interface TrendsState {
  view: (typeof TREND_VIEWS)[number]
  of: 'themes' | 'parents'
  mix: Mix
  /** Ids of the series brought forward: "t3", "p2"; none: all alike. */
  pick: string[]
  /** Panels: each with its own scale, or one for all. */
  scale: 'own' | 'same'
  /** Heat map: shades of the share, or of the theme's own highest share. */
  shade: 'all' | 'own'
  verdict: Verdict | null
  /** Index of the parent that the table shows. */
  parent: number | null
  text: string
  sort: VerdictSort
  isReversed: boolean
  bursts: 'most' | 'all'
}

const MOST_PICKS = 24
const LONGEST_TEXT = 200

export function readTrendsState(query: Query): TrendsState {
  const one = (name: string) => (typeof query[name] === 'string' ? query[name] : '')
  const parent = /^p([1-9]\d{0,2})$/.exec(one('parent'))
  return {
    view: choiceOf(query.view, TREND_VIEWS), of: choiceOf(query.of, ['themes', 'parents']), mix: choiceOf(query.mix, ['raw', 'fixed']),
    pick: [...new Set(one('pick').split(',').filter((id) => /^[tp][1-9]\d{0,5}$/.test(id)))].slice(0, MOST_PICKS),
    scale: choiceOf(query.scale, ['own', 'same']), shade: choiceOf(query.shade, ['all', 'own']),
    verdict: VERDICTS.find((verdict) => verdict === one('verdict')) ?? null, parent: parent ? Number(parent[1]) - 1 : null,
    text: one('text').slice(0, LONGEST_TEXT), sort: choiceOf(query.sort, VERDICT_SORTS), isReversed: one('order') === 'reversed', bursts: choiceOf(query.bursts, ['most', 'all']),
  }
}

const DEFAULTS = readTrendsState({})

/** @returns the search of the page's address with these changes, "?view=stream"; "?" where everything is as at first. */
export function trendsSearch(state: TrendsState, change: Partial<TrendsState> = {}): string {
  const query = new URLSearchParams(trendsParams({ ...state, ...change })).toString().replaceAll('%2C', ',')
  return `?${query}`
}

/** @returns names and texts of the search params that say this state; what is as at first is left out. */
export function trendsParams(state: TrendsState): [name: string, text: string][] {
  const usual: Record<string, unknown> = { ...DEFAULTS, pick: '' }
  return Object.entries(textsOf(state)).filter(([name, text]) => text !== '' && text !== usual[name])
}

/** @param state what the page shows, of which all else in the address is told. */
export const trendsReaders = (state: TrendsState): Record<string, ParamReader> =>
  ({ ...Object.fromEntries(Object.entries(textsOf(state)).map(([name, own]): [string, ParamReader] => [name, (text) => text === own])), text: upTo(LONGEST_TEXT), pick: (text) => text === state.pick.join(',') || (state.pick.length > 0 && `${state.pick.join(' and ')} ${state.pick.length > 1 ? 'count' : 'counts'}`) })

function textsOf(state: TrendsState): Record<string, string> {
  return {
    view: state.view, of: state.of, mix: state.mix, pick: state.pick.join(','), scale: state.scale, shade: state.shade, verdict: state.verdict ?? '',
    parent: state.parent === null ? '' : `p${state.parent + 1}`, text: state.text, sort: state.sort, order: state.isReversed ? 'reversed' : '', bursts: state.bursts,
  }
}

/** @returns the picks with this one added, or taken away if it was among them. */
export const togglePick = (picks: string[], id: string): string[] => (picks.includes(id) ? picks.filter((other) => other !== id) : [...picks, id])
