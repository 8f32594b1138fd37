/** A theme's name as a plain link for narrow places. In: the theme. Out: a short text, the whole label as its title. */
import Link from 'next/link'
import { themeId } from '@/lib/domain/theme.ts'
import { shortLabel } from '@/lib/view/short-label.ts'
import styles from './theme-link.module.css'

export function ThemeLink({ runId, theme, most = 48 }: { runId: string; theme: { index: number; label: string }; most?: number }) {
  return <Link className={styles.link} href={`/runs/${encodeURIComponent(runId)}/themes/${themeId(theme.index)}`} title={theme.label} prefetch={false} dir="auto">{shortLabel(theme.label, most)}</Link>
}
