'use client'
/** What the pointer or the keyboard is on. In: a paper's title and theme, and where it lies. Out: a note beside the dot, always inside the picture. */
import styles from './map-stage.module.css'
import type { TitledPaper } from './use-titles.ts'
import { shortLabel } from '@/lib/view/short-label.ts'

interface Props {
  /** Null while it is on its way. */
  paper: TitledPaper | null
  theme: { label: string; color: string | undefined } | undefined
  at: { x: number; y: number }
  picture: { width: number; height: number }
}

export function MapTooltip({ paper, theme, at: { x, y }, picture }: Props) {
  const toLeft = x > picture.width / 2
  const above = y > picture.height / 2
  return (
    <>
      <span className={styles.ring} style={{ transform: `translate(${x}px, ${y}px)` }} />
      <div role="tooltip" className={styles.tooltip} style={{ [toLeft ? 'right' : 'left']: toLeft ? picture.width - x + 12 : x + 12, [above ? 'bottom' : 'top']: above ? picture.height - y + 12 : y + 12 }}>
        <p className={styles.tooltipTitle} dir="auto">{paper?.title ?? '…'}</p>
        {theme && <p className={styles.tooltipTheme}>{theme.color && <span style={{ background: theme.color }} />}{shortLabel(theme.label, 60)}</p>}
        {paper && (paper.venue || paper.published) && <p className={styles.tooltipTheme}>{[paper.venue, paper.published].filter(Boolean).join(' · ')}</p>}
      </div>
    </>
  )
}
