/** What has become common within each theme. In: rising terms of themes, the themes. Out: a table, the theme with the surest term first. */
import Link from 'next/link'
import { groups } from 'd3'
import styles from './theme-risers.module.css'
import { ThemeName } from '../theme-name.tsx'
import type { RisingTerm } from '@/lib/domain/run-trends.ts'
import { themeId, type Theme } from '@/lib/domain/theme.ts'
import { formatNumberOf } from '@/lib/view/format.ts'
import { risingPapers, risingTermText } from '@/lib/view/rising-term.ts'

const SHOWN_TERMS = 4

export function ThemeRisers({ runId, terms, themes }: { runId: string; terms: RisingTerm[]; themes: Theme[] }) {
  const byTheme = groups(terms.filter(({ themeIndex }) => themeIndex !== null && themes[themeIndex]), ({ themeIndex }) => themes[themeIndex!]).sort(([a], [b]) => a.index - b.index)
  if (byTheme.length === 0) return null
  return (
    <details className={styles.details}>
      <summary>Rising terms of each theme ({formatNumberOf(byTheme.length, 'theme')})</summary>
      <ul className={styles.themes}>
        {byTheme.map(([theme, own]) => (
          <li key={theme.index}>
            <ThemeName runId={runId} theme={theme} />
            <p className={styles.terms}>
              {own.slice(0, SHOWN_TERMS).map((rising, i) => <span key={rising.term}>{i > 0 && ' · '}<Link href={risingPapers(runId, rising).since} prefetch={false} title={risingTermText(rising)} dir="auto">{rising.term}</Link> <span className="muted">since {rising.since}</span></span>)}
              {own.length > SHOWN_TERMS && <> · <Link href={`/runs/${encodeURIComponent(runId)}/themes/${themeId(theme.index)}#rising`} prefetch={false}>{own.length - SHOWN_TERMS} more</Link></>}
            </p>
          </li>
        ))}
      </ul>
    </details>
  )
}
