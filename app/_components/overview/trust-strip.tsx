/** How far to trust a run, at a glance. In: figures with their meaning. Out: a row of figures; each says how to read it when asked. */
import Link from 'next/link'
import type { ReactNode } from 'react'
import styles from './trust-strip.module.css'
import type { ExplainedFigure } from '@/lib/view/quality-figures.ts'

interface Props {
  figures: (ExplainedFigure & { href?: string })[]
  /** What stands after them. */
  children?: ReactNode
}

export function TrustStrip({ figures, children }: Props) {
  return (
    <ul className={styles.strip}>
      {figures.map(({ name, value, word, meaning, href }) => (
        <li key={name}>
          <details className={styles.figure} name="trust">
            <summary><span className={styles.name}>{name}</span> <span className={styles.value}>{value}</span>{word && <span className={styles.word}> {word}</span>}</summary>
            <p className={styles.meaning}>{meaning}{href && <> <Link href={href} prefetch={false}>See them</Link></>}</p>
          </details>
        </li>
      ))}
      {children && <li className={styles.more}>{children}</li>}
    </ul>
  )
}
