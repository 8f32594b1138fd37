/** What to do with an empty database. In: what is being worked on. Out: the page a newcomer sees. */
import type { ReactNode } from 'react'
import { shellCommand } from '@/lib/view/shell-command.ts'
import { Command } from './command.tsx'
import styles from './first-steps.module.css'
import form from './forms/form.module.css'
import { ImportForms } from './forms/import-forms.tsx'

export function FirstSteps({ jobs }: { jobs: ReactNode }) {
  return (
    <>
      <h1 className={styles.title}>There are no papers here yet</h1>
      <p className={styles.lead}>Paperdrift reads research abstracts and shows which themes they fall into and how those themes drift over the years.</p>
      <div className={styles.jobs}>{jobs}</div>
      <div className={styles.ways}>
        <section aria-labelledby="own">
          <h2 id="own">Bring your own papers</h2>
          <p>A title and an abstract each; a date makes trends possible.</p>
          <ImportForms corpora={[]} />
        </section>
        <section aria-labelledby="sample">
          <h2 id="sample">Look at a sample</h2>
          <p>263 abstracts that come with Paperdrift, in the years 2016 to 2025. It takes some seconds.</p>
          <form method="post" action="/api/samples"><button className={form.go}>Look at the sample</button></form>
        </section>
      </div>
      <details className={styles.note}>
        <summary>The same in a terminal</summary>
        <Command lines={[shellCommand('ingest', 'my-papers.jsonl', '--corpus', 'mine'), shellCommand('cluster', '--corpus', 'mine')]} />
      </details>
    </>
  )
}
