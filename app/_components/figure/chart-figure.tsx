'use client'
/**
 * The frame of every chart: its title, the rule it was made by, the numbers behind it, and the picture to take away.
 * In: a chart of SVG or canvas elements, texts, a DataTable.   Out: a figure with buttons that save it as SVG and as PNG.
 */
import { useRef, useState, type ReactNode } from 'react'
import styles from './chart-figure.module.css'
import { savePicture, type PictureFormat } from './save-picture.ts'
import type { LegendEntry } from './compose-svg.ts'

interface Props {
  id: string
  /** What is shown, as a heading: "Share of all papers by theme, 1987 to 2025". */
  title: string
  /** How it was made, in a sentence or two; the reader asks for it. */
  rule: ReactNode
  /** Name of the saved files, without ending: "trends-share". */
  fileName: string
  /** The DataTable behind the chart. */
  numbers?: ReactNode
  /** Printed under the chart in saved files, where no legend of HTML can follow. */
  legend?: LegendEntry[]
  /** Switches above the chart. */
  controls?: ReactNode
  /** What belongs to the chart and not into its picture: a legend to choose from, a note, a slider. */
  under?: ReactNode
  children: ReactNode
}

export function ChartFigure({ id, title, rule, fileName, numbers, legend = [], controls, under, children }: Props) {
  const chart = useRef<HTMLDivElement>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const save = (format: PictureFormat) => {
    if (!chart.current) return
    savePicture(chart.current, { title, legend, fileName, format }).then(() => setFailure(null), (error: Error) => setFailure(error.message))
  }
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <div className={styles.head}>
        <figcaption id={id} className={styles.title}>{title}</figcaption>
        <div className={styles.save}>
          <button type="button" onClick={() => save('svg')} aria-label={`Save as SVG: ${title}`}>SVG</button>
          <button type="button" onClick={() => save('png')} aria-label={`Save as PNG, 300 dpi: ${title}`}>PNG</button>
        </div>
      </div>
      {controls && <div className={styles.controls}>{controls}</div>}
      <div ref={chart}>{children}</div>
      {under && <div className={styles.under}>{under}</div>}
      {failure && <p role="alert" className={styles.failure}>The picture was not saved: {failure}</p>}
      <div className={styles.foot}>
        {numbers}
        <details><summary>How it was made</summary><div className={styles.rule}>{rule}</div></details>
      </div>
    </figure>
  )
}
