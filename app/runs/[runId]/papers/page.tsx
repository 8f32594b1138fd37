/** All papers of a run, searched, filtered and sorted. In: lib/data; the filter, ?sort and ?page of the address. Out: /runs/[runId]/papers. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import { readRunTrends, readThemeNames, readThemeParents, requireRun } from '../require.ts'
import { AddressNote } from '@/app/_components/address-note.tsx'
import { Downloads } from '@/app/_components/downloads.tsx'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { PaperCount } from '@/app/_components/paper-count.tsx'
import { PaperFilters, type ThemeChoice } from '@/app/_components/paper-filters.tsx'
import { PaperList } from '@/app/_components/paper-list.tsx'
import { Section } from '@/app/_components/section.tsx'
import { ThemeName } from '@/app/_components/theme-name.tsx'
import { UnfinishedRun } from '@/app/_components/unfinished-run.tsx'
import { UnplacedPapers } from '@/app/_components/unplaced-papers.tsx'
import { listUnplacedPapers } from '@/lib/data/papers.ts'
import { findRun, type RunSummary } from '@/lib/data/runs.ts'
import { searchPapers } from '@/lib/data/search.ts'
import { holdsTooManyTerms, MOST_TERMS } from '@/lib/data/search-query.ts'
import { keepsTermPapers } from '@/lib/data/term-papers.ts'
import { listVenues } from '@/lib/data/venues.ts'
import { MAX_SEARCH_LENGTH, NO_FILTER, PAPER_SORTS, readPaperFilter, type PaperFilter } from '@/lib/domain/paper-filter.ts'
import { parentId, themeId, type NamedTheme, type ThemeParent } from '@/lib/domain/theme.ts'
import { formatCount, formatNumberOf } from '@/lib/view/format.ts'
import { choiceOf, pageOf } from '@/lib/view/paging.ts'
import { listAddress, termSearch } from '@/lib/view/paper-address.ts'
import { undatedPapers } from '@/lib/view/quality-figures.ts'
import { isPage, oneOf, upTo, type ParamReader, type Query } from '@/lib/view/unread-params.ts'
import { windowName, windowSpan } from '@/lib/view/window-theme.ts'

const PAGE_SIZE = 25
const SHOWN_VENUES = 200

type Props = { params: Promise<{ runId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection()
  return { title: `Papers · ${(await requireRun((await params).runId)).corpusName}` }
}

export default async function PapersPage({ params, searchParams }: Props) {
  await connection()
  const [run, query] = [await requireRun((await params).runId), await searchParams]
  if (run.status !== 'done') return <UnfinishedRun run={run} />
  if (query.theme === 'none') return <Unplaced run={run} query={query} />
  const [themes, parents, trends, venues] = await Promise.all([readThemeNames(run.id), readThemeParents(run.id), readRunTrends(run.id), listVenues(run.id, SHOWN_VENUES)])
  const { searched, ...asked } = await withoutLostTerm(run.id, readPaperFilter(query))
  const choices = themeChoices(themes, parents)
  const [other, windowTheme] = [await readOther(run, asked.also), trends?.evolution.themes[Number(asked.window?.slice(1)) - 1]]
  const filter = { ...asked, theme: choices.some((choice) => [choice, ...choice.children].some(({ id }) => id === asked.theme)) ? asked.theme : null, also: other && asked.also, window: windowTheme ? asked.window : null }
  const sorts = PAPER_SORTS.filter((sort) => filter.q !== null || sort !== 'relevance') as [typeof PAPER_SORTS[number], ...typeof PAPER_SORTS[number][]]
  const sort = choiceOf(query.sort, sorts)
  const placed = themes.reduce((sum, { size }) => sum + size, 0)
  const wanted = pageOf(query.page, placed, PAGE_SIZE).page
  const found = await searchPapers(run.id, filter, sort, { page: wanted, pageSize: PAGE_SIZE })
  const { page, pages } = pageOf(query.page, found.count, PAGE_SIZE)
  const { papers } = page === wanted ? found : await searchPapers(run.id, filter, sort, { page, pageSize: PAGE_SIZE })
  const path = `/runs/${encodeURIComponent(run.id)}/papers`
  const isFiltered = Object.values(filter).some((value) => value !== null)
  return (
    <>
      <PageTitle above={[{ label: 'All corpora', href: '/' }, { label: run.corpusName, href: `/runs/${encodeURIComponent(run.id)}` }]} title="Papers">
        <p>{isFiltered ? <>{formatCount(found.count)} of <PaperCount papers={placed} href={path} isWorded />.</> : placed === 1 ? 'The only paper that is in a theme of this run.' : `All ${formatNumberOf(placed, 'paper')} that are in a theme of this run.`}{(run.skipped ?? 0) > 0 && <> <Link href={`${path}?theme=none`}>{formatCount(run.skipped!)} more in no theme</Link></>}{isFiltered && <> <Link href={path}>Show all</Link></>}</p>
        {filter.date && <p>Only papers {DATE_WORDS[filter.date]}.</p>}
        {filter.fit && <p>Only papers {FIT_WORDS[filter.fit]}.</p>}
        {filter.term && <p>Only papers that hold the term “<bdi>{filter.term}</bdi>”, in any form, by itself or within a longer one. <Link href={listAddress(path, { filter: { ...filter, term: null }, sort, page: 1 }, sorts[0])}>Any term</Link></p>}
        {searched && <p>This run does not keep which papers hold the term “<bdi>{searched}</bdi>”. A search finds it as it is written, so there may be more papers or fewer; a run made now keeps them.</p>}
        {filter.author && <p>Only papers by <bdi>{filter.author}</bdi>.</p>}
        {other && <p>Only papers that run <Link href={`/runs/${encodeURIComponent(other.id)}`}><code>{other.id}</code></Link> has in {other.theme ? <ThemeName runId={other.id} theme={other.theme} isForeign /> : 'a theme too'}.</p>}
        {trends && windowTheme && <p>Only papers that the window <Link href={`/runs/${encodeURIComponent(run.id)}/evolution`}>{windowSpan(trends.evolution.windows[windowTheme.window])}</Link>, grouped on its own, has in its theme “<bdi>{windowName(windowTheme)}</bdi>”.</p>}
      </PageTitle>
      <AddressNote query={query} reads={{ ...readersOf({ ...filter, term: searched ?? filter.term }), page: isPage, sort: oneOf(sorts) }} />
      <Section id="find" title="Find papers"><PaperFilters action={path} filter={filter} themes={choices} periods={trends?.periods.names ?? []} venues={venues} hasDateGaps={filter.date !== null || (trends !== null && undatedPapers(trends.leftOut) > 0)} /></Section>
      <Section id="papers" title={isFiltered ? 'What matches' : 'All of them'}>
        {found.count === 0 ? <p>{emptySentence(found.isSearchable)}</p> : (
          <PaperList
            runId={run.id} papers={papers} count={found.count} page={page} pages={pages} pageSize={PAGE_SIZE} sort={sort} sorts={sorts} themes={themes}
            address={(to) => listAddress(path, { filter, ...to }, sorts[0], '#papers')}
          />
        )}
      </Section>
      {found.count > 0 && <Section id="download" title="Take them with you" about={isFiltered ? 'The papers that match, all pages of them.' : undefined}><Downloads runId={run.id} list={{ filter, sort }} /></Section>}
    </>
  )
}

/** @returns the filter; of a run of before, which does not keep the papers of its terms, with a search for the term instead, and the term as `searched`. */
async function withoutLostTerm(runId: string, filter: PaperFilter): Promise<PaperFilter & { searched: string | null }> {
  if (filter.term === null || (await keepsTermPapers(runId))) return { ...filter, searched: null }
  return { ...filter, q: [filter.q, termSearch(filter.term)].filter(Boolean).join(' ') || null, term: null, searched: filter.term }
}

