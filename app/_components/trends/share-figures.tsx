/** The three pictures of shares: over time, as ranks, as a heat map. In: the series, the themes, the state of the page. Out: figures with their switches, tables and rules. */
import { LateChart } from './late-chart.tsx'
import { SeriesLegend } from './series-legend.tsx'
import { SeriesTable } from './series-table.tsx'
import { ColorNote } from '../color-note.tsx'
import { ChartFigure } from '../figure/chart-figure.tsx'
import { LeftOut } from '../left-out.tsx'
import { PartialNote } from '../partial-note.tsx'
import { Section } from '../section.tsx'
import { SwitchLinks } from '../switch-links.tsx'
import type { Theme } from '@/lib/domain/theme.ts'
import { heatOrder } from '@/lib/view/heat-order.ts'
import { colorMeaning } from '@/lib/view/palette.ts'
import { seriesLook } from '@/lib/view/series-look.ts'
import type { SeriesSet } from '@/lib/view/theme-series.ts'
import { trendsSearch, type TrendsState, type TREND_VIEWS } from '@/lib/view/trends-state.ts'

const VIEW_WORDS: Record<(typeof TREND_VIEWS)[number], string> = { stacked: 'Stacked', stream: 'Stream', panels: 'Small multiples' }

interface Props {
  runId: string
  set: SeriesSet
  /** The same with every period, for the table. */
  whole: SeriesSet
  themes: Theme[]
  state: TrendsState
}

export function ShareFigures({ runId, set, whole, themes, state }: Props) {
  const { view, pick } = state
  const what = state.of === 'parents' ? 'group of themes' : 'theme'
  const span = `${set.periods[0].name} to ${set.periods[set.periods.length - 1].name}`
  const held = set.mix === 'fixed' ? ', venues held fixed' : ''
  const chart = { runId, set, pick }
  const named = set.series.filter(({ id, isHued }) => pick.includes(id) || (isHued && set.groups.length === 0))
  const legend = [...set.groups, ...named.map((series) => ({ label: series.label, color: seriesLook(series, pick).color }))].map(({ label, color }) => ({ label, color }))
  const table = <SeriesTable runId={runId} set={whole} />
  const mixRule = set.mix === 'fixed' ? ' The mix of venues is held fixed: each venue counts in every period as much as it does over the whole span, so that a venue collected from one year on does not make its themes rise.' : ''
  const heat = heatOrder(set, themes)
  return (
    <>
      <Section id="share" title="Share over time" about="How much of each period’s papers belongs to it, so that a growing field does not make everything grow.">
        <ChartFigure
          id="share-figure" title={`Share of all papers by ${what}, ${span}${held}`} fileName="trends-share" legend={legend} numbers={table}
          controls={(
            <>
              <SwitchLinks label="Picture" choices={Object.entries(VIEW_WORDS).map(([id, label]) => ({ label, href: trendsSearch(state, { view: id as TrendsState['view'] }), isOn: view === id }))} />
              {view === 'panels' && <SwitchLinks label="Scale" choices={[{ label: 'each its own', href: trendsSearch(state, { scale: 'own' }), isOn: state.scale === 'own' }, { label: 'one for all', href: trendsSearch(state, { scale: 'same' }), isOn: state.scale === 'same' }]} />}
            </>
          )}
          under={<><SeriesLegend set={set} state={state} /><PartialNote partial={set.partial} /><LeftOut periods={set.leftOut} /></>}
          rule={`Papers of the ${what} in a ${set.unit} ÷ all dated papers of that ${set.unit}. ${state.of === 'parents' ? 'Each has a colour of its own.' : colorMeaning(themes)} A ${set.unit} without papers is a gap.${view === 'stream' ? ' The stream moves its middle so that bands bend as little as they can (Byron & Wattenberg 2008); only thickness means something.' : ''}${mixRule}`}
        >
          <LateChart kind={view === 'panels' ? 'panels' : 'areas'} {...chart} isStream={view === 'stream'} isOneScale={state.scale === 'same'} />
        </ChartFigure>
      </Section>
      {set.series.length > 2 && (
        <Section id="ranks" title="Ranks" about="Who overtakes whom. The number in a mark is its rank by share.">
          <ChartFigure
            id="ranks-figure" title={`Rank by share of all papers, by ${what}, ${span}${held}`} fileName="trends-ranks" legend={legend} numbers={table} under={state.of === 'themes' && <ColorNote themes={themes} />}
            rule={`The share of a stretch of ${set.unit}s is papers ÷ papers over all of it; 1 is the largest. Whatever is never among the first fifteen is left out, unless you bring it forward. Equal shares stand by size.${mixRule}`}
          >
            <LateChart kind="bump" {...chart} />
          </ChartFigure>
        </Section>
      )}
      <Section id="heat" title="Heat map" about={heat.joins.length > 0 ? 'Like beside like; on a wide screen the tree shows which themes are alike: the nearer to the names two branches meet, the more alike they are.' : 'Like beside like.'}>
        <ChartFigure
          id="heat-figure" title={`Share of all papers by ${what} and ${set.unit}, ${span}${held}`} fileName="trends-heat-map" numbers={table}
          controls={<SwitchLinks label="Shades" choices={[{ label: 'share of all papers', href: trendsSearch(state, { shade: 'all' }), isOn: state.shade === 'all' }, { label: 'each row its own', href: trendsSearch(state, { shade: 'own' }), isOn: state.shade === 'own' }]} />}
          rule={`A cell is as full as the root of its share, so that small themes are seen. Rows stand in the order of a tree that joins the most alike first (Ward’s criterion over the centroids)${heat.joins.length > 0 ? ', drawn at the left' : ''}. An empty column is a ${set.unit} without papers; a striped one is not over.${mixRule}`}
        >
          <LateChart kind="heat" {...chart} isOwnShade={state.shade === 'own'} {...heat} />
        </ChartFigure>
      </Section>
    </>
  )
}
