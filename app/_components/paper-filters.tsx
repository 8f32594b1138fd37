'use client'
/** The search box and the filters of a list of papers. In: what the address says, what there is to choose. Out: an address without empty words; works without JavaScript too. */
import { useRouter } from 'next/navigation'
import { useLayoutEffect, useRef, type FormEvent } from 'react'
import fields from './forms/form.module.css'
import styles from './paper-filters.module.css'
import { MAX_SEARCH_LENGTH, type PaperFilter } from '@/lib/domain/paper-filter.ts'
import { formatCount } from '@/lib/view/format.ts'

export interface ThemeChoice {
  id: string
  label: string
  size: number
  /** The themes of a parent. */
  children: { id: string; label: string; size: number }[]
}

interface Props {
  /** Path of the page. */
  action: string
  filter: PaperFilter
  /** Parents with their themes; themes without a parent have no children. */
  themes: ThemeChoice[]
  /** In the order of time; empty: no choice. */
  periods: string[]
  venues: { venue: string; papers: number }[]
  /** Whether some papers have no date that the periods of the run could count. */
  hasDateGaps: boolean
}

const DATE_CHOICES: Record<NonNullable<PaperFilter['date']>, string> = { none: 'no date', odd: 'odd year', rough: 'too rough', unused: 'not usable', tested: 'tested' }
const FIT_CHOICES: Record<NonNullable<PaperFilter['fit']>, string> = { weak: 'weak', misplaced: 'misplaced' }

export function PaperFilters({ action, filter, themes, periods, venues, hasDateGaps }: Props) {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  // Made anew for each address, its hundreds of choices would have to be measured before a search shows anything.
  useLayoutEffect(() => {
    for (const [name, value] of Object.entries(filter)) show(form.current?.elements.namedItem(name), value)
  }, [filter])
  const go = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const words = [...new FormData(event.currentTarget)].filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].trim() !== '')
    router.push(words.length > 0 ? `${action}?${new URLSearchParams(words)}` : action)
  }
  return (
    <form className={styles.form} role="search" action={action} onSubmit={go} ref={form}>
      <label className={styles.text}>Search titles, abstracts, authors
        <input type="search" name="q" defaultValue={filter.q ?? ''} maxLength={MAX_SEARCH_LENGTH} placeholder="words, &quot;a phrase&quot;, -without, begin*" />
      </label>
      <label className={styles.theme}>Theme
        <select name="theme" defaultValue={filter.theme ?? ''}>
          <option value="">any</option>
          {themes.map(({ children, ...theme }) => (children.length === 0 ? <Choice key={theme.id} {...theme} /> : (
            <optgroup key={theme.id} label={theme.label}>
              <Choice {...theme} label={`All of ${theme.label}`} />
              {children.map((child) => <Choice key={child.id} {...child} />)}
            </optgroup>
          )))}
        </select>
      </label>
      {periods.length > 0 && (['from', 'to'] as const).map((end) => (
        <label key={end}>{end === 'from' ? 'From' : 'To'}
          <select name={end} defaultValue={filter[end] ?? ''}>
            <option value="">any time</option>
            {withValue(periods, filter[end]).map((period) => <option key={period}>{period}</option>)}
          </select>
        </label>
      ))}
      {venues.length > 0 && (
        <label>Venue
          <select name="venue" defaultValue={filter.venue ?? ''}>
            <option value="">any</option>
            {filter.venue && !venues.some(({ venue }) => venue === filter.venue) && <option>{filter.venue}</option>}
            {venues.map(({ venue, papers }) => <option key={venue} value={venue}>{`${venue} (${formatCount(papers)})`}</option>)}
          </select>
        </label>
      )}
      {hasDateGaps && <Choices name="date" label="Dates" value={filter.date} choices={DATE_CHOICES} />}
      <Choices name="fit" label="Fit" value={filter.fit} choices={FIT_CHOICES} />
      {(['term', 'author', 'window', 'also'] as const).map((name) => filter[name] !== null && <input key={name} type="hidden" name={name} value={filter[name]} />)}
      <button type="submit" className={fields.go}>Show</button>
    </form>
  )
}

function show(field: Element | RadioNodeList | null | undefined, value: string | null): void {
  if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value ?? ''
}

const Choices = ({ name, label, value, choices }: { name: string; label: string; value: string | null; choices: Record<string, string> }) => (
  <label>{label}
    <select name={name} defaultValue={value ?? ''}>
      <option value="">any</option>
      {Object.entries(choices).map(([choice, words]) => <option key={choice} value={choice}>{words}</option>)}
    </select>
  </label>
)

const Choice = ({ id, label, size }: { id: string; label: string; size: number }) => <option value={id}>{`${label} (${formatCount(size)})`}</option>

const withValue = (periods: string[], value: string | null) => (value && !periods.includes(value) ? [...periods, value].sort() : periods)
