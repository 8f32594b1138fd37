/** Where a paper lies and why: theme, runner-up, the terms that decided. In: its placement. Out: a panel beside the abstract. */
import type { PlacedPaper } from '@/lib/data/papers.ts'
import type { NamedTheme } from '@/lib/domain/theme.ts'
import { formatFigure, formatShare } from '@/lib/view/format.ts'
import { themeColor } from '@/lib/view/palette.ts'
import { shortLabel } from '@/lib/view/short-label.ts'
import styles from './paper-place.module.css'
import { ThemeName } from './theme-name.tsx'

export function PaperPlace({ runId, placement, themes }: { runId: string; placement: PlacedPaper['placement']; themes: NamedTheme[] }) {
  const theme = themes.find(({ index }) => index === placement?.themeIndex)
  if (!placement || !theme) {
    return <aside className={styles.panel}><h2>In no theme</h2><p className="muted">Its title and abstract have no term that other papers of this run share, so it could not be compared with them.</p></aside>
  }
  const runnerUp = themes.find(({ index }) => index === placement.runnerUpIndex)
  return (
    <aside className={styles.panel} aria-label="Its place in this run">
      <section aria-labelledby="theme">
        <h2 id="theme">Theme</h2>
        <p className={styles.theme}><ThemeName runId={runId} theme={theme} /></p>
        <p className="muted">Fit {formatFigure(placement.similarity)} (cosine to the theme’s centre, at most 1).</p>
        {placement.isWeakFit && <p className={styles.weak}><b>A weak fit.</b> Its fit is far below that of the theme’s other papers (under their lower quartile by more than 1.5 interquartile ranges), or under half their median: it belongs nowhere in particular and had to go somewhere.</p>}
      </section>
      {runnerUp && placement.margin !== null && (
        <section aria-labelledby="runner-up">
          <h2 id="runner-up">Next best</h2>
          <p className={styles.theme}><ThemeName runId={runId} theme={runnerUp} /></p>
          <p className="muted">Fit {formatFigure(placement.similarity - placement.margin)}, {formatFigure(placement.margin)} less{placement.margin < CLOSE_MARGIN ? ': the paper lies between the two.' : '.'}</p>
        </section>
      )}
      <Reasons id="why" title="Why" about="The terms that bring it close to its theme, with their part of the fit." reasons={placement.reasons} color={themeColor(theme.index)} />
      {runnerUp && <Reasons id="why-not" title="What speaks for the next best" about={`The terms it shares most with “${shortLabel(runnerUp.label, 48)}”, with their part of that fit.`} reasons={placement.runnerUpReasons} color={themeColor(runnerUp.index)} />}
    </aside>
  )
}

// Below this a different start of the random choices often decides otherwise.
const CLOSE_MARGIN = 0.02

interface ReasonsProps {
  id: string
  title: string
  about: string
  reasons: [term: string, share: number][]
  color: string
}

function Reasons({ id, title, about, reasons, color }: ReasonsProps) {
  if (reasons.length === 0) return null
  const strongest = Math.max(...reasons.map(([, share]) => share)) || 1
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="muted">{about}</p>
      <ul className={styles.reasons}>
        {reasons.map(([term, share]) => (
          <li key={term}>
            <span dir="auto">{term}</span><span className="number">{formatShare(share)}</span>
            <span className={styles.bar} style={{ width: `${Math.max(1, (100 * share) / strongest)}%`, background: color }} />
          </li>
        ))}
      </ul>
    </section>
  )
}
