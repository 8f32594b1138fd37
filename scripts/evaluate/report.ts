/**
 * The evaluation as text.
 * In: Evaluation.   Out: a table and some sentences, printed by ../evaluate.ts.
 */
import type { KChoice } from '../../lib/domain/k-choice.ts'
import { formatTable } from '../../lib/export/text-table.ts'
import type { FalseAlarms } from '../../lib/trends/simulate.ts'
import type { Measures } from './measure.ts'

/** One line of the table; null where a method has no such figure. */
export interface MethodResult extends Measures {
  method: string
  k: number
  /** Mean stability of themes on subsamples, weighted by size. */
  stability: number | null
  trustworthiness: number | null
  /** From texts to clusters. */
  seconds: number
  /** With themes, map and trends. */
  wholeSeconds: number | null
}

export interface Simulation {
  flat: FalseAlarms
  rises: { corpora: number; found: number }
}

export interface Evaluation {
  file: string
  documents: number
  passedOver: number
  /** Null without one. */
  truth: { name: string; values: string[] } | null
  seeds: number
  /** Ours first; scikit-learn's two only if it is installed. */
  methods: MethodResult[]
  /** Null if k was given. */
  kChoice: (KChoice & { choosingSeconds: number; otherSeconds: number }) | null
  simulation: Simulation | null
}

/** @param hasPeer false: says how to get the rows that are missing. */
export function printEvaluation({ file, documents, passedOver, truth, seeds, methods, kChoice, simulation }: Evaluation, hasPeer: boolean): string {
  const header = ['method', 'k', 'silhouette', 'NPMI', 'C_V', 'diversity', 'stability', `ARI of ${seeds} seeds`, 'trustworthiness', ...(truth ? ['V-measure', 'AMI', 'ARI'] : []), 's to clusters', 's in all']
  const lines = methods.map((one) => [
    one.method, one.k, digits(one.silhouette), digits(one.npmi), digits(one.cv), digits(one.diversity), digits(one.stability), digits(one.seedAri), digits(one.trustworthiness),
    ...(truth ? [digits(one.vMeasure), digits(one.ami), digits(one.ari)] : []), one.seconds.toFixed(1), one.wholeSeconds === null ? null : one.wholeSeconds.toFixed(1),
  ])
  if (!hasPeer) lines.push(['scikit-learn: not installed', ...header.slice(1).map(() => null)])
  return [
    `${file}: ${documents.toLocaleString('en')} papers${passedOver ? `, ${passedOver} records passed over` : ''}${truth ? `; truth: ${truth.name}, ${truth.values.length} values` : ''}`,
    '', formatTable(header, lines),
    ...(kChoice ? [`${kChoice.reason} Choosing took ${kChoice.choosingSeconds.toFixed(1)} s, all else ${kChoice.otherSeconds.toFixed(1)} s.`] : []),
    ...(simulation ? [printSimulation(simulation)] : []),
  ].join('\n') + '\n'
}

export function printSimulation({ flat, rises }: Simulation): string {
  return [
    `${flat.corpora.toLocaleString('en')} simulated flat corpora (10 themes, 10 years of 100 papers): ${percent(flat.corporaWithAlarm)} have a false alarm, ${percent(flat.themesWithAlarm)} of their themes.`,
    `${rises.corpora.toLocaleString('en')} with a theme that rises by one point a year: ${percent(rises.found)} of the rises are found.`,
  ].join('\n')
}

const digits = (value: number | null) => (value === null ? null : value.toFixed(3))
const percent = (share: number) => `${(share * 100).toFixed(1)} %`
