/** What is missing in a corpus, asked of services on the network. In: the corpus. Out: a plain form. */
import styles from './form.module.css'
import { SentForm } from './sent-form.tsx'

export function EnrichForm({ id }: { id: number }) {
  return (
    <SentForm className={styles.form} action={`/api/corpora/${id}/enrich`}>
      <p className={styles.hint}>DOIs go to Crossref or OpenAlex, arXiv ids to arXiv, PubMed numbers to PubMed. Nothing that is there is changed; records that were refused for want of an abstract get one if a service has it.</p>
      <label className={styles.tick}><input type="checkbox" name="byTitle" /> Send the titles of papers without an id to Crossref too; the report lists each match and how alike the titles are</label>
      <button className={styles.quiet}>Look up what is missing</button>
    </SentForm>
  )
}
