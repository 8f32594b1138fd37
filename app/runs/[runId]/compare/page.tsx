/** Two runs of one corpus side by side. In: lib/data; ?with and ?page of the address. Out: /runs/[runId]/compare. */
import type { Metadata } from 'next'
import { connection } from 'next/server'
import { readThemeNames, requireRun } from '../require.ts'
import styles from './compare.module.css'
import { AddressNote } from '@/app/_components/address-note.tsx'
import { ComparisonFlow } from '@/app/_components/comparison-flow.tsx'
import { Facts } from '@/app/_components/facts.tsx'
import { FateTable } from '@/app/_components/fate-table.tsx'
import form from '@/app/_components/forms/form.module.css'
import { MovedPapers } from '@/app/_components/moved-papers.tsx'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { PaperCount } from '@/app/_components/paper-count.tsx'
import { Pager } from '@/app/_components/pager.tsx'
import { Section } from '@/app/_components/section.tsx'
import { UnfinishedRun } from '@/app/_components/unfinished-run.tsx'
import { compareRuns, listMovedPapers, type Contingency } from '@/lib/data/comparison.ts'
import { listRuns, type RunSummary } from '@/lib/data/runs.ts'
import { matchedThemes, themeFates, type ThemeFate } from '@/lib/view/comparison.ts'
import { formatCount, formatDate, formatFigure, formatNumberOf, formatShare } from '@/lib/view/format.ts'
import { pageOf } from '@/lib/view/paging.ts'
import { papersAddress } from '@/lib/view/paper-address.ts'
import { isPage, oneOf } from '@/lib/view/unread-params.ts'

const PAGE_SIZE = 25

type Props = { params: Promise<{ runId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection()
  return { title: `Compare · ${(await requireRun((await params).runId)).corpusName}` }
}

export default async function ComparePage({ params, searchParams }: Props) {
  await connection()
  const [run, query] = [await requireRun((await params).runId), await searchParams]
  if (run.status !== 'done') return <UnfinishedRun run={run} />
  const others = (await listRuns(run.corpusId)).filter(({ id, status }) => id !== run.id && status === 'done')
  const other = others.find(({ id }) => id === query.with) ?? others[0]
  return (
    <>
      <PageTitle above={[{ label: 'All corpora', href: '/' }, { label: run.corpusName, href: `/runs/${encodeURIComponent(run.id)}` }]} title="Compare">
        <p>{others.length === 0 ? `There is no other finished run of “${run.corpusName}” to compare with. Start one with another seed or another number of themes, and see here what stays.` : 'What stays and what changes between two runs of the same papers.'}</p>
      </PageTitle>
      <AddressNote query={query} reads={{ with: oneOf(others.map(({ id }) => id)), page: isPage }} />
      {others.length > 0 && (
        <form className={styles.choice}>
          <label><span>Run <code>{run.id}</code> ({words(run)}) with</span>
            <select name="with" defaultValue={other?.id} key={other?.id}>{others.map((each) => <option key={each.id} value={each.id}>{each.id}: {words(each)}, {formatDate(each.createdAt)}</option>)}</select>
          </label>
          <button type="submit" className={form.go}>Compare</button>
        </form>
      )}
      {other && <Comparison run={run} other={other} pageText={query.page} />}
    </>
  )
}

const words = ({ k, seed, space }: RunSummary) => `${formatNumberOf(k ?? 0, 'theme')}, seed ${seed}, ${space}`

async function Comparison({ run, other, pageText }: { run: RunSummary; other: RunSummary; pageText: string | string[] | undefined }) {
  const [themes, otherThemes, contingency] = await Promise.all([readThemeNames(run.id), readThemeNames(other.id), compareRuns(run.id, other.id)])
  const { shared, papers } = contingency
  if (papers === 0) return <Section id="nothing" title="Nothing to compare"><p>No paper is in a theme of both runs.</p></Section>
  const [fates, matches] = [themeFates(shared), matchedThemes(shared)]
  const moved = papers - matches.reduce((sum, { count }) => sum + count, 0)
  const { page, pages } = pageOf(pageText, moved, PAGE_SIZE)
  const list = await listMovedPapers(run.id, other.id, matches, { page, pageSize: PAGE_SIZE })
  const sides = { run: { id: run.id, themes }, other: { id: other.id, themes: otherThemes } }
  const address = (to: number) => `/runs/${encodeURIComponent(run.id)}/compare?${new URLSearchParams({ with: other.id, ...(to > 1 && { page: String(to) }) })}#papers`
  return (
    <>
      <Section id="agreement" title="How far they agree"><Facts facts={agreementOf(contingency, fates, moved, papersAddress(run.id, { also: other.id }))} /></Section>
      <Section id="flow-section" title="Where the papers went"><ComparisonFlow {...sides} shared={shared} /></Section>
      <Section id="fates" title="What became of each theme" about={`Of run ${run.id} in run ${other.id}: stable from a Jaccard overlap of 0.75, changed from 0.5; below that split if several themes hold a fifth of it or more, merged if most of it lies in a larger theme, else dissolved.`}><FateTable {...sides} fates={fates} /></Section>
      <Section id="papers" title="Papers that changed" about="Papers whose theme in the other run is not the one that matches theirs (each the other’s best Jaccard), those that fitted best first.">
        {moved === 0 ? <p>None: the runs agree on every paper.</p> : <><p className="muted">{formatCount((page - 1) * PAGE_SIZE + 1)} to {formatCount((page - 1) * PAGE_SIZE + list.length)} of {formatCount(moved)}</p><MovedPapers {...sides} papers={list} /><Pager page={page} pages={pages} address={address} /></>}
      </Section>
    </>
  )
}

function agreementOf({ papers, ari, ami }: Contingency, fates: ThemeFate[], moved: number, both: string) {
  const counted = (kind: ThemeFate['kind']) => fates.filter((fate) => fate.kind === kind).length
  return [
    { name: 'ARI', value: formatFigure(ari), meaning: 'Adjusted Rand index: 1 for the same themes, 0 for what chance alone would give. It counts pairs of papers.' },
    { name: 'AMI', value: formatFigure(ami), meaning: 'Adjusted mutual information, read the same way. It counts small themes as much as large ones.' },
    { name: 'Stable themes', value: `${counted('stable')} of ${fates.length}`, meaning: `${counted('changed')} changed, ${counted('split')} split, ${counted('merged')} merged, ${counted('dissolved')} dissolved.` },
    { name: 'Papers that changed', value: <PaperCount papers={moved} href="#papers" />, meaning: <>{formatShare(moved / papers)} of the <PaperCount papers={papers} href={both} isWorded /> that both runs have in a theme.</> },
  ]
}
