/** Renames and removes a corpus. In: its id and name. Out: two plain forms; removing asks for the name. */
import styles from './form.module.css'
import { SentForm } from './sent-form.tsx'

export function ManageCorpus({ id, name }: { id: number; name: string }) {
  return (
    <div className={styles.options}>
      <SentForm className={styles.form} action={`/api/corpora/${id}/rename`}>
        <div className={styles.field}>
          <label htmlFor="new-name">New name</label>
          <input id="new-name" name="name" defaultValue={name} required maxLength={100} autoComplete="off" dir="auto" />
        </div>
        <button className={styles.quiet}>Rename</button>
      </SentForm>
      <details>
        <summary>Remove this corpus</summary>
        <SentForm className={`${styles.form} ${styles.folded}`} action={`/api/corpora/${id}/remove`}>
          <div className={styles.field}>
            <label htmlFor="confirm">Type its name, {name}, to remove it with its papers and runs, for good</label>
            <input id="confirm" name="confirm" required autoComplete="off" dir="auto" />
          </div>
          <button className={`${styles.quiet} ${styles.danger}`}>Remove</button>
        </SentForm>
      </details>
    </div>
  )
}
