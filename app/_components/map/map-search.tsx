'use client'
/** The search over the papers of the map. In: the state of the address. Out: a field, and how many papers were found. */
import { useState } from 'react'
import styles from './map-explorer.module.css'
import type { Answer } from './use-answer.ts'
import type { ChangeMap, MapState } from './use-map-state.ts'
import { formatNumberOf } from '@/lib/view/format.ts'
import { LONGEST_SEARCH, readSearch } from '@/lib/view/map-state.ts'

export function MapSearch({ state, onChange, search }: { state: MapState; onChange: ChangeMap; search: Answer<{ ids: number[] }> }) {
  // What is typed may end in a space that the address does not keep.
  const [typed, setTyped] = useState(state.q ?? '')
  const shown = readSearch(typed) === state.q ? typed : (state.q ?? '')
  const type = (text: string) => {
    setTyped(text)
    onChange({ q: readSearch(text), page: null })
  }
  return (
    <form role="search" className={styles.search} onSubmit={(event) => event.preventDefault()}>
      <input type="search" aria-label="Search titles and abstracts" placeholder="Search titles and abstracts" maxLength={LONGEST_SEARCH} value={shown} onChange={(event) => type(event.target.value)} />
      <p role="status">{!state.q ? '' : search.failure ?? (search.value ? `${formatNumberOf(search.value.ids.length, 'paper')} found` : 'Searching …')}</p>
    </form>
  )
}
