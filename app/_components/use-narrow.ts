'use client'
/** Whether the screen is a phone's, for charts that only the browser draws; ./by-width.tsx is for those of the server. In: the screen. Out: true below 44rem. */
import { useMedia } from './use-media.ts'

export const useNarrow = (): boolean => useMedia('(max-width: 44rem)')
