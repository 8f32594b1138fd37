/** A group of themes: its terms, its themes over time, its authors, its papers. In: lib/data; ?page and ?sort of the address. Out: /runs/[runId]/themes/p1. */
import { readRunTrends, requireParent } from '../../require.ts'
import { AddressNote } from '@/app/_components/address-note.tsx'
import { Downloads } from '@/app/_components/downloads.tsx'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { PaperCount } from '@/app/_components/paper-count.tsx'
import { PaperList } from '@/app/_components/paper-list.tsx'
import { Section } from '@/app/_components/section.tsx'
import { TermBars } from '@/app/_components/term-bars.tsx'
import { ThemeList } from '@/app/_components/theme-list.tsx'
import { TopAuthors } from '@/app/_components/top-authors.tsx'
import { listTopAuthors } from '@/lib/data/authors.ts'
import { searchPapers } from '@/lib/data/search.ts'
import { listTrendPoints } from '@/lib/data/themes.ts'
import { NO_FILTER } from '@/lib/domain/paper-filter.ts'
import { parentId } from '@/lib/domain/theme.ts'
import { isTintedByGroup } from '@/lib/domain/theme-tint.ts'
import { formatNumberOf, formatShare } from '@/lib/view/format.ts'
import { groupColors, REST_COLOR } from '@/lib/view/palette.ts'
import { choiceOf, pageOf } from '@/lib/view/paging.ts'
import { listAddress } from '@/lib/view/paper-address.ts'
import { coverageStart } from '@/lib/view/time-range.ts'
import { isPage, oneOf, type Query } from '@/lib/view/unread-params.ts'

const PAGE_SIZE = 25
const SHOWN_AUTHORS = 20
const SORTS = ['date', 'fit', 'weakest', 'citations', 'title'] as const

export async function ParentTheme({ runId, id, query }: { runId: string; id: string; query: Query }) {
  const { run, theme: parent, themes, children } = await requireParent(runId, id)
  const sort = choiceOf(query.sort, SORTS)
  const { page, pages } = pageOf(query.page, parent.size, PAGE_SIZE)
  const filter = { ...NO_FILTER, theme: id }
  const [all, { papers }, trends, authors] = await Promise.all([
    listTrendPoints(run.id), searchPapers(run.id, filter, sort, { page, pageSize: PAGE_SIZE }), readRunTrends(run.id), listTopAuthors(run.id, children.map(({ index }) => index), SHOWN_AUTHORS),
  ])
  const placed = themes.reduce((sum, { size }) => sum + size, 0)
  const partial = trends?.periods.partial ?? null
  const points = all.filter(({ themeIndex }) => children.some(({ index }) => index === themeIndex))
  const color = isTintedByGroup(themes) ? groupColors(themes)(parent.index) : undefined
  const home = `/runs/${encodeURIComponent(run.id)}`
  return (
    <>
      <PageTitle above={[{ label: 'All corpora', href: '/' }, { label: run.corpusName, href: home }]} title={parent.label} color={color}>
        <p>A group of {formatNumberOf(children.length, 'theme')} with <PaperCount papers={parent.size} href="#papers" isWorded />, {formatShare(parent.size / Math.max(1, placed))} of all papers in the run’s themes.</p>
      </PageTitle>
      <AddressNote query={query} reads={{ page: isPage, sort: oneOf(SORTS) }} />
      <Section id="terms" title="Terms" about="What sets its abstracts apart from those of the other groups."><TermBars runId={run.id} theme={parentId(parent.index)} terms={parent.terms} size={parent.size} color={color ?? REST_COLOR} /></Section>
      <Section id="themes" title="Its themes" about="With their share of all papers over time; the page Trends draws them together."><ThemeList runId={run.id} themes={children} parents={[]} points={points.filter(({ period }) => period >= (coverageStart(all) ?? ''))} papers={placed} partial={partial} /></Section>
      {authors.length > 0 && <Section id="authors" title="Authors" about="The names on most of its papers."><TopAuthors runId={run.id} theme={id} authors={authors} /></Section>}
      <Section id="papers" title="Papers">
        <PaperList
          runId={run.id} papers={papers} count={parent.size} page={page} pages={pages} pageSize={PAGE_SIZE} sort={sort} sorts={SORTS} themes={children}
          address={(to) => listAddress(`${home}/themes/${id}`, { filter: {}, ...to }, SORTS[0], '#papers')}
        />
      </Section>
      <Section id="download" title="Take them with you"><Downloads runId={run.id} list={{ filter, sort }} /></Section>
    </>
  )
}
