/**
 * What a run found: the summary, key figures, what rises and falls, and each theme.
 * In: ReportFacts.   Out: blocks with their pictures.
 */
import type { ExportedPaper } from '../../domain/paper.ts'
import { themeId, type Theme } from '../../domain/theme.ts'
import { periodBars, shareChart, sparkline } from './charts.ts'
import { heading, paragraph, type Block, type Inline, type Picture, type Text } from './document.ts'
import { datedPapers, headed, timeSpan, type ReportFacts } from './facts.ts'
import { capital, count, countOf, courseOf, figure, listed, percent, trendSentence } from './words.ts'

const MOST_MOVERS = 12
const MOST_TERMS = 15

export function summarySection(facts: ReportFacts): Block[] {
  const { themes, placed, trends, run } = facts
  const largest = themes.slice(0, 3).map(({ label, size }) => `${label} (${percent(size / placed)})`)
  const span = timeSpan(facts)
  const items: Text[] = [
    [`${capital(countOf(placed, 'paper'))}${span ? `, ${span},` : ''} fall into ${countOf(themes.length, 'theme')}; the largest ${themes.length === 1 ? 'is' : 'are'} ${listed(largest)}.`],
    ...(trends ? moving(facts) : []),
    [`Mean stability is ${figure(run.quality?.stability)} and mean coherence ${figure(run.quality?.npmi)}; what this means, and what to be careful with, is said under `, { link: '#caveats', text: 'How far to trust it' }, '.'],
  ]
  return [heading(2, 'summary', 'Summary'), { kind: 'list', items }]
}

function moving(facts: ReportFacts): Text[] {
  const name = (themes: Theme[]) => (themes.length > 5 ? `${themes.slice(0, 4).map(({ label }) => label).join(', ')} and ${count(themes.length - 4)} more` : listed(themes.map(({ label }) => label)))
  const [up, down, passed] = [headed(facts, 'up'), headed(facts, 'down'), headed(facts, 'passed')]
  if (up.length + down.length + passed.length === 0) return [['No theme rises or falls more than chance would have it.']]
  return [
    ...(up.length > 0 ? [[{ strong: 'Up: ' }, `${name(up)}.`]] : []), ...(down.length > 0 ? [[{ strong: 'Down: ' }, `${name(down)}.`]] : []), ...(passed.length > 0 ? [[{ strong: 'Came and went: ' }, `${name(passed)}.`]] : []),
  ]
}

export function figuresSection(facts: ReportFacts): Block[] {
  const { run, themes, placed, trends } = facts
  const quality = run.quality
  const rows: [string, string, string][] = [
    ['Papers read', count(run.documents ?? placed), ''], ['Papers in a theme', count(placed), ''], ['Papers with a usable date', count(datedPapers(facts)), timeSpan(facts) ?? ''], ['Themes', count(themes.length), run.options.k === 'auto' ? 'chosen by the sweep' : 'set in advance'],
    ['Stability', figure(quality?.stability), '0 to 1; stable from 0.75'], ['Coherence (NPMI)', figure(quality?.npmi), '−1 to 1; mostly easy to name above 0.1'], ['Silhouette', figure(quality?.silhouette), '−1 to 1; abstracts of one field rarely pass 0.2'],
    ['Diversity of terms', figure(quality?.diversity), '0 to 1; 1 if no two themes share a term'], ['Trustworthiness of the map', figure(quality?.trustworthiness), '0 to 1'], ['Weak fits', count(quality?.weakFits ?? 0), 'papers that fit no theme well'],
  ]
  const bars: Block[] = trends ? [{ kind: 'figure', id: 'figure-papers', caption: `Papers by ${trends.periods.unit}. Hatched: not counted by the tests.`, picture: periodBars(trends.periods) }] : []
  return [heading(2, 'figures', 'Key figures'), { kind: 'table', caption: 'The run in figures.', columns: [{ name: 'Figure' }, { name: 'Value', isNumber: true }, { name: 'How to read it' }], rows: rows.map((row) => row.map((cell) => [cell])) }, ...bars]
}