/** @param also "RUN" or "RUN.t3" of the address. @returns the run and theme meant; null if there is none of this corpus. */
async function readOther(run: RunSummary, also: string | null): Promise<{ id: string; theme: NamedTheme | null } | null> {
  const [id, theme] = also?.split('.') ?? []
  const other = id ? await findRun(id) : null
  if (other?.corpusId !== run.corpusId || other.status !== 'done') return null
  const named = theme ? (await readThemeNames(other.id)).find(({ index }) => themeId(index) === theme) : null
  return named === undefined ? null : { id: other.id, theme: named }
}

/** Of the filter each part that the page could use; what is null was not understood. */
function readersOf(filter: PaperFilter): Record<string, ParamReader> {
  const readers = Object.keys(NO_FILTER).map((name): [string, ParamReader] => [name, () => filter[name as keyof PaperFilter] !== null])
  return { ...Object.fromEntries(readers), q: (text) => text.trim() === '' || (upTo(MAX_SEARCH_LENGTH)(text) === true && holdsTooManyTerms(text) ? `the first ${MOST_TERMS} words count` : upTo(MAX_SEARCH_LENGTH)(text)) }
}

async function Unplaced({ run, query }: { run: RunSummary; query: Query }) {
  const { page, pages } = pageOf(query.page, run.skipped ?? 0, PAGE_SIZE)
  const { count, papers } = await listUnplacedPapers(run.id, { page, pageSize: PAGE_SIZE })
  const path = `/runs/${encodeURIComponent(run.id)}/papers`
  return (
    <>
      <PageTitle above={[{ label: 'All corpora', href: '/' }, { label: run.corpusName, href: `/runs/${encodeURIComponent(run.id)}` }, { label: 'Papers', href: path }]} title="Papers in no theme">
        <p>{count === 0 ? 'Every paper of this run is in a theme.' : `${formatNumberOf(count, 'paper')} without a term that other papers share: too short, or about something else.`} <Link href={path}>Papers in themes</Link></p>
      </PageTitle>
      <AddressNote query={query} reads={{ theme: oneOf(['none']), page: isPage }} />
      {count > 0 && <UnplacedPapers runId={run.id} papers={papers} page={page} pages={pages} pageSize={PAGE_SIZE} address={(to) => `${path}?theme=none${to > 1 ? `&page=${to}` : ''}`} />}
    </>
  )
}

const DATE_WORDS: Record<NonNullable<PaperFilter['date']>, string> = {
  none: 'without a date', odd: 'with a year that cannot be right beside the others', rough: 'dated less exactly than the periods of the run', unused: 'that no period counts: without a date, with a year that cannot be right, or dated too roughly',
  tested: 'of the periods that are tested: those that are over and not too thin',
}
const FIT_WORDS: Record<NonNullable<PaperFilter['fit']>, string> = { weak: 'that belong nowhere in particular', misplaced: 'that are closer to another theme than to their own: their silhouette is below 0' }

const emptySentence = (isSearchable: boolean) =>
  isSearchable ? 'No paper matches. Try fewer words, the beginning of a word with a star (transf*), or fewer filters.' : 'There is no word to search for: type letters or digits.'

function themeChoices(themes: NamedTheme[], parents: ThemeParent[]): ThemeChoice[] {
  const choice = ({ index, label, size }: NamedTheme) => ({ id: themeId(index), label, size })
  if (parents.length === 0) return themes.map((theme) => ({ ...choice(theme), children: [] }))
  return parents.map(({ index, label, size }) => ({ id: parentId(index), label, size, children: themes.filter(({ parentIndex }) => parentIndex === index).map(choice) }))
}
