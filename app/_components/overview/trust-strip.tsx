/** How far to trust a run, at a glance. In: figures with their meaning. Out: a row of figures; each says how to read it when asked. */
import Link from 'next/link'
import { Fragment, type ReactNode } from 'react'
import styles from './trust-strip.module.css'
import type { ExplainedFigure } from '@/lib/view/quality-figures.ts'

interface Props {
  figures: ExplainedFigure[]
  /** What stands after them. */
  children?: ReactNode
}

export function TrustStrip({ figures, children }: Props) {
  return (
    <ul className={styles.strip}>
      {figures.map(({ name, value, word, meaning, leadsTo }) => (
        <li key={name}>
          <details className={styles.figure} name="trust">
            <summary><span className={styles.name}>{name}</span> <span className={styles.value}>{value}</span>{word && <span className={styles.word}> {word}</span>}</summary>
            <p className={styles.meaning}>{meaning}{leadsTo.map(({ label, href }, i) => <Fragment key={href}>{i === 0 ? ' ' : ' · '}<Link href={href} prefetch={false}>{label}</Link></Fragment>)}</p>
          </details>
        </li>
      ))}
      {children && <li className={styles.more}>{children}</li>}
    </ul>
  )
}
