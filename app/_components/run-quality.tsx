/** How far a run can be trusted, each figure with a sentence. In: RunQuality, the number of themes and of papers in none. Out: figures; those not measured are left out. */
import Link from 'next/link'
import type { RunQuality as Quality } from '@/lib/domain/run.ts'
import { formatCount } from '@/lib/view/format.ts'
import { qualityFigures, unplacedFigure, weakFitFigure } from '@/lib/view/quality-figures.ts'
import { Facts } from './facts.tsx'

export function RunQuality({ runId, quality, themes, skipped }: { runId: string; quality: Quality | null; themes: number; skipped: number }) {
  const measured = qualityFigures(quality, themes)
  const unplaced = skipped > 0 ? [{ ...unplacedFigure(skipped), value: <Link href={`/runs/${encodeURIComponent(runId)}/papers?theme=none`}>{formatCount(skipped)}</Link> }] : []
  if (measured.length === 0 && unplaced.length === 0) return <p className="muted">Nothing was measured for this run.</p>
  return <Facts facts={[...measured, ...(measured.length > 0 ? [weakFitFigure(quality)] : []), ...unplaced]} />
}
