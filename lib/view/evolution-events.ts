/**
 * What happens between one window of time and the next: splits, merges, births and deaths.
 * In: Evolution of a run.   Out: EvolutionTurn, told in words by app/_components/evolution-events.tsx.
 */
import type { Evolution, EvolutionLink, WindowTheme } from '../domain/run-trends.ts'

export interface EvolutionTurn {
  /** Place of the window that it leads from. */
  window: number
  /** A theme and what becomes of it, the one that carries it on first. */
  splits: { source: WindowTheme; into: WindowTheme[] }[]
  /** A theme and what it is made of, the one that it carries on first. */
  merges: { target: WindowTheme; from: WindowTheme[] }[]
  /** Themes of the next window that no theme leads to, and themes of this one that lead to none. */
  born: WindowTheme[]
  died: WindowTheme[]
}

/** @param follow index of a theme of the run: only what window themes that are mostly of it take part in; null for all. @returns one turn a pair of windows that has something to tell. */
export function evolutionTurns({ windows, themes, links }: Evolution, follow: number | null = null): EvolutionTurn[] {
  const find = (end: EvolutionLink['from']) => themes.find(({ window, index }) => window === end.window && index === end.index)
  const known = (list: (WindowTheme | undefined)[]) => list.filter((theme) => theme !== undefined)
  const matters = (...members: WindowTheme[]) => follow === null || members.some(({ mainTheme }) => mainTheme === follow)
  return windows.slice(1).map((_, window): EvolutionTurn => {
    const own = links.filter(({ from }) => from.window === window)
    const splits = themes.filter((theme) => theme.window === window).flatMap((source) => {
      const outgoing = carriedOnFirst(own.filter(({ from }) => from.index === source.index))
      const into = known(outgoing.map(({ to }) => find(to)))
      return outgoing.some(({ kind }) => kind === 'split') && matters(source, ...into) ? [{ source, into }] : []
    })
    const merges = themes.filter((theme) => theme.window === window + 1).flatMap((target) => {
      const incoming = carriedOnFirst(own.filter(({ to }) => to.index === target.index))
      const from = known(incoming.map((link) => find(link.from)))
      return incoming.some(({ kind }) => kind === 'merge') && matters(target, ...from) ? [{ target, from }] : []
    })
    return {
      window, splits, merges,
      born: themes.filter((theme) => theme.window === window + 1 && theme.born && matters(theme)),
      died: themes.filter((theme) => theme.window === window && theme.died && matters(theme)),
    }
  }).filter(({ splits, merges, born, died }) => splits.length + merges.length + born.length + died.length > 0)
}

const carriedOnFirst = (links: EvolutionLink[]) => [...links].sort((a, b) => Number(b.kind === 'continuation') - Number(a.kind === 'continuation') || b.similarity - a.similarity)
