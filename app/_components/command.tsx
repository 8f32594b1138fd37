/** Commands to type in a terminal. In: lines. Out: a block that scrolls sideways instead of breaking a command. */
import styles from './command.module.css'

export function Command({ lines }: { lines: string[] }) {
  return <pre className={styles.command} tabIndex={0} role="group" aria-label="Commands to type in a terminal"><code>{lines.join('\n')}</code></pre>
}
