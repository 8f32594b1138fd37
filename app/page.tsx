/** Home: every corpus, what it holds and what its newest run found; what is being worked on; how to bring more. In: lib/data, lib/jobs. Out: /. */
import { connection } from 'next/server'
import { CorpusCard } from './_components/corpus-card.tsx'
import { FirstSteps } from './_components/first-steps.tsx'
import { ImportForms } from './_components/forms/import-forms.tsx'
import { JobsSection } from './_components/jobs/jobs-section.tsx'
import { Section } from './_components/section.tsx'
import styles from './home.module.css'
import { listCorpora } from '@/lib/data/overview.ts'
import { listRuns } from '@/lib/data/runs.ts'
import { listThemeNames } from '@/lib/data/themes.ts'
import { hasEnded } from '@/lib/domain/job.ts'
import { lookAfterJobs } from '@/lib/jobs/watch-job.ts'

export default async function Home() {
  await connection()
  const [corpora, runs, jobs] = await Promise.all([listCorpora(), listRuns(), lookAfterJobs()])
  if (corpora.length === 0) return <FirstSteps jobs={<JobsSection jobs={jobs} />} />
  const cards = await Promise.all(corpora.map(async (corpus) => {
    const own = runs.filter((run) => run.corpusId === corpus.id)
    const newest = own.find((run) => run.status === 'done') ?? null
    return { corpus, runs: own, newest, themes: newest ? await listThemeNames(newest.id) : [] }
  }))
  const isBusy = !jobs.every(hasEnded)
  return (
    <>
      <div className={styles.top}>
        <h1 className={styles.title}>What is in these papers, and where is it drifting?</h1>
        <a className={styles.jump} href="#import">Import papers</a>
      </div>
      {isBusy && <JobsSection jobs={jobs} />}
      <div className={styles.corpora}>{cards.map((card) => <CorpusCard key={card.corpus.id} {...card} />)}</div>
      {!isBusy && <JobsSection jobs={jobs} />}
      <Section id="import" title="Import papers" about="Into a new corpus or one of those above. Duplicates are merged, and every record that cannot be used is named with its reason.">
        <ImportForms corpora={corpora.map(({ name }) => name)} />
      </Section>
    </>
  )
}
