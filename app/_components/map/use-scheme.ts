'use client'
/** Whether the system is light or dark: what is painted must be painted again when it changes. In: the system. Out: "light" or "dark". */
import { useMedia } from '../use-media.ts'

export const useScheme = (): string => (useMedia('(prefers-color-scheme: dark)') ? 'dark' : 'light')
