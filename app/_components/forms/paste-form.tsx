/** Text into a corpus: records that were copied from somewhere, or a list of ids, whose papers are fetched. In: names of the corpora. Out: a plain form. */
import { CorpusFields } from './corpus-fields.tsx'
import styles from './form.module.css'
import { SentForm } from './sent-form.tsx'

export function PasteForm({ corpora, isFixed }: { corpora: string[]; isFixed?: boolean }) {
  return (
    <SentForm className={styles.form} action="/api/imports" encType="multipart/form-data">
      <CorpusFields id="paste" corpora={corpora} isFixed={isFixed} />
      <div className={styles.field}>
        <input type="hidden" name="ids" value="fetch" />
        <label htmlFor="paste-text">Text, or a list of ids</label>
        <textarea id="paste-text" name="text" required spellCheck={false} aria-describedby="paste-hint" placeholder={'{"title": "…", "abstract": "…", "published": "2024"}'} />
        <p className={styles.hint} id="paste-hint">Records in any format that a file may have, one after the other; or the copied text of a “trending papers” page. A list of DOIs, arXiv ids or PubMed numbers, one a line or parted by commas, is sent to Crossref or OpenAlex, arXiv and PubMed, which give the papers.</p>
      </div>
      <div className={styles.buttons}>
        <button className={styles.go}>Import the text</button>
        <button className={styles.second} name="look" value="on">Look at it first</button>
      </div>
    </SentForm>
  )
}
