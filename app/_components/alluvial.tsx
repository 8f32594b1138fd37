/** How themes hand over to each other over time. In: Evolution of a run, its themes. Out: an alluvial drawn by the server, and the same as a table. */
import type { Evolution, WindowTheme } from '@/lib/domain/run-trends.ts'
import type { Theme } from '@/lib/domain/theme.ts'
import { layOutAlluvial, NODE_WIDTH, type AlluvialNode } from '@/lib/view/alluvial.ts'
import { formatFigure, formatNumberOf, formatShare } from '@/lib/view/format.ts'
import { themeColor } from '@/lib/view/palette.ts'
import { shortLabel } from '@/lib/view/short-label.ts'
import styles from './alluvial.module.css'
import { DataTable } from './data-table.tsx'

const HEAD = 44
const FULL_WIDTH = 1180
const LEAST_COLUMN = 190
const LETTER_WIDTH = 7.2

export function Alluvial({ evolution, themes }: { evolution: Evolution; themes: Theme[] }) {
  const column = Math.max(LEAST_COLUMN, Math.floor(FULL_WIDTH / Math.max(1, evolution.windows.length)))
  const { width, height, nodes, bands } = layOutAlluvial(evolution, column, (index) => themes[index]?.place ?? index)
  const colorOf = ({ mainTheme }: WindowTheme) => themeColor(mainTheme)
  return (
    <>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label="Picture of the evolution; scroll sideways where it is wider than the page">
        <svg width={width} height={height + HEAD + 8} viewBox={`0 0 ${width} ${height + HEAD + 8}`} role="img" aria-label={`${formatNumberOf(evolution.themes.length, 'theme')} in ${formatNumberOf(evolution.windows.length, 'window')} of time; the table below says the same in words`}>
          {evolution.windows.map((window, w) => (
            <text key={window.from} className={styles.window} x={w * column} y="14">{span(window)}<tspan className={styles.about} x={w * column} dy="16">{formatNumberOf(window.papers, 'paper')}</tspan></text>
          ))}
          <g transform={`translate(0, ${HEAD})`}>
            {bands.map(({ link, path }) => {
              const from = nodes.find((node) => node.window === link.from.window && node.index === link.from.index)!
              return <path key={path} d={path} fill={colorOf(from)} fillOpacity={link.kind === 'continuation' ? 0.3 : 0.12} stroke={link.kind === 'continuation' ? 'none' : colorOf(from)} strokeOpacity="0.8" strokeDasharray="3 3"><title>{`${link.kind}, similarity ${formatFigure(link.similarity)}`}</title></path>
            })}
            {nodes.map((node) => (
              <rect key={`${node.window}-${node.index}`} x={node.x} y={node.y} width={NODE_WIDTH} height={node.height} rx="2" fill={colorOf(node)} />
            ))}
            {nodes.map((node) => <Name key={`${node.window}-${node.index}`} node={node} note={noteOf(node, evolution)} most={Math.floor((column - 40) / LETTER_WIDTH)} />)}
            {bands.filter(({ link }) => link.kind !== 'continuation').map(({ link, x, y, path }) => <text key={path} className={styles.kind} x={x - 8} y={y + 4} textAnchor="end">{link.kind === 'split' ? 'splits off' : 'joins in'}</text>)}
          </g>
        </svg>
      </div>
      <DataTable caption="The themes of each window, found anew within it, and what joins them" head={['theme of the window', 'papers', 'mostly of the run’s theme', 'comes from', 'goes to']} rows={evolution.themes.map((theme) => rowOf(theme, evolution, themes))} />
    </>
  )
}

function Name({ node, note, most }: { node: AlluvialNode; note: string; most: number }) {
  const middle = node.y + node.height / 2
  return (
    <text className={styles.name} x={node.x + NODE_WIDTH + 7} y={middle - 3}>
      {shortLabel(node.terms.slice(0, 3).join(', '), most)}
      <tspan className={styles.about} x={node.x + NODE_WIDTH + 7} dy="15">{note}</tspan>
      <title>{`${node.terms.join(', ')}: ${formatNumberOf(node.papers, 'paper')}`}</title>
    </text>
  )
}

const span = ({ from, to }: { from: string; to: string }) => (from === to ? from : `${from} to ${to}`)

// A theme of the first window cannot begin there, nor one of the last end: nothing lies beyond.
function noteOf({ papers, born, died, window }: WindowTheme, { windows }: Evolution): string {
  const fate = born && died ? 'only here' : born ? (window === windows.length - 1 ? 'new' : 'begins here') : died ? 'ends here' : null
  return [formatNumberOf(papers, 'paper'), fate].filter(Boolean).join(' · ')
}

const KIND_WORDS = { continuation: 'continues', split: 'splits off', merge: 'joins in' }

function rowOf(theme: WindowTheme, { windows, themes: all, links }: Evolution, themes: Theme[]): string[] {
  const isMe = (end: { window: number; index: number }) => end.window === theme.window && end.index === theme.index
  const nameOf = (end: { window: number; index: number }) => all.find((other) => other.window === end.window && other.index === end.index)!.terms.slice(0, 2).join(', ')
  const say = (list: { text: string }[], none: string) => list.map(({ text }) => text).join('; ') || none
  const incoming = links.filter(({ to }) => isMe(to)).map(({ from, kind, similarity }) => ({ text: `${nameOf(from)} (${KIND_WORDS[kind]}, ${formatFigure(similarity)})` }))
  const outgoing = links.filter(({ from }) => isMe(from)).map(({ to, kind, similarity }) => ({ text: `${nameOf(to)} (${KIND_WORDS[kind]}, ${formatFigure(similarity)})` }))
  return [
    `${span(windows[theme.window])}: ${theme.terms.slice(0, 3).join(', ')}`, String(theme.papers), `${themes[theme.mainTheme]?.label ?? 'none'} (${formatShare(theme.mainShare)})`,
    say(incoming, theme.window === 0 ? '–' : 'nothing: it begins here'), say(outgoing, theme.window === windows.length - 1 ? '–' : 'nothing: it ends here'),
  ]
}
