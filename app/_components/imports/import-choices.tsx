/**
 * What is to become of an upload: the columns of its tables, its corpus, and buttons to look again, import or discard.
 * In: previews, what the address says.   Out: one plain form; it looks again by GET and does the rest by POST.
 */
import { CorpusFields } from '@/app/_components/forms/corpus-fields.tsx'
import form from '@/app/_components/forms/form.module.css'
import { NOT_READ, type FilePreview, type PaperField } from '@/lib/domain/file-preview.ts'
import styles from './import-choices.module.css'

const FIELD_NAMES: Record<PaperField, string> = {
  title: 'Title', abstract: 'Abstract', authors: 'Authors', venue: 'Venue', published: 'Published', month: 'Month, if apart', doi: 'DOI', url: 'Link', keywords: 'Keywords', citations: 'Citations', arxivId: 'arXiv id', pmid: 'PubMed id', id: 'Own id',
}
const FIELDS = Object.keys(FIELD_NAMES) as PaperField[]

interface Props {
  uploadId: string
  files: FilePreview[]
  /** The file as a whole cannot be read. */
  isRefused: boolean
  /** Its papers can be fetched. */
  isIdList: boolean
  asked: { corpus: string; format: string; themes: boolean }
  /** The address, with map-title, map-abstract … as chosen. */
  fields: Record<string, string | undefined>
  corpora: string[]
}

export function ImportChoices({ uploadId, files, isRefused, isIdList, asked, fields, corpora }: Props) {
  const tables = files.filter(({ columns }) => columns !== null)
  const canImport = isIdList || (!isRefused && !files.some(({ problem }) => problem !== null))
  const action = `/api/imports/${uploadId}`
  return (
    <form className={styles.form} action={`/imports/${uploadId}`} aria-label="Import">
      {tables.length > 0 && <Columns tables={tables} fields={fields} />}
      <input type="hidden" name="format" value={asked.format} />
      {isIdList && <input type="hidden" name="ids" value="fetch" />}
      <div className={form.form}>
        <CorpusFields id="upload" corpora={corpora} corpus={asked.corpus} themes={asked.themes} whenEmpty="the name of the file" />
      </div>
      <div className={form.buttons}>
        {tables.length > 0 && <button className={canImport ? form.second : form.go}>Look again</button>}
        <button className={form.go} formAction={action} formMethod="post" disabled={!canImport}>{isIdList ? 'Fetch the papers' : 'Import'}</button>
        <button className={form.second} formAction={`${action}/discard`} formMethod="post" formNoValidate>Discard</button>
      </div>
    </form>
  )
}

function Columns({ tables, fields }: { tables: FilePreview[]; fields: Props['fields'] }) {
  const columns = [...new Set(tables.flatMap((table) => table.columns!.filter((name) => name !== '')))]
  return (
    <fieldset className={styles.columns}>
      <legend className={styles.legend}>Which column holds what</legend>
      <p className={form.hint}>Choose where the guess is wrong or missing, then look again. Title and abstract are needed; columns that no field names are not read.</p>
      <div className={styles.fields}>
        {FIELDS.map((field) => {
          const chosen = fields[`map-${field}`]?.trim() ?? ''
          const known = tables[0].mapping?.[field] ?? []
          const isLacking = (field === 'title' || field === 'abstract') && known.length === 0
          return (
            <div className={form.field} key={field}>
              <label htmlFor={`map-${field}`}>{FIELD_NAMES[field]}</label>
              <select id={`map-${field}`} name={`map-${field}`} defaultValue={chosen} aria-invalid={isLacking || undefined} dir="auto">
                <option value="">{chosen !== '' ? 'By its usual names' : known.length > 0 ? known.join(', else ') : isLacking ? 'Choose a column' : 'Not read'}</option>
                {field !== 'title' && field !== 'abstract' && (known.length > 0 || chosen !== '') && <option value={NOT_READ}>Not read</option>}
                {[...columns, ...(chosen === '' || chosen === NOT_READ || columns.includes(chosen) ? [] : [chosen])].map((name) => <option key={name} value={name}>{name}</option>)}
              </select>
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}
