/**
 * Numbers and dates as people read them: numbers after the locale en, dates in ISO.
 * In: values of rows.   Out: text, printed by pages and charts.
 */
const counts = new Intl.NumberFormat('en')
const decimals = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'negative' })

/** @returns 57758 → "57,758". */
export const formatCount = (n: number): string => counts.format(n)

/** @returns "1 paper", "2,000 papers". @param many plural; default the noun with s. */
export const formatNumberOf = (n: number, noun: string, many = `${noun}s`): string => `${formatCount(n)} ${n === 1 ? noun : many}`

/** @returns a figure of fixed range with two decimals and a true minus sign; "not measured" for null. */
export const formatFigure = (value: number | null | undefined): string => (value == null || !Number.isFinite(value) ? 'not measured' : decimals.format(value).replace('-', '−'))

/** @param share 0 … 1. @returns "12 %", "3.4 %" below ten, "<0.1 %" for small ones that are not nothing, "0 %", "100 %". */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.001) return '<0.1 %'
  return `${Number((share * 100).toFixed(share < 0.0995 ? 1 : 0))} %`
}

/** @param points percentage points, or points a year. @returns "+0.51", "−0.04", "±0"; two decimals, three below a tenth. */
export function formatPoints(points: number): string {
  const text = Math.abs(points).toFixed(Math.abs(points) < 0.0995 ? 3 : 2)
  if (Number(text) === 0) return '±0'
  return `${points < 0 ? '−' : '+'}${text}`
}

/** @param q a p-value, corrected or not, 0 … 1. @returns "0.012", "<0.001". */
export const formatChance = (q: number): string => (q < 0.001 ? '<0.001' : q.toFixed(3))

/** @returns "2026-11-23". */
export const formatDate = (date: Date): string => date.toISOString().slice(0, 10)

/** @returns "2026-11-23 17:42 UTC". */
export const formatMoment = (date: Date): string => `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** @returns "0.4 s", "38 s", "2 min 5 s". */
export function formatDuration(elapsedMs: number): string {
  const seconds = elapsedMs / 1000
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  return seconds < 60 ? `${Math.round(seconds)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

/** @returns the text with a capital first letter. */
export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
