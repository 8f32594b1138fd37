/** The themes of every window and what joins them. In: Evolution of a run, its themes. Out: the table behind ./alluvial.tsx. */
import Link from 'next/link'
import type { ReactNode } from 'react'
import { DataTable } from './data-table.tsx'
import { PaperCount } from './paper-count.tsx'
import type { EvolutionLink, WindowTheme } from '@/lib/domain/run-trends.ts'
import type { Theme } from '@/lib/domain/theme.ts'
import { formatCount, formatFigure, formatShare } from '@/lib/view/format.ts'
import { windowName, windowPapers, windowSpan, type WindowLinks } from '@/lib/view/window-theme.ts'

const KIND_WORDS = { continuation: 'continues', split: 'splits off', merge: 'joins in' }

export function EvolutionTable({ themes, ...links }: WindowLinks & { themes: Theme[] }) {
  return (
    <DataTable
      caption="The themes of each window, found anew within it, and what joins them" head={['theme of the window', 'papers', 'mostly of the run’s theme', 'comes from', 'goes to']}
      rows={links.evolution.themes.map((theme) => rowOf(links, theme, themes))}
    />
  )
}

function rowOf(address: WindowLinks, theme: WindowTheme, themes: Theme[]): ReactNode[] {
  const { windows, themes: all, links } = address.evolution
  const isMe = (end: EvolutionLink['from']) => end.window === theme.window && end.index === theme.index
  const say = (own: EvolutionLink[], side: 'from' | 'to') => own.map((link) => {
    const other = all.find(({ window, index }) => window === link[side].window && index === link[side].index)
    return `${other ? windowName(other) : '?'} (${KIND_WORDS[link.kind]}, ${formatFigure(link.similarity)})`
  }).join('; ')
  return [
    `${windowSpan(windows[theme.window])}: ${windowName(theme)}`, address.isByPaper ? <PaperCount key="papers" papers={theme.papers} href={windowPapers(address, theme)} /> : formatCount(theme.papers),
    <Link key="theme" href={windowPapers(address, theme, true)} prefetch={false}>{`${themes[theme.mainTheme]?.label ?? 'none'} (${formatShare(theme.mainShare)})`}</Link>,
    say(links.filter(({ to }) => isMe(to)), 'from') || (theme.window === 0 ? '–' : 'nothing: it begins here'),
    say(links.filter(({ from }) => isMe(from)), 'to') || (theme.window === windows.length - 1 ? '–' : 'nothing: it ends here'),
  ]
}
