/** What to do with an empty database. In: nothing. Out: the page a newcomer sees. */
import { shellCommand } from '@/lib/view/shell-command.ts'
import { Command } from './command.tsx'
import styles from './first-steps.module.css'

export function FirstSteps() {
  return (
    <>
      <h1 className={styles.title}>There are no papers here yet</h1>
      <p className={styles.lead}>Paperdrift reads research abstracts and shows which themes they fall into and how those themes drift over the years. Give it some, then reload this page.</p>
      <div className={styles.ways}>
        <section aria-labelledby="sample">
          <h2 id="sample">Look at a sample</h2>
          <p>About 240 abstracts that come with Paperdrift, in the years 2016 to 2025. It takes a few seconds.</p>
          <Command lines={[shellCommand('ingest', 'prisma/seed/sample-papers.jsonl', '--corpus', 'sample'), shellCommand('cluster', '--corpus', 'sample')]} />
        </section>
        <section aria-labelledby="own">
          <h2 id="own">Bring your own papers</h2>
          <p>JSON Lines with at least <code>title</code> and <code>abstract</code>; <code>published</code>, as a year or a date, makes trends possible. Also <code>.gz</code> files, folders, and the copied text of a “trending papers” page.</p>
          <Command lines={[shellCommand('ingest', 'my-papers.jsonl', '--corpus', 'mine'), shellCommand('cluster', '--corpus', 'mine')]} />
        </section>
      </div>
      <p className={styles.note}>Type the commands in a terminal, in Paperdrift’s folder.</p>
    </>
  )
}
