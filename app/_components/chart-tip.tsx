/** The note beside the point of a drawn chart that the pointer or the keyboard is at. In: a place in percent of the chart, lines of text. Out: a box that takes no pointer. */
import styles from './chart-tip.module.css'

export interface Tip {
  /** Percent of the chart's width and height, from the upper left. */
  left: number
  top: number
  title: string
  lines: string[]
}

export function ChartTip({ tip }: { tip: Tip | null }) {
  if (!tip) return null
  const shift = `translate(${tip.left > 60 ? 'calc(-100% - 12px)' : '12px'}, ${tip.top > 60 ? '-100%' : '0'})`
  return (
    <div className={`${styles.tip} ${styles.placed}`} style={{ left: `${tip.left}%`, top: `${tip.top}%`, transform: shift }} aria-hidden="true">
      <p className={styles.title}>{tip.title}</p>
      {tip.lines.map((line) => <p key={line}>{line}</p>)}
    </div>
  )
}
