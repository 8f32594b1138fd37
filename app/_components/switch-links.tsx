/** A choice of a few, kept in the address. In: the choices with their addresses. Out: a row of links, the one in force marked. */
import Link from 'next/link'
import styles from './switch-links.module.css'

interface Props {
  /** What is chosen: "Picture". */
  label: string
  choices: { label: string; href: string; isOn: boolean }[]
}

export function SwitchLinks({ label, choices }: Props) {
  return (
    <nav className={styles.switch} aria-label={label}>
      <span className={styles.label} aria-hidden="true">{label}</span>
      <ul>
        {choices.map((choice) => (
          <li key={choice.label}><Link href={choice.href} scroll={false} replace prefetch={false} aria-current={choice.isOn ? 'true' : undefined}>{choice.label}</Link></li>
        ))}
      </ul>
    </nav>
  )
}
