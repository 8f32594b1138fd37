/** Ends a job. In: its id. Out: a form, so that it works before any script has loaded. */
import styles from '../forms/form.module.css'

export function CancelButton({ id, isBusy }: { id: number; isBusy: boolean }) {
  return (
    <form method="post" action={`/api/jobs/${id}/cancel`}>
      <button className={styles.quiet} disabled={isBusy}>{isBusy ? 'Being cancelled …' : 'Cancel'}<span className="hidden"> job {id}</span></button>
    </form>
  )
}
