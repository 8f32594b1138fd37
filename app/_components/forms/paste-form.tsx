/** Text into a corpus: records that were copied from somewhere. In: names of the corpora. Out: a plain form. */
import { CorpusFields } from './corpus-fields.tsx'
import styles from './form.module.css'

export function PasteForm({ corpora, isFixed }: { corpora: string[]; isFixed?: boolean }) {
  return (
    <form className={styles.form} method="post" action="/api/imports" encType="multipart/form-data">
      <CorpusFields id="paste" corpora={corpora} isFixed={isFixed} />
      <div className={styles.field}>
        <label htmlFor="paste-text">Text</label>
        <textarea id="paste-text" name="text" required spellCheck={false} aria-describedby="paste-hint" placeholder={'{"title": "…", "abstract": "…", "published": "2024"}'} />
        <p className={styles.hint} id="paste-hint">Records in any format that a file may have, one after the other; or the copied text of a “trending papers” page.</p>
      </div>
      <div className={styles.buttons}>
        <button className={styles.go}>Import the text</button>
        <button className={styles.second} name="look" value="on">Look at it first</button>
      </div>
    </form>
  )
}
