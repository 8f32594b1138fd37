'use client'
/** Whether the system is light or dark: what is painted must be painted again when it changes. In: the system. Out: "light" or "dark". */
import { useSyncExternalStore } from 'react'

const QUERY = '(prefers-color-scheme: dark)'

function subscribe(changed: () => void): () => void {
  const scheme = window.matchMedia(QUERY)
  scheme.addEventListener('change', changed)
  return () => scheme.removeEventListener('change', changed)
}

export const useScheme = (): string => useSyncExternalStore(subscribe, () => (window.matchMedia(QUERY).matches ? 'dark' : 'light'), () => 'light')
