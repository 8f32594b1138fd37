/** A theme's share over time as a small line. In: its trend points, in the order of time; the period that is not over. Out: a picture with its ends in words; nothing without two periods. */
import type { TrendPoint } from '@/lib/domain/trend.ts'
import { formatShare } from '@/lib/view/format.ts'
import { periodStart } from '@/lib/view/periods.ts'
import { sparkline } from '@/lib/view/sparkline.ts'
import styles from './share-spark.module.css'

const SIZE = { width: 128, height: 26, inset: 3 }

export function ShareSpark({ points, color, partial }: { points: TrendPoint[]; color: string; partial: string | null }) {
  const picture = sparkline(points.map((point) => ({ at: periodStart(point.period), value: point.share })), SIZE)
  if (!picture) return <span />
  const [first, last] = [points[0], points[points.length - 1]]
  const words = `Share from ${formatShare(first.share)} in ${first.period} to ${formatShare(last.share)} in ${last.period}${last.period === partial ? ', which is not over' : ''}`
  return (
    <svg className={styles.spark} viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} role="img" aria-label={words}>
      <title>{words}</title>
      <path d={picture.area} fill={color} opacity="0.14" />
      <path d={picture.line} fill="none" stroke={color} strokeWidth="1.5" strokeLinejoin="round" />
      <circle cx={picture.end.x} cy={picture.end.y} r="2.5" fill={last.period === partial ? 'var(--paper)' : color} stroke={color} strokeWidth="1.5" />
    </svg>
  )
}
