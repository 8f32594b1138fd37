'use client'
/** All themes beside the map; pointing at one brings its papers forward. In: themes. Out: a list of links that scrolls by itself. */
import styles from './map-legend.module.css'
import { ThemeLink } from '../theme-link.tsx'
import { formatCount } from '@/lib/view/format.ts'
import { themeColor } from '@/lib/view/palette.ts'

interface Props {
  runId: string
  themes: { index: number; label: string; size: number }[]
  forward: number | null
  onForward: (theme: number | null) => void
}

export function MapLegend({ runId, themes, forward, onForward }: Props) {
  return (
    <ol className={styles.legend} aria-label="Themes on the map" onMouseLeave={() => onForward(null)}>
      {themes.map((theme) => (
        <li
          key={theme.index} data-forward={forward === theme.index || undefined}
          onMouseEnter={() => onForward(theme.index)} onFocus={() => onForward(theme.index)} onBlur={() => onForward(null)}
        >
          <span className={styles.swatch} style={{ background: themeColor(theme.index) }} aria-hidden="true" />
          <ThemeLink runId={runId} theme={theme} most={44} />
          <span className={styles.size}>{formatCount(theme.size)}</span>
        </li>
      ))}
    </ol>
  )
}
