/** How themes hand over to each other over time. In: Evolution of a run, its themes, the theme to follow. Out: an alluvial drawn by the server; its table is ./evolution-table.tsx. */
import Link from 'next/link'
import type { Evolution, WindowTheme } from '@/lib/domain/run-trends.ts'
import type { Theme } from '@/lib/domain/theme.ts'
import { REST_TINT, themeTints } from '@/lib/domain/theme-tint.ts'
import { layOutAlluvial, NODE_WIDTH, type AlluvialBand, type AlluvialNode } from '@/lib/view/alluvial.ts'
import { formatFigure, formatNumberOf, formatShare } from '@/lib/view/format.ts'
import { themeColor } from '@/lib/view/palette.ts'
import { papersAddress } from '@/lib/view/paper-address.ts'
import { fitLabel, textWidth } from '@/lib/view/text-width.ts'
import { windowName, windowPapers, windowSpan, type WindowLinks } from '@/lib/view/window-theme.ts'
import { Sideways } from './sideways.tsx'
import styles from './alluvial.module.css'

const HEAD = 44
const FULL_WIDTH = 1180
const LEAST_COLUMN = 190
/** Of a bar's name and the line below it; a phone prints them larger, and scrolls. */
const [NAME, NOTE] = [12.5, 12]
const BESIDE = NODE_WIDTH + 7
/** What a name keeps free before the next column's bars. */
const FREE = 8
/** The dashed edges end here, so that none runs through a name. */
const MASK = 'alluvial-names'
/** More bands than this that split or merge have no room for words; the list below the picture has them. */
const MOST_WORDS = 14
const BACK = 0.15

export function Alluvial({ themes, follow, ...links }: WindowLinks & { themes: Theme[]; follow: number | null }) {
  const { runId, evolution } = links
  const column = Math.max(LEAST_COLUMN, Math.floor(FULL_WIDTH / Math.max(1, evolution.windows.length)))
  const { width, height, nodes, bands } = layOutAlluvial(evolution, column, (index) => themes[index]?.place ?? index)
  const isForward = ({ mainTheme }: WindowTheme) => follow === null || mainTheme === follow
  const tints = themeTints(themes)
  /** A theme without a hue is followed in ink. */
  const colorOf = ({ mainTheme }: WindowTheme) => (mainTheme === follow && tints[follow] === REST_TINT ? 'var(--ink)' : themeColor(mainTheme))
  const ends = bands.map((band) => ({ band, from: nodeOf(nodes, band.link.from), to: nodeOf(nodes, band.link.to) }))
  const forward = ends.filter(({ from, to }) => isForward(from) || isForward(to))
  const room = column - BESIDE - FREE
  const names = nodes.map((node) => ({ node, text: fitLabel(windowName(node), room, NAME), note: noteOf(node, evolution) }))
  const worded = forward.filter(({ band }) => band.link.kind !== 'continuation')
  return (
    <Sideways label="Picture of the evolution" stops={evolution.windows.length}>
      <svg className={styles.picture} width={width} height={height + HEAD + 8} viewBox={`0 0 ${width} ${height + HEAD + 8}`} role="group" aria-label={`${formatNumberOf(evolution.themes.length, 'theme')} in ${formatNumberOf(evolution.windows.length, 'window')} of time; the table below says the same in words`}>
        {evolution.windows.map((window, w) => (
          <text key={window.from} className={styles.window} x={w * column} y="14">{windowSpan(window)}<Link className={styles.count} href={papersAddress(runId, { from: window.from, to: window.to })} prefetch={false}><tspan className={styles.about} x={w * column} dy="16">{formatNumberOf(window.papers, 'paper')}</tspan></Link></text>
        ))}
        <mask id={MASK} maskUnits="userSpaceOnUse" x="0" y={-HEAD} width={width} height={height + 2 * HEAD}>
          <rect y={-HEAD} width={width} height={height + 2 * HEAD} fill="white" />
          {names.map(({ node, text, note }) => <rect key={`${node.window}-${node.index}`} x={node.x + BESIDE - 3} y={node.y + node.height / 2 - 15} width={Math.max(textWidth(text, NAME), textWidth(note, NOTE)) + 6} height={32} fill="black" />)}
        </mask>
        <g transform={`translate(0, ${HEAD})`}>
          {ends.map(({ band, from, to }) => <Band key={band.path} band={band} color={colorOf(isForward(from) ? from : to)} opacity={isForward(from) || isForward(to) ? 1 : BACK} />)}
          {names.map(({ node, text, note }) => (
            <Link key={`${node.window}-${node.index}`} className={styles.node} href={windowPapers(links, node)} prefetch={false} style={{ opacity: isForward(node) ? 1 : BACK * 2 }}>
              <rect x={node.x} y={node.y} width={NODE_WIDTH} height={node.height} rx="2" fill={colorOf(node)} />
              <Name node={node} text={text} note={note} theme={themes[node.mainTheme]} />
            </Link>
          ))}
          {worded.length <= MOST_WORDS && worded.map(({ band: { link, x, y, path } }) => <text key={path} className={styles.kind} x={x - 8} y={y + 4} textAnchor="end">{link.kind === 'split' ? 'splits off' : 'joins in'}</text>)}
        </g>
      </svg>
    </Sideways>
  )
}

function Band({ band: { link, path, edges }, color, opacity }: { band: AlluvialBand; color: string; opacity: number }) {
  const goesOn = link.kind === 'continuation'
  return (
    <>
      <path d={path} fill={color} fillOpacity={opacity * (goesOn ? 0.3 : 0.12)}><title>{`${link.kind}, similarity ${formatFigure(link.similarity)}`}</title></path>
      {!goesOn && <path d={edges} mask={`url(#${MASK})`} fill="none" stroke={color} strokeOpacity={opacity * 0.8} strokeDasharray="3 3" />}
    </>
  )
}

function Name({ node, text, note, theme }: { node: AlluvialNode; text: string; note: string; theme: Theme | undefined }) {
  const middle = node.y + node.height / 2
  return (
    <text className={styles.name} x={node.x + BESIDE} y={middle - 3}>
      {text}
      <tspan className={styles.about} x={node.x + BESIDE} dy="15">{note}</tspan>
      <title>{`${windowName(node)} (${node.terms.join(', ')}): ${formatNumberOf(node.papers, 'paper')}, ${formatShare(node.mainShare)} of them in “${theme?.label}”`}</title>
    </text>
  )
}

const nodeOf = (nodes: AlluvialNode[], end: { window: number; index: number }) => nodes.find(({ window, index }) => window === end.window && index === end.index)!

// A theme of the first window cannot begin there, nor one of the last end: nothing lies beyond.
function noteOf({ papers, born, died, window }: WindowTheme, { windows }: Evolution): string {
  const fate = born && died ? 'only here' : born ? (window === windows.length - 1 ? 'new' : 'begins') : died ? 'ends' : null
  return [formatNumberOf(papers, 'paper'), fate].filter(Boolean).join(' · ')
}
