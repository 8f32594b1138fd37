/** A theme's name as a link, with its colour before it. In: the theme; whether it is of another run than the page, whose hues mean other themes. Out: used wherever a theme is named. */
import Link from 'next/link'
import { themeId } from '@/lib/domain/theme.ts'
import { themeColor } from '@/lib/view/palette.ts'
import styles from './theme-name.module.css'

export function ThemeName({ runId, theme, isForeign = false }: { runId: string; theme: { index: number; label: string }; isForeign?: boolean }) {
  return (
    // Lists name dozens of themes: asking the server for each beforehand would hold up what a reader does ask for.
    <Link className={styles.name} href={`/runs/${encodeURIComponent(runId)}/themes/${themeId(theme.index)}`} prefetch={false}>
      <span className={styles.swatch} style={{ background: isForeign ? 'var(--line-strong)' : themeColor(theme.index) }} aria-hidden="true" />
      <span className={styles.label} dir="auto">{theme.label}</span>
    </Link>
  )
}
