/** How far a run can be trusted: figures, the choice of k, silhouettes, stability. In: lib/data; ?by of the address. Out: /runs/[runId]/quality. */
import type { Metadata } from 'next'
import { connection } from 'next/server'
import { readThemes, requireRun } from '../require.ts'
import { AddressNote } from '@/app/_components/address-note.tsx'
import { KSweep } from '@/app/_components/k-sweep.tsx'
import { MEASURES, MeasureTable } from '@/app/_components/measure-table.tsx'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { RunQuality } from '@/app/_components/run-quality.tsx'
import { Section } from '@/app/_components/section.tsx'
import { SilhouettePlot } from '@/app/_components/silhouette-plot.tsx'
import { StabilityChart } from '@/app/_components/stability-chart.tsx'
import { UnfinishedRun } from '@/app/_components/unfinished-run.tsx'
import { keepsPlaces } from '@/lib/data/papers.ts'
import { listKCandidates } from '@/lib/data/themes.ts'
import { runOptionList, type RunOptions } from '@/lib/domain/run-options.ts'
import { formatNumberOf } from '@/lib/view/format.ts'
import { choiceOf } from '@/lib/view/paging.ts'
import { stabilityText } from '@/lib/view/stability.ts'
import { oneOf } from '@/lib/view/unread-params.ts'

type Props = { params: Promise<{ runId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection()
  return { title: `Quality · ${(await requireRun((await params).runId)).corpusName}` }
}

export default async function QualityPage({ params, searchParams }: Props) {
  await connection()
  const [run, query] = [await requireRun((await params).runId), await searchParams]
  if (run.status !== 'done') return <UnfinishedRun run={run} />
  const [themes, candidates, isByPaper] = await Promise.all([readThemes(run.id), listKCandidates(run.id), keepsPlaces(run.id)])
  const count = formatNumberOf(themes.length, 'theme')
  return (
    <>
      <PageTitle above={[{ label: 'All corpora', href: '/' }, { label: run.corpusName, href: `/runs/${encodeURIComponent(run.id)}` }]} title="Quality">
        <p>{leadOf(themes.map(({ metrics }) => stabilityText(metrics.stability)?.word))}</p>
      </PageTitle>
      <AddressNote query={query} reads={{ by: oneOf(MEASURES) }} />
      <Section id="trust" title="The run as a whole"><RunQuality runId={run.id} quality={run.quality} themes={themes.length} skipped={run.skipped ?? 0} /></Section>
      <Section id="k" title={`Why ${count}`}>{run.kReason ? <KSweep candidates={candidates} k={themes.length} reason={run.kReason} addressOf={(k) => `/corpora/${run.corpusId}?${queryOf({ ...run.options, k })}#run`} /> : <p>{themes.length > 1 ? <>Because {count} were asked for (<code className="number">--k {themes.length}</code>); no other number was tried.</> : `${run.documents === 1 ? 'There is a single paper' : 'The papers are all alike'}: there is nothing to tell apart.`}</p>}</Section>
      {themes.length > 1 && <Section id="silhouette" title="Silhouette"><SilhouettePlot runId={run.id} themes={themes} isByPaper={isByPaper} /></Section>}
      <Section id="stability" title="Stability"><StabilityChart runId={run.id} themes={themes} /></Section>
      <Section id="measures" title="Every theme, measured" about="Choose a head to sort by it: what is least worth trusting comes first. Papers and weak fits lead to the papers."><MeasureTable runId={run.id} themes={themes} by={choiceOf(query.by, MEASURES)} /></Section>
    </>
  )
}

/** @returns the options that shape the answer and are not the recommended ones, as the page of the corpus takes them for its form. */
function queryOf(options: RunOptions): URLSearchParams {
  const given: Record<string, string | number> = options
  return new URLSearchParams(runOptionList.filter(({ name, default: usual }) => name !== 'threads' && given[name] !== usual).map(({ name }) => [name, String(given[name])]))
}

function leadOf(words: (string | undefined)[]): string {
  const known = words.filter((word) => word !== undefined)
  if (known.length === 0) return 'How well the themes hold together and how far apart they are.'
  const [stable, wavering, dissolving] = ['stable', 'wavering', 'dissolving'].map((word) => known.filter((other) => other === word).length)
  return `Of ${formatNumberOf(known.length, 'theme')}, ${stable} ${stable === 1 ? 'is' : 'are'} stable, ${wavering} ${wavering === 1 ? 'wavers' : 'waver'} at the edges and ${dissolving} ${dissolving === 1 ? 'dissolves' : 'dissolve'} when themes are found again on parts of the papers.`
}
