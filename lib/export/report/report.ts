/**
 * The report of a run, to be handed in.
 * In: RunRows.   Out: Markdown or HTML in pieces, written by ../export-run.ts.
 */
import type { RunRows } from '../../domain/run-rows.ts'
import { mapSvg, type MapPaper } from '../map-svg.ts'
import { caveatsSection } from './caveats.ts'
import { heading, type Block, type Text } from './document.ts'
import { readFacts, timeSpan, type ReportFacts } from './facts.ts'
import { figuresSection, summarySection, themesSection, trendsSection } from './findings.ts'
import { methodsSection } from './methods.ts'
import { references, type ReferenceKey } from './references.ts'
import { FONTS } from './style.ts'
import { toHtml } from './to-html.ts'
import { toMarkdown } from './to-markdown.ts'
import { count, countOf, figure } from './words.ts'

/** Dots that a browser still moves smoothly; of more papers every second, third … is drawn. */
const MOST_DOTS = 100_000

/** @returns the report in pieces; equal runs give equal text. The HTML holds all places and titles once, some 150 bytes a paper. */
export async function* writeReport(format: 'html' | 'markdown', rows: RunRows): AsyncGenerator<string> {
  const facts = await readFacts(rows)
  const { run, themes, placed } = facts
  const span = timeSpan(facts)
  const title = `Themes and trends in “${run.corpusName}”`
  const lead = `${countOf(placed, 'paper')} in ${countOf(themes.length, 'theme')}${span ? `, ${span}` : ''}. Run ${run.id} of ${(run.finishedAt ?? run.createdAt).toISOString().slice(0, 10)}.`
  const blocks = reportBlocks(facts)
  const footer = `Made by Paperdrift${run.version ? ` ${run.version}` : ''}. The same papers, options and seed (${run.options.seed}) give the same themes and figures.`
  if (format === 'markdown') return yield* toMarkdown(title, lead, blocks, footer)
  const { papers, every } = await mapPapers(rows, placed)
  const sampled = every > 1 ? ` Drawn is every ${every === 2 ? 'second' : every === 3 ? 'third' : `${every}th`} paper.` : ''
  const caption = `Each dot is a paper; papers with similar abstracts lie close together. The axes have no unit. The twelve largest themes have a colour of their own.${sampled}`
  yield* toHtml({ title, lead, blocks, map: { picture: mapSvg(papers, themes, FONTS.text), before: facts.trends ? 'trends' : 'themes', caption, labels: themes.map(({ label }) => label) }, footer })
}

/** @returns the papers to draw, and that every so manieth is drawn. */
export async function mapPapers(rows: RunRows, placed: number): Promise<{ papers: MapPaper[]; every: number }> {
  const every = Math.ceil(placed / MOST_DOTS) || 1
  const papers: MapPaper[] = []
  let i = 0
  for await (const chunk of rows.papers()) {
    for (const { title, themeIndex, x, y } of chunk) if (i++ % every === 0) papers.push({ title, themeIndex, x, y })
  }
  return { papers, every }
}

function reportBlocks(facts: ReportFacts): Block[] {
  const blocks = [
    ...summarySection(facts), ...figuresSection(facts), ...trendsSection(facts), ...themesSection(facts), ...caveatsSection(facts), ...methodsSection(facts), ...sweepSection(facts),
  ]
  return [...blocks, heading(2, 'references', 'References'), { kind: 'references', keys: citedIn(blocks) }]
}

function sweepSection({ kCandidates, themes }: ReportFacts): Block[] {
  if (kCandidates.length === 0) return []
  const rows = kCandidates.map(({ k, stability, silhouette, npmi, score }): Text[] => [k === themes.length ? { strong: String(k) } : count(k), figure(stability), figure(silhouette), figure(npmi), figure(score)].map((cell) => [cell]))
  return [{ kind: 'table', caption: 'Numbers of themes that were tried, judged by groupings of random parts of the papers; the chosen one in bold.', columns: ['Themes', 'Stability', 'Silhouette', 'Coherence', 'Score'].map((name) => ({ name, isNumber: true })), rows }]
}

/** @returns the works that the text cites, by name. */
function citedIn(blocks: Block[]): ReferenceKey[] {
  const keys = new Set(blocks.flatMap((block) => (block.kind === 'paragraph' ? block.text.flatMap((part) => (typeof part === 'object' && 'cite' in part ? part.cite : [])) : [])))
  return [...keys].sort((a, b) => (plain(a) < plain(b) ? -1 : 1))
}

const plain = (key: ReferenceKey): string => references[key].full.normalize('NFKD').replace(/\p{M}/gu, '')
