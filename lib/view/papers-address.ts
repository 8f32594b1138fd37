/**
 * The address of the papers behind a number.
 * In: what a chart or table counts.   Out: a link to the papers page of the run, with the filters that its search params name.
 */
import { themeId } from '../domain/theme.ts'

export interface PapersBehind {
  /** Indexes of the themes, any of which the papers may have; default all. */
  themes?: readonly number[]
  /** First and last period, both inside, as stored: "2019", "2019-Q3", "2019-07". */
  from?: string
  to?: string
  /** Words or a term to look for. */
  text?: string
  /** Only papers that belong nowhere in particular. */
  weakFits?: boolean
}

/** @returns "/runs/ID/papers?theme=t3&from=2019&to=2019"; several themes are joined by commas. */
export function papersAddress(runId: string, { themes, from, to, text, weakFits }: PapersBehind = {}): string {
  const query = new URLSearchParams()
  if (themes) query.set('theme', themes.map(themeId).join(','))
  if (from) query.set('from', from)
  if (to) query.set('to', to)
  if (text) query.set('q', text)
  if (weakFits) query.set('fit', 'weak')
  const search = query.toString().replaceAll('%2C', ',')
  return `/runs/${encodeURIComponent(runId)}/papers${search ? `?${search}` : ''}`
}
