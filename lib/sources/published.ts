/**
 * Dates of every form a source may use, made as exact as they certainly are.
 * In: a date as text, number or CSL date-parts.   Out: "2019", "2019-07" or "2019-07-23", read by ./record-fields.ts.
 */

/** Years outside are taken for misprints; what is too new for its corpus is judged by ../trends. */
const FIRST_YEAR = 1500
const LAST_YEAR = 2100
const LONGEST_SHOWN = 40

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH_NAME = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\\.?'
const YEAR = '(\\d{4})(?!\\d)'
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?'

/** Each pattern with what its groups are: y year, m month, d day. The first that fits decides. */
const FORMS: [RegExp, string][] = [
  [new RegExp(`^${YEAR}[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)`), 'ymd'],
  [new RegExp(`^${YEAR}[-/.](\\d{1,2})(?!\\d)`), 'ym'],
  [/^(\d{4})(\d{2})(\d{2})$/, 'ymd'],
  [/^(\d{4})(\d{2})$/, 'ym'],
  [new RegExp(`^(\\d{1,2})\\.(\\d{1,2})\\.${YEAR}$`), 'dmy'],
  [new RegExp(`^(\\d{1,2})[-/](\\d{1,2})[-/]${YEAR}$`), '??y'],
  [new RegExp(`^(\\d{1,2})[-/.]${YEAR}$`), 'my'],
  [new RegExp(`\\b${DAY}[ -]+(?:of )?${MONTH_NAME}[ ,-]+${YEAR}`), 'dmy'],
  [new RegExp(`\\b${MONTH_NAME}[ -]+${DAY}(?:[ -]*[-–][ -]*\\d{1,2})?[ ,]+${YEAR}`), 'mdy'],
  [new RegExp(`\\b${MONTH_NAME}(?:[ ]*[-–/&][ ]*[a-z]+\\.?)?[ ,-]+${YEAR}`), 'my'],
  [new RegExp(`(?<!\\d)${YEAR}[ ,-]+${MONTH_NAME}[ -]+${DAY}(?!\\d)`), 'ymd'],
  [new RegExp(`(?<!\\d)${YEAR}[ ,-]+${MONTH_NAME}`), 'ym'],
  [/(?<!\d)(1[5-9]\d\d|20\d\d|2100)(?!\d)/, 'y'],
]

/**
 * @param value "2019-07", "July 2019", "2019/07/23", "03/04/2019" (which is which is unsure: 2019), "Spring 2019", 2019,
 *   20190723, a Unix time in seconds or milliseconds, an ISO time (its date as written), {"date-parts": [[2019, 7]]}.
 * @returns year, month or day precision; a month or day that does not exist is left out; null without a year in
 *   1500 … 2100 ("in press"). The result, given again, gives itself.
 */
export function normalizePublished(value: unknown): string | null {
  if (typeof value === 'number') return fromNumber(value)
  if (typeof value === 'string') return fromText(value)
  const parts = (value as { 'date-parts'?: unknown[][] } | null)?.['date-parts']?.[0]
  if (Array.isArray(parts)) return assemble(Number(parts[0]), Number(parts[1]), Number(parts[2]))
  const raw = (value as { raw?: unknown; year?: unknown } | null)?.raw
  return typeof raw === 'string' ? fromText(raw) : null
}

/**
 * @param values dates of one paper, the surest year first.
 * @returns the most exact of those that agree with the first one's year; if none is a date, the first that was meant as one, as written; else null.
 */
export function mostExact(values: unknown[]): string | null {
  const dates = values.map(normalizePublished).filter((date) => date !== null)
  if (dates.length === 0) return values.map(writtenDate).find((text) => text !== null) ?? null
  const agreeing = dates.filter((date) => date.slice(0, 4) === dates[0].slice(0, 4))
  return agreeing.reduce<string | null>((best, date) => (best === null || date.length > best.length ? date : best), null)
}

/** @param value as of normalizePublished. @returns what was written as a date, shortened; null where no digit is in it, as in "in press". */
export function writtenDate(value: unknown): string | null {
  const parts = (value as { 'date-parts'?: unknown[][] } | null)?.['date-parts']?.[0]
  const text = Array.isArray(parts) ? parts.filter((part) => part !== null).join('-') : typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
  return /\d/.test(text) ? text.slice(0, LONGEST_SHOWN) : null
}

function fromNumber(value: number): string | null {
  if (!Number.isInteger(value) || value < 0) return null
  if (value < 100_000_000) return fromText(String(value))
  const milliseconds = value < 100_000_000_000 ? value * 1000 : value
  return milliseconds > 8.64e15 ? null : fromText(new Date(milliseconds).toISOString().slice(0, 10))
}

function fromText(value: string): string | null {
  const text = value.slice(0, 100).toLowerCase().replace(/\s+/g, ' ').replace(/ ?[年月] ?/g, '-').replace(/[日號号]/g, '').replace(/^[-\s(]+|[-\s)]+$/g, '')
  if (/^\d{9,13}$/.test(text)) return fromNumber(Number(text))
  for (const [form, meaning] of FORMS) {
    const found = form.exec(text)
    if (!found) continue
    const part = (letter: string) => toNumber(found[meaning.indexOf(letter) + 1])
    if (meaning !== '??y') return assemble(part('y'), meaning.includes('m') ? part('m') : NaN, meaning.includes('d') ? part('d') : NaN)
    const [first, second] = [Number(found[1]), Number(found[2])]
    if (first > 12 || first === second) return assemble(part('y'), second, first)
    return assemble(part('y'), second > 12 ? first : NaN, second > 12 ? second : NaN)
  }
  return null
}

const toNumber = (text: string) => (/^\d+$/.test(text) ? Number(text) : MONTHS.indexOf(text.slice(0, 3)) + 1)

function assemble(year: number, month: number, day: number): string | null {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return null
  if (!(month >= 1 && month <= 12)) return String(year)
  const upToMonth = `${year}-${String(month).padStart(2, '0')}`
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return day >= 1 && day <= daysInMonth ? `${upToMonth}-${String(day).padStart(2, '0')}` : upToMonth
}
