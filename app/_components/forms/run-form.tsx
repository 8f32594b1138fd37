/** Starts a run of a corpus. In: its name. Out: a plain form, recommended options first, the single ones behind a fold; made from the declared options. */
import { runOptionList, webRunOptionsSchema, type RunOption } from '@/lib/domain/run-options.ts'
import styles from './form.module.css'

const OPTIONS = runOptionList.filter(({ name }) => name in webRunOptionsSchema.shape)

export function RunForm({ corpus }: { corpus: string }) {
  return (
    <form className={styles.form} method="post" action="/api/runs">
      <input type="hidden" name="corpus" value={corpus} />
      <p>The recommended options suit most corpora: the number of themes is chosen from the papers, and the same papers give the same answer.</p>
      <details>
        <summary>Choose the options one by one</summary>
        <div className={styles.options}>{OPTIONS.map((option) => <OptionField key={option.name} option={option} />)}</div>
      </details>
      <button className={styles.go}>Find the themes</button>
    </form>
  )
}

function OptionField({ option: { name, meaning, range, default: value, values } }: { option: RunOption }) {
  const shared = { id: `option-${name}`, name, 'aria-describedby': `option-${name}-hint` }
  return (
    <div className={styles.field}>
      <label htmlFor={shared.id}><code>{name}</code></label>
      {values ? <select {...shared} defaultValue={value}>{values.map((word) => <option key={word} value={word}>{word}</option>)}</select> : <input {...shared} defaultValue={value} pattern={value === 'auto' ? 'auto|[0-9]+' : '[0-9]+'} title={range} autoComplete="off" spellCheck={false} />}
      <p className={styles.hint} id={`option-${name}-hint`}>{meaning} Value: {range}; default {value}.</p>
    </div>
  )
}
