/** Where papers go and what happens next; a part of every import form. In: names of the corpora, what the form is called, what was said before, what an empty name of a corpus stands for. Out: fields. */
import styles from './form.module.css'

export function CorpusFields({ id, corpora, whenEmpty, isFixed = false, corpus, themes = true }: { id: string; corpora: string[]; whenEmpty?: string; isFixed?: boolean; corpus?: string; themes?: boolean }) {
  return (
    <>
      {isFixed ? <input type="hidden" name="corpus" value={corpora[0]} /> : (
        <div className={styles.field}>
          <label htmlFor={`${id}-corpus`}>Corpus</label>
          <input id={`${id}-corpus`} name="corpus" list={`${id}-corpora`} defaultValue={corpus} maxLength={100} autoComplete="off" required={!whenEmpty} aria-describedby={`${id}-corpus-hint`} dir="auto" />
          <datalist id={`${id}-corpora`}>{corpora.map((name) => <option key={name} value={name} />)}</datalist>
          <p className={styles.hint} id={`${id}-corpus-hint`}>A new name, or one that is there and gets more papers.{whenEmpty && ` Left empty: ${whenEmpty}.`}</p>
        </div>
      )}
      <div className={styles.tick}>
        <input type="checkbox" name="themes" id={`${id}-themes`} defaultChecked={themes} />
        <label htmlFor={`${id}-themes`}>Find its themes afterwards, with the recommended options</label>
      </div>
    </>
  )
}
