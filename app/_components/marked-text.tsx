/**
 * A title or an abstract with the terms that decided where its paper is. In: the text, the reasons for its theme and for the
 * runner-up. Out: the text with marks: filled for the theme, underlined where a term speaks for the runner-up alone.
 */
import type { NamedTheme } from '@/lib/domain/theme.ts'
import { formatShare } from '@/lib/view/format.ts'
import { themeColor } from '@/lib/view/palette.ts'
import { shortLabel } from '@/lib/view/short-label.ts'
import { findTermPlaces } from '@/lib/view/term-places.ts'
import styles from './marked-text.module.css'

interface Props {
  text: string
  own: NamedTheme | undefined
  next: NamedTheme | undefined
  reasons: [term: string, share: number][]
  runnerUpReasons: [term: string, share: number][]
  /** Screen readers say what a mark means, after it. */
  isSpoken?: boolean
}

export function MarkedText({ text, own, next, reasons, runnerUpReasons, isSpoken }: Props) {
  const known = new Set(reasons.map(([term]) => term))
  const all = [...reasons.map((reason) => ({ reason, theme: own, isOwn: true })), ...runnerUpReasons.filter(([term]) => !known.has(term)).map((reason) => ({ reason, theme: next, isOwn: false }))]
  const places = findTermPlaces(text, all.map(({ reason }) => reason[0]))
  const ends = [0, ...places.map(({ end }) => end)]
  return (
    <>
      {places.map(({ term, start, end }, i) => {
        const { reason: [name, share], theme, isOwn } = all[term]
        return (
          <span key={start}>
            {text.slice(ends[i], start)}
            <mark
              className={`${isOwn ? styles.own : styles.next} ${isSpoken ? styles.spoken : ''}`} style={{ '--mark': theme && themeColor(theme.index) } as React.CSSProperties}
              title={`${name}: ${formatShare(share)} of the fit with ${theme ? shortLabel(theme.label, 60) : 'its theme'}`}
            >{text.slice(start, end)}</mark>
          </span>
        )
      })}
      {text.slice(ends[ends.length - 1])}
    </>
  )
}

/** What the marks mean, with the names of the themes. */
export function MarkLegend({ own, next }: { own: NamedTheme; next: NamedTheme | undefined }) {
  return (
    <p className={styles.legend}>
      <span><mark className={styles.own} style={{ '--mark': themeColor(own.index) } as React.CSSProperties}>Filled</mark> speaks for <span dir="auto">{shortLabel(own.label, 48)}</span></span>
      {next && <span><mark className={styles.next} style={{ '--mark': themeColor(next.index) } as React.CSSProperties}>underlined</mark> for <span dir="auto">{shortLabel(next.label, 48)}</span> alone</span>}
    </p>
  )
}
