/** The head of a page: where it lies, what it is, one sentence. In: texts made by the page. Out: breadcrumbs, h1 and a lead. */
import type { ReactNode } from 'react'
import { Breadcrumbs } from './breadcrumbs.tsx'
import styles from './page-title.module.css'

interface Props {
  above: { label: string; href: string }[]
  title: string
  /** The title with marks in it; default the title. */
  marked?: ReactNode
  /** CSS colour of the theme that the page is about. */
  color?: string
  children?: ReactNode
}

export function PageTitle({ above, title, marked, color, children }: Props) {
  return (
    <header className={styles.head}>
      <Breadcrumbs above={above} />
      <div className={color ? styles.colored : undefined}>
        {color && <span className={styles.swatch} style={{ background: color }} aria-hidden="true" />}
        <h1 dir="auto" className={title.length > 120 ? styles.long : undefined}>{marked ?? title}</h1>
      </div>
      {children && <div className={styles.lead}>{children}</div>}
    </header>
  )
}
