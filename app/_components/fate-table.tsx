/** What became of each theme of a run in another. In: fates, the themes of both runs. Out: a table; every theme leads to its page in its run, every number to its papers. */
import Link from 'next/link'
import { themeId, type NamedTheme } from '@/lib/domain/theme.ts'
import type { ThemeFate } from '@/lib/view/comparison.ts'
import { formatFigure, formatShare } from '@/lib/view/format.ts'
import { papersAddress } from '@/lib/view/paper-address.ts'
import { PaperCount } from './paper-count.tsx'
import { Sideways } from './sideways.tsx'
import styles from './measure-table.module.css'
import { ThemeName } from './theme-name.tsx'

export const FATE_WORDS: Record<ThemeFate['kind'], string> = { stable: '● stable', changed: '◐ changed', split: '↔ split', merged: '→ merged', dissolved: '○ dissolved' }

interface Props {
  run: { id: string; themes: NamedTheme[] }
  other: { id: string; themes: NamedTheme[] }
  fates: ThemeFate[]
}

export function FateTable({ run, other, fates }: Props) {
  return (
    <Sideways label="What became of each theme">
      <table className={styles.table}>
        <thead><tr><th scope="col">Theme</th><th scope="col" className={styles.word}>In a word</th><th scope="col">Papers</th><th scope="col">Best Jaccard</th><th scope="col" className={styles.words}>Its papers are in</th></tr></thead>
        <tbody>
          {fates.map(({ from, jaccard, kind, parts }) => {
            const theme = run.themes[from]
            return theme && (
              <tr key={from}>
                <th scope="row"><ThemeName runId={run.id} theme={theme} /></th>
                <td className={styles.word}>{FATE_WORDS[kind]}</td>
                <td><PaperCount papers={theme.size} href={papersAddress(run.id, { theme: themeId(theme.index) })} /></td>
                <td>{formatFigure(jaccard)}</td>
                <td className={styles.words}>
                  {parts.length === 0 ? <span className="muted">many themes, none with a fifth of it</span> : parts.map(({ to, share }) => other.themes[to] && <span className={styles.part} key={to}><ThemeName runId={other.id} theme={other.themes[to]} isForeign /> <Link href={papersAddress(run.id, { theme: themeId(from), also: `${other.id}.${themeId(to)}` })} prefetch={false}>{formatShare(share)}</Link></span>)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Sideways>
  )
}
