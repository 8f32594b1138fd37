/** A corpus on the home page: what it holds and what its newest run found. In: its overview, its runs, themes of the newest. Out: an article. */
import Link from 'next/link'
import type { CSSProperties } from 'react'
import type { CorpusOverview } from '@/lib/data/overview.ts'
import type { RunSummary } from '@/lib/data/runs.ts'
import { themeId, type NamedTheme } from '@/lib/domain/theme.ts'
import { formatNumberOf } from '@/lib/view/format.ts'
import { runColors } from '@/lib/view/palette.ts'
import { corpusPapers, papersAddress } from '@/lib/view/paper-address.ts'
import { AboutCorpus } from './about-corpus.tsx'
import styles from './corpus-card.module.css'
import form from './forms/form.module.css'
import { PaperCount } from './paper-count.tsx'
import { RunTable } from './run-table.tsx'
import { ThemeName } from './theme-name.tsx'
import { YearHistogram } from './year-histogram.tsx'

const SHOWN_THEMES = 8

export function CorpusCard({ corpus, runs, newest, themes }: { corpus: CorpusOverview; runs: RunSummary[]; newest: RunSummary | null; themes: NamedTheme[] }) {
  // Papers imported since, and those in no theme, are in no list of the run.
  const isWhole = newest !== null && themes.reduce((sum, { size }) => sum + size, 0) === corpus.papers
  const ofYear = (year: string) => (isWhole ? papersAddress(newest.id, { from: year, to: year }) : corpusPapers(corpus.id, year))
  const href = newest ? `/runs/${encodeURIComponent(newest.id)}` : null
  return (
    <article className={styles.card} style={runColors(themes) as CSSProperties}>
      <div className={styles.top}>
        <div>
          <h2 dir="auto">{href ? <Link className={styles.title} href={href}>{corpus.name}</Link> : corpus.name}</h2>
          <div className={styles.about}><AboutCorpus corpus={corpus} /></div>
        </div>
        <YearHistogram years={corpus.years.map((row) => ({ ...row, href: ofYear(String(row.year).padStart(4, '0')) }))} />
      </div>
      {newest && href ? <Newest run={newest} themes={themes} href={href} /> : <NoResult corpus={corpus} runs={runs} />}
      <div className={styles.actions}>
        {corpus.papers > 0 && (
          <form method="post" action="/api/runs">
            <input type="hidden" name="corpus" value={corpus.name} />
            <button className={newest ? form.quiet : form.go}>{newest ? 'Run again' : 'Find its themes'}<span className="hidden"> of {corpus.name}</span></button>
          </form>
        )}
        <Link href={`/corpora/${corpus.id}`}>Options, more papers, rename, remove<span className="hidden">: {corpus.name}</span></Link>
      </div>
      {runs.length > 0 && (
        <details className={styles.runs}>
          <summary>{formatNumberOf(runs.length, 'run')}</summary>
          <RunTable runs={runs} />
        </details>
      )}
    </article>
  )
}

function Newest({ run, themes, href }: { run: RunSummary; themes: NamedTheme[]; href: string }) {
  const more = themes.length - SHOWN_THEMES
  return (
    <>
      <h3 className={styles.themesTitle}>{formatNumberOf(themes.length, 'theme')} in the newest run, largest first</h3>
      <ol className={styles.themes}>
        {themes.slice(0, SHOWN_THEMES).map((theme) => (
          <li key={theme.index}><ThemeName runId={run.id} theme={theme} /> <span className={styles.size}><PaperCount papers={theme.size} href={papersAddress(run.id, { theme: themeId(theme.index) })} /></span></li>
        ))}
      </ol>
      <p className={styles.open}><Link href={href}>Open the run{more > 0 ? ` with ${formatNumberOf(more, 'more theme')}` : ''}, the map and the trends</Link></p>
    </>
  )
}

function NoResult({ corpus, runs }: { corpus: CorpusOverview; runs: RunSummary[] }) {
  if (corpus.papers === 0) return <p className={styles.steps}>It holds no papers yet.</p>
  const isBusy = runs.some((run) => run.status === 'running' || run.status === 'queued')
  return <p className={styles.steps}>{isBusy ? 'A run is under way.' : runs.length === 0 ? 'Its themes are not known yet.' : 'No run of it has come to an end.'}</p>
}
