/** How far a run can be trusted, each figure with a sentence. In: RunQuality. Out: figures; those not measured are left out. */
import type { RunQuality as Quality } from '@/lib/domain/run.ts'
import { formatCount, formatFigure } from '@/lib/view/format.ts'
import { Facts } from './facts.tsx'

const FIGURES: { key: Exclude<keyof Quality, 'weakFits'>; name: string; meaning: string }[] = [
  { key: 'silhouette', name: 'Silhouette', meaning: 'From −1 to 1: how much closer papers are to their own theme than to the next. Abstracts of one field rarely pass 0.2.' },
  { key: 'npmi', name: 'Coherence', meaning: 'From −1 to 1 (NPMI): how often the terms of a theme occur together. Above 0.1 a theme is mostly easy to name.' },
  { key: 'diversity', name: 'Diversity', meaning: 'From 0 to 1: how many of the themes’ terms are not shared with other themes.' },
  { key: 'stability', name: 'Stability', meaning: 'From 0 to 1: how alike the themes come out when they are found again from other starts. Above 0.75 is stable.' },
  { key: 'trustworthiness', name: 'Trustworthiness', meaning: 'From 0 to 1: how many neighbours on the map are neighbours in truth.' },
]

export function RunQuality({ quality }: { quality: Quality | null }) {
  const weakFits = quality?.weakFits ?? 0
  const measured = FIGURES.filter(({ key }) => typeof quality?.[key] === 'number')
  if (measured.length === 0) return <p className="muted">Nothing was measured for this run.</p>
  const facts = measured.map(({ key, name, meaning }) => ({ name, meaning, value: formatFigure(quality?.[key]) }))
  return <Facts facts={[...facts, { name: 'Weak fits', value: formatCount(weakFits), meaning: 'Papers that belong nowhere in particular and had to go somewhere.' }]} />
}
