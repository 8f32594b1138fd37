'use client'
/** Whether the screen is a phone's, for charts that only the browser draws; ./by-width.tsx is for those of the server. In: the screen. Out: true below 44rem. */
import { useSyncExternalStore } from 'react'

const QUERY = '(max-width: 44rem)'

function subscribe(changed: () => void): () => void {
  const screen = window.matchMedia(QUERY)
  screen.addEventListener('change', changed)
  return () => screen.removeEventListener('change', changed)
}

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(QUERY).matches, () => false)
