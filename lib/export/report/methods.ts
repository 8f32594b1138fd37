/**
 * How the run was made, in sentences that can stand in a paper's Methods section.
 * In: ReportFacts.   Out: blocks with citations.
 */
import { printedReason } from '../../domain/k-choice.ts'
import { cite, heading, paragraph, type Block, type Inline } from './document.ts'
import { datedPapers, timeSpan, type ReportFacts } from './facts.ts'
import { count, countOf, figure, percent } from './words.ts'

/** @returns the section "Methods"; says only what this run did. */
export function methodsSection(facts: ReportFacts): Block[] {
  return [
    heading(2, 'methods', 'Methods'),
    papers(facts), text(facts), grouping(facts), naming(facts), quality(facts), ...(facts.trends ? [trends(facts)] : []), software(facts),
  ]
}

function papers(facts: ReportFacts): Block {
  const { run, placed } = facts
  const read = run.documents ?? placed
  const left = read > placed ? ` ${count(read - placed)} of them share no term with another paper and were left out.` : ''
  const [span, dated] = [timeSpan(facts), datedPapers(facts)]
  return paragraph(`We analysed the titles and abstracts of ${countOf(read, 'paper')} (collection “${run.corpusName}”).${left} ${span ? `${dated === placed ? 'All carry' : `Of those in a theme, ${count(dated)} ${dated === 1 ? 'carries' : 'carry'}`} a publication date that could be used (${span}).` : 'No paper carries a publication date that could be used.'}`)
}

function text({ run }: ReportFacts): Block {
  const { explainedVariance } = run.quality ?? {}
  const kept = explainedVariance == null ? '' : `, which kept ${percent(explainedVariance)} of its variance`
  const space: Inline[] = run.options.space === 'lsa'
    ? ['. The document–term matrix was reduced by a randomised truncated singular value decomposition ', cite('deerwester1990', 'halko2011'), `${kept}; its directions were weighted by their singular values to the power 1.5, and its rows were scaled to unit length again.`]
    : ['. Papers were compared term by term in this space.']
  return paragraph(
    'Markup, LaTeX commands, formulae and addresses were removed; the text was lower-cased and tokenised, English stop words and common academic filler were dropped, and tokens were reduced to stems ', cite('porter1980'),
    '. Abbreviations were joined with the long forms that the abstracts define ', cite('schwartz2003'), ', and two- and three-word phrases became terms where their normalised pointwise mutual information shows that they belong together ', cite('bouma2009'),
    '. Each paper was represented by TF-IDF weights with sublinear term frequency, title terms counting double, scaled to unit length ', cite('salton1988'), ...space,
  )
}

function grouping({ run, themes }: ReportFacts): Block {
  const { k, restarts, engine } = run.options
  const joined: Inline[] = restarts === 1 ? [', from a single start'] : ['. The partitions of many independent starts were joined into one consensus partition ', cite('strehl2002'), ', from which a last k-means gave the themes']
  const chosen: Inline[] = k === 'auto'
    ? [`. The number of themes was chosen by a sweep that weighs how well a partition comes back on random parts of the papers `, cite('benhur2002'), `, its separation and the coherence of its terms. ${run.kReason ? printedReason(run.kReason) : `It is ${themes.length}.`}`]
    : [`. The number of themes was set to ${k} in advance.`]
  return paragraph('Papers were grouped by spherical k-means, which compares them by cosine similarity ', cite('dhillon2001'), ', with k-means++ seeding ', cite('arthur2007'), ...(engine === 'native' ? [] : [` (implementation: ${engine})`]), ...joined, ...chosen)
}

function naming({ run }: ReportFacts): Block {
  const given = run.options.namer === 'off' ? 'no label was given by hand' : 'the labels were then reworded by an external namer'
  return paragraph('Themes were described by the terms that set them apart, ranked by class-based TF-IDF ', cite('grootendorst2022'), `, and labelled by the foremost of them; ${given}. The papers to read first are near the middle of their theme and unlike each other `, cite('carbonell1998'), '.')
}

function quality({ run }: ReportFacts): Block {
  const trust = run.quality?.trustworthiness
  return paragraph(
    'The stability of a theme is the mean Jaccard similarity with its best match when random parts of the papers are clustered again; from 0.75 it counts as stable, below 0.5 as dissolving ', cite('hennig2007'),
    '. Coherence is the mean normalised pointwise mutual information of a theme’s terms ', cite('bouma2009', 'roeder2015'), '; separation is the simplified silhouette on cosine distances ', cite('rousseeuw1987'),
    '. A paper fits weakly if its similarity to its theme is an outlier below the lower quartile ', cite('tukey1977'), ' or less than half the theme’s median. The map is a neighbour-preserving projection ', cite('mcinnes2018'),
    trust == null ? '.' : `, with a trustworthiness of ${figure(trust)} `, ...(trust == null ? [] : [cite('venna2001'), '.']),
  )
}

function trends({ themes, trends }: ReportFacts): Block {
  const unit = trends!.periods.unit
  const held: Inline[] = themes.some(({ trend }) => trend.adjusted) ? [' All tests were repeated with the mix of venues held fixed by direct standardisation ', cite('fleiss2003'), '.'] : []
  return paragraph(
    `For every theme and ${unit} we computed its share of all dated papers with the 95 % Wilson score interval `, cite('wilson1927'), '. Monotonic change was tested with the Mann–Kendall test ', cite('mann1945', 'kendall1975'),
    ', over papers and over periods, the variance widened where shares scatter more than chance; its size is the Theil–Sen slope ', cite('theil1950', 'sen1968'),
    `. The p-values were adjusted over the ${themes.length} themes to control the false discovery rate `, cite('benjamini1995'), ' and are reported as q. Bursts were sought with a two-state model of batched arrivals ', cite('kleinberg2003'),
    '. A theme is called rising or falling if q ≤ 0.05, the test over periods agrees (p ≤ 0.1), and its mean share changes from the first to the last quarter by at least a fifth. Periods that are not over, or hold too few papers, are drawn but not tested.', ...held,
  )
}

function software({ run }: ReportFacts): Block {
  const { space, seed, engine, restarts, k } = run.options
  return paragraph(`The analysis was made with Paperdrift${run.version ? ` ${run.version}` : ''} (run ${run.id}; k = ${k}, space = ${space}, engine = ${engine}, restarts = ${restarts}, seed = ${seed}). The same papers, options and seed give the same result, whatever the number of threads.`)
}
