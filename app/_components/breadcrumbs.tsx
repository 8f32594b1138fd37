/** The way back up. In: the pages above this one. Out: a row of links. */
import Link from 'next/link'
import styles from './breadcrumbs.module.css'

export function Breadcrumbs({ above }: { above: { label: string; href: string }[] }) {
  return (
    <nav aria-label="Where you are">
      <ol className={styles.list}>
        {above.map(({ label, href }) => <li key={href}><Link href={href} dir="auto">{label}</Link></li>)}
      </ol>
    </nav>
  )
}
