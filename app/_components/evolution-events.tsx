/** Splits, merges, births and deaths of themes from window to window, in words. In: Evolution of a run, the theme to follow. Out: folded lists, one a turn. */
import Link from 'next/link'
import type { ReactNode } from 'react'
import styles from './evolution-events.module.css'
import type { WindowTheme } from '@/lib/domain/run-trends.ts'
import { evolutionTurns, type EvolutionTurn } from '@/lib/view/evolution-events.ts'
import { formatNumberOf } from '@/lib/view/format.ts'
import { windowName, windowPapers, windowSpan, type WindowLinks } from '@/lib/view/window-theme.ts'

/** More lines than this stay folded. */
const MOST_OPEN = 12

export function EvolutionEvents({ follow, ...links }: WindowLinks & { follow: number | null }) {
  const { evolution } = links
  const turns = evolutionTurns(evolution, follow)
  const isShort = turns.reduce((sum, turn) => sum + countOf(turn), 0) <= MOST_OPEN
  const name = (theme: WindowTheme) => <Link href={windowPapers(links, theme)} prefetch={false} dir="auto">{windowName(theme)}</Link>
  if (turns.length === 0) return <p className="muted">{follow === null ? 'Every theme goes on as one: nothing splits, merges, begins or ends.' : 'It takes part in no split and no merge, and does not begin or end between two windows.'}</p>
  return (
    <div className={styles.turns}>
      {turns.map((turn) => (
        <details key={turn.window} className={styles.turn} open={isShort}>
          <summary><b>{windowSpan(evolution.windows[turn.window])} → {windowSpan(evolution.windows[turn.window + 1])}</b>: {summaryOf(turn)}</summary>
          <ul>
            {turn.splits.map(({ source, into }) => <li key={`split ${source.index}`}><b>Splits:</b> {name(source)} into {listed(into.map(name))}</li>)}
            {turn.merges.map(({ target, from }) => <li key={`merge ${target.index}`}><b>Merges:</b> {listed(from.map(name))} into {name(target)}</li>)}
            {turn.born.length > 0 && <li><b>New:</b> {listed(turn.born.map(name))}</li>}
            {turn.died.length > 0 && <li><b>Ends:</b> {listed(turn.died.map(name))}</li>}
          </ul>
        </details>
      ))}
    </div>
  )
}

const countOf = ({ splits, merges, born, died }: EvolutionTurn) => splits.length + merges.length + born.length + died.length

const summaryOf = ({ splits, merges, born, died }: EvolutionTurn) =>
  [splits.length > 0 && formatNumberOf(splits.length, 'split'), merges.length > 0 && formatNumberOf(merges.length, 'merge'), born.length > 0 && `${born.length} new`, died.length > 0 && formatNumberOf(died.length, 'end')].filter(Boolean).join(', ')

function listed(names: ReactNode[]): ReactNode {
  return names.map((name, i) => <span key={i}>{i === 0 ? '' : i === names.length - 1 ? ' and ' : '; '}{name}</span>)
}
