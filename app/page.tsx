/** Home: every corpus, what it holds and what its newest run found. In: lib/data. Out: /. */
import { connection } from 'next/server'
import { CorpusCard } from './_components/corpus-card.tsx'
import { FirstSteps } from './_components/first-steps.tsx'
import styles from './home.module.css'
import { listCorpora } from '@/lib/data/overview.ts'
import { listRuns } from '@/lib/data/runs.ts'
import { listThemes } from '@/lib/data/themes.ts'

export default async function Home() {
  await connection()
  const [corpora, runs] = await Promise.all([listCorpora(), listRuns()])
  if (corpora.length === 0) return <FirstSteps />
  const cards = await Promise.all(corpora.map(async (corpus) => {
    const own = runs.filter((run) => run.corpusId === corpus.id)
    const newest = own.find((run) => run.status === 'done') ?? null
    return { corpus, runs: own, newest, themes: newest ? await listThemes(newest.id) : [] }
  }))
  return (
    <>
      <h1 className={styles.title}>What is in these papers, and where is it drifting?</h1>
      <div className={styles.corpora}>{cards.map((card) => <CorpusCard key={card.corpus.id} {...card} />)}</div>
    </>
  )
}