export function trendsSection(facts: ReportFacts): Block[] {
  const { trends, pointsOf } = facts
  if (!trends) return []
  const row = (theme: Theme): (Text | Picture)[] => [[{ link: `#${themeId(theme.index)}`, text: theme.label }], sparkline(pointsOf[theme.index], trends.periods), [trendSentence(theme.trend.sentence)], [theme.trend.adjusted ? capital(theme.trend.adjusted.verdict) : '–']]
  const table = (title: string, direction: Theme['trend']['direction']): Block[] => {
    const themes = headed(facts, direction)
    const left = themes.length > MOST_MOVERS ? ` The ${MOST_MOVERS} with the greatest change of ${count(themes.length)}.` : ''
    return themes.length === 0 ? [] : [{ kind: 'table', caption: `${title}.${left}`, columns: [{ name: 'Theme' }, { name: 'Share' }, { name: 'As collected' }, { name: 'Venues held fixed' }], rows: themes.slice(0, MOST_MOVERS).map(row) }]
  }
  const tables = [...table('Up: a growing share of all papers', 'up'), ...table('Down: a shrinking share', 'down'), ...table('Came and went: a burst that is over', 'passed')]
  return [
    heading(2, 'trends', 'What rises and what falls'),
    paragraph(tables.length > 0 ? 'A share is the part of all papers of its time that belong to the theme, so that a growing field does not make every theme grow. An arrow leads from the share in the first quarter of the time to that in the last. q is the chance of such a change in a flat series, corrected for looking at all themes.' : 'No theme rises or falls more than chance would have it.'),
    ...tables, ...risingTerms(facts),
  ]
}

function risingTerms({ trends }: ReportFacts): Block[] {
  const terms = trends!.risingTerms.filter(({ themeIndex }) => themeIndex === null).slice(0, MOST_TERMS)
  if (terms.length === 0) return []
  const rows = terms.map(({ term, since, shareBefore, share, papers, q }): Text[] => [[term], [since], [percent(shareBefore)], [percent(share)], [count(papers)], [q < 0.001 ? '<\u00a00.001' : q.toFixed(3)]])
  return [{ kind: 'table', caption: 'Terms that have become common, whatever their theme.', columns: [{ name: 'Term' }, { name: 'Since' }, { name: 'Papers before', isNumber: true }, { name: 'Papers since', isNumber: true }, { name: 'Count', isNumber: true }, { name: 'q', isNumber: true }], rows }]
}

export function themesSection(facts: ReportFacts): Block[] {
  const { themes, placed } = facts
  const rows = themes.map(({ index, label, size, metrics, trend }): Text[] => [
    [{ link: `#${themeId(index)}`, text: label }], [count(size)], [percent(size / placed)], [figure(metrics.stability)], [figure(metrics.coherence)], ...(facts.trends ? [[capital(courseOf(trend))]] : []),
  ])
  const columns = [{ name: 'Theme' }, { name: 'Papers', isNumber: true }, { name: 'Share', isNumber: true }, { name: 'Stability', isNumber: true }, { name: 'Coherence', isNumber: true }, ...(facts.trends ? [{ name: 'Trend' }] : [])]
  const legend = facts.trends ? [paragraph('Each theme follows with its terms, its trend and the papers to read first. The pictures show its share of all papers with the 95 % Wilson band; dashed, where it can be told: with the mix of venues held fixed.')] : []
  return [heading(2, 'themes', 'Themes'), { kind: 'table', caption: 'All themes, the largest first.', columns, rows }, ...legend, ...themes.map((theme) => themeBlock(facts, theme))]
}

function themeBlock({ placed, pointsOf, trends, representatives }: ReportFacts, theme: Theme): Block {
  const { index, label, size, metrics, trend, terms } = theme
  const weak = metrics.weakFits > 0 ? `; ${countOf(metrics.weakFits, 'weak fit')}` : ''
  const change: Block[] = trends ? [paragraph({ strong: 'Trend. ' }, `${trendSentence(trend.sentence)}.`, ...(trend.adjusted?.difference ? [` ${capital(trend.adjusted.difference)}.`] : []))] : []
  const papers: Block[] = representatives[index].length > 0 ? [paragraph({ strong: 'To read first' }), { kind: 'list', items: representatives[index].map(paperText) }] : []
  return {
    kind: 'theme', head: heading(3, themeId(index), `${themeId(index)} ${label}`), aside: trends ? shareChart(theme, pointsOf[index], trends.periods) : null,
    blocks: [
      paragraph(`${countOf(size, 'paper')} (${percent(size / placed)}); stability ${figure(metrics.stability)}, coherence ${figure(metrics.coherence)}, silhouette ${figure(metrics.silhouette)}${weak}.`),
      paragraph({ strong: 'Terms. ' }, `${terms.slice(0, 10).map(({ term }) => term).join(', ')}.`), ...change, ...papers,
    ],
  }
}

function paperText({ title, authors, venue, published, doi, arxivId, url }: ExportedPaper): Text {
  const link = doi ? `https://doi.org/${encodeURI(doi)}` : arxivId ? `https://arxiv.org/abs/${encodeURI(arxivId)}` : url && /^https?:\/\//i.test(url) ? url : null
  const who = authors.length === 0 ? '' : `${authors.length > 3 ? `${authors[0]} et al.` : listed(authors)} `
  const where: Inline[] = venue ? [` ${venue}.`] : []
  return [`${who}${published ? `(${published.slice(0, 4)}). ` : ''}`, link ? { link, text: title } : title, /[.?!]$/.test(title) ? '' : '.', ...where]
}
