/** A part of a page with its heading. In: a title, a sentence about it, content. Out: a labelled section. */
import type { ReactNode } from 'react'
import styles from './section.module.css'

export function Section({ id, title, about, children }: { id: string; title: string; about?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {about && <p className={styles.about}>{about}</p>}
      <div className={styles.content}>{children}</div>
    </section>
  )
}
