/** A chart that the server draws twice, because it cannot know the width of the screen. In: the chart as it is on wide screens and on phones. Out: both; the style sheet shows one, and only that is saved and read out. */
import type { ReactNode } from 'react'
import { Sideways } from './sideways.tsx'
import styles from './by-width.module.css'

/** @param label of the frame in which a wide chart scrolls. */
export function ByWidth({ label, wide, narrow }: { label: string; wide: ReactNode; narrow: ReactNode }) {
  return (
    <>
      <div className={styles.wide}><Sideways label={label}>{wide}</Sideways></div>
      <div className={styles.narrow}>{narrow}</div>
    </>
  )
}
