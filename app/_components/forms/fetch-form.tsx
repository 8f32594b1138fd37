/** Papers from a service on the network. In: names of the corpora. Out: a plain form; the only one that makes this machine talk to another. */
import { paperServices } from '@/lib/domain/paper-services.ts'
import { CorpusFields } from './corpus-fields.tsx'
import styles from './form.module.css'
import { SentForm } from './sent-form.tsx'

export function FetchForm({ corpora, isFixed }: { corpora: string[]; isFixed?: boolean }) {
  return (
    <SentForm className={styles.form} action="/api/fetches">
      <p className={styles.hint}>Your query is sent to the service you choose, and to nobody else.</p>
      <div className={styles.field}>
        <label htmlFor="fetch-service">Service</label>
        <select id="fetch-service" name="service">{paperServices.map(({ name, title }) => <option key={name} value={name}>{title}</option>)}</select>
      </div>
      <div className={styles.field}>
        <label htmlFor="fetch-query">Query</label>
        <input id="fetch-query" name="query" maxLength={1000} autoComplete="off" />
        <details className={styles.hint}>
          <summary>What a query holds</summary>
          <dl className={styles.meanings}>{paperServices.map(({ name, title, query }) => <div key={name}><dt>{title}</dt><dd>{query}</dd></div>)}</dl>
        </details>
      </div>
      <div className={styles.pair}>
        <div className={styles.field}><label htmlFor="fetch-from">From</label><input id="fetch-from" name="from" type="date" /></div>
        <div className={styles.field}><label htmlFor="fetch-to">To</label><input id="fetch-to" name="to" type="date" /></div>
        <div className={styles.field}><label htmlFor="fetch-max">At most</label><input id="fetch-max" name="max" type="number" min={1} max={1000000} defaultValue={2000} /></div>
      </div>
      <CorpusFields id="fetch" corpora={corpora} whenEmpty="the query" isFixed={isFixed} />
      <button className={styles.go}>Fetch papers</button>
    </SentForm>
  )
}
