/** How far a run can be trusted, each figure with a sentence. In: RunQuality. Out: figures; those not measured are left out. */
import type { RunQuality as Quality } from '@/lib/domain/run.ts'
import { qualityFigures, weakFitFigure } from '@/lib/view/quality-figures.ts'
import { Facts } from './facts.tsx'

export function RunQuality({ quality }: { quality: Quality | null }) {
  const measured = qualityFigures(quality)
  if (measured.length === 0) return <p className="muted">Nothing was measured for this run.</p>
  return <Facts facts={[...measured, weakFitFigure(quality)]} />
}
