/**
 * Which venues carry a theme, ready to draw.
 * In: GroupShare of one theme.   Out: VenueRow, read by app/_components/venue-shares.tsx.
 */
import { max } from 'd3'
import type { GroupShare } from '../domain/run-trends.ts'
import { formatShare } from './format.ts'

export interface VenueRow {
  venue: string
  count: number
  total: number
  /** 0 … 1, with its Wilson 95 % band. */
  share: number
  low: number
  high: number
  /** "2.4 times as common as overall", "as common as overall", "none of its papers". */
  ratioText: string
  /** The band does not reach the theme's share in the whole collection. */
  isUnlike: boolean
}

export interface VenueRows {
  /** Venues with a paper of the theme, the one with most first; ties by name. */
  rows: VenueRow[]
  /** Share of the theme in the papers of all venues, 0 … 1. */
  overall: number
  /** End of the axis, 0 … 1: room for the bands of the first `most` venues. */
  end: number
}

/** @param shares of one theme, any order; those of single periods are not looked at. @param most venues that are drawn. */
export function venueRows(shares: GroupShare[], most: number): VenueRows {
  const whole = shares.filter(({ period }) => period === null)
  const known = whole.find(({ ratio }) => ratio > 0)
  const overall = known ? known.share / known.ratio : 0
  const rows = whole
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.group < b.group ? -1 : 1))
    .map(({ group, count, total, share, low, high, ratio }) => ({ venue: group, count, total, share, low, high, isUnlike: low > overall || high < overall, ratioText: inWords(ratio) }))
  return { rows, overall, end: Math.min(1, (max(rows.slice(0, most), ({ high }) => high) ?? overall) || 1) }
}

function inWords(ratio: number): string {
  if (ratio >= 1.1) return `${Number(ratio.toPrecision(2))} times as common as overall`
  return ratio <= 0.9 ? `${formatShare(ratio)} of what it is overall` : 'as common as overall'
}
