/** How far a run can be trusted, each figure with a sentence. In: RunQuality, the number of themes and of papers in none. Out: figures; those not measured are left out, those that count papers lead to them. */
import Link from 'next/link'
import type { RunQuality as Quality } from '@/lib/domain/run.ts'
import { qualityFigures, unplacedFigure, weakFitFigure } from '@/lib/view/quality-figures.ts'
import { Facts } from './facts.tsx'

export function RunQuality({ runId, quality, themes, skipped }: { runId: string; quality: Quality | null; themes: number; skipped: number }) {
  const measured = qualityFigures(quality, themes)
  const figures = [...measured, ...(measured.length > 0 ? [weakFitFigure(quality, runId)] : []), ...(skipped > 0 ? [unplacedFigure(skipped, runId)] : [])]
  if (figures.length === 0) return <p className="muted">Nothing was measured for this run.</p>
  return <Facts facts={figures.map(({ value, leadsTo: [first], ...figure }) => ({ ...figure, value: first ? <Link href={first.href} prefetch={false}>{value}</Link> : value }))} />
}
