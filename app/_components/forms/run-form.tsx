/** Starts a run of a corpus. In: its name; options that are filled in already. Out: a plain form, recommended options first, the single ones behind a fold that is open if one is filled in; made from the declared options. */
import { runOptionList, webRunOptionsSchema, type RunOption } from '@/lib/domain/run-options.ts'
import styles from './form.module.css'

const OPTIONS = runOptionList.filter(({ name }) => name in webRunOptionsSchema.shape)

interface Props {
  corpus: string
  /** By name of the option, as in the address; what is missing or cannot be has its default. */
  given: Record<string, string | string[] | undefined>
}

export function RunForm({ corpus, given }: Props) {
  const filledIn = new Map(OPTIONS.flatMap(({ name, parse, schema }) => {
    const text = given[name]
    return typeof text === 'string' && schema.safeParse(parse(text)).success ? [[name, text]] : []
  }))
  return (
    <form className={styles.form} method="post" action="/api/runs">
      <input type="hidden" name="corpus" value={corpus} />
      <p>The recommended options suit most corpora: the number of themes is chosen from the papers, and the same papers give the same answer.</p>
      <details open={filledIn.size > 0}>
        <summary>Choose the options one by one</summary>
        <div className={styles.options}>{OPTIONS.map((option) => <OptionField key={option.name} option={option} value={filledIn.get(option.name) ?? String(option.default)} />)}</div>
      </details>
      <button className={styles.go}>Find the themes</button>
    </form>
  )
}

function OptionField({ option: { name, meaning, range, default: usual, values }, value }: { option: RunOption; value: string }) {
  const shared = { id: `option-${name}`, name, 'aria-describedby': `option-${name}-hint` }
  return (
    <div className={styles.field}>
      <label htmlFor={shared.id}><code>{name}</code></label>
      {values ? <select {...shared} defaultValue={value}>{values.map((word) => <option key={word} value={word}>{word}</option>)}</select> : <input {...shared} defaultValue={value} pattern={usual === 'auto' ? 'auto|[0-9]+' : '[0-9]+'} title={range} autoComplete="off" spellCheck={false} />}
      <p className={styles.hint} id={`option-${name}-hint`}>{meaning} Value: {range}; default {usual}.</p>
    </div>
  )
}
