/** Starts a run of a corpus. In: its name; options that are filled in already. Out: a plain form, recommended options first, the single ones behind a fold that is open if one is filled in; made from the declared options. */
import { runOptionList, runOptionProblems, webRunOptionsSchema, type RunOption } from '@/lib/domain/run-options.ts'
import styles from './form.module.css'
import { FieldProblem, SentForm } from './sent-form.tsx'
import type { Query } from '@/lib/view/unread-params.ts'

const OPTIONS = runOptionList.filter(({ name }) => name in webRunOptionsSchema.shape)

/** Names of the fields that an address can fill in. */
export const RUN_FIELDS = OPTIONS.map(({ name }) => name)

interface Props {
  corpus: string
  papers: number
  /** By name of the option, as in the address; what is missing has its default, what cannot be its sentence. */
  given: Query
}

export function RunForm({ corpus, papers, given }: Props) {
  const filledIn = Object.fromEntries(RUN_FIELDS.flatMap((name) => (typeof given[name] === 'string' && given[name] !== '' ? [[name, given[name]]] : [])))
  const problems = runOptionProblems(filledIn, papers)
  return (
    <SentForm className={styles.form} action="/api/runs" fields={RUN_FIELDS}>
      <input type="hidden" name="corpus" value={corpus} />
      <p>The recommended options suit most corpora: the number of themes is chosen from the papers, and the same papers give the same answer.</p>
      <details open={Object.keys(filledIn).length > 0}>
        <summary>Choose the options one by one</summary>
        <div className={styles.options}>{OPTIONS.map((option) => <OptionField key={option.name} option={option} value={filledIn[option.name] ?? String(option.default)} problem={problems[option.name]} />)}</div>
      </details>
      <button className={styles.go}>Find the themes</button>
    </SentForm>
  )
}

function OptionField({ option: { name, meaning, range, default: usual, values }, value, problem }: { option: RunOption; value: string; problem?: string }) {
  const shared = { id: `option-${name}`, name, 'aria-describedby': `option-${name}-problem option-${name}-hint`, 'aria-invalid': problem ? true : undefined }
  return (
    <div className={styles.field}>
      <label htmlFor={shared.id}><code>{name}</code></label>
      {values ? <select {...shared} defaultValue={value}>{values.map((word) => <option key={word} value={word}>{word}</option>)}</select> : <input {...shared} defaultValue={value} pattern={usual === 'auto' ? 'auto|[0-9]+' : '[0-9]+'} title={range} autoComplete="off" spellCheck={false} />}
      <FieldProblem field={name} id={`option-${name}-problem`} given={problem} />
      <p className={styles.hint} id={`option-${name}-hint`}>{meaning} Value: {range}; default {usual}.</p>
    </div>
  )
}
