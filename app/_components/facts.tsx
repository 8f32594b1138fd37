/** A row of figures with their names. In: texts or links made by the page. Out: a description list. */
import type { ReactNode } from 'react'
import styles from './facts.module.css'

export interface Fact {
  name: string
  value: ReactNode
  /** One sentence that says how to read it. */
  meaning?: ReactNode
}

export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value, meaning }) => (
        <div className={styles.fact} key={name}>
          <dt>{name}</dt>
          <dd className={styles.value}>{value}</dd>
          {meaning && <dd className={styles.meaning}>{meaning}</dd>}
        </div>
      ))}
    </dl>
  )
}
