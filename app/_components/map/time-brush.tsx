'use client'
/**
 * A stretch of time on a histogram of the papers, with a button that lets it run. In: dots, what is picked out. Out: two handles for its ends, each a slider for keys
 * too; where motion is not wanted, the button goes one step a press.
 */
import { useEffect, useMemo, useState } from 'react'
import styles from './time-brush.module.css'
import type { Picked } from './use-picked.ts'
import type { PeriodUnit } from '@/lib/domain/trend.ts'
import { formatNumberOf } from '@/lib/view/format.ts'
import type { MapDots } from '@/lib/view/map-buffer.ts'
import { countPeriods } from '@/lib/view/map-summary.ts'
import type { PeriodRange } from '@/lib/view/map-state.ts'
import { nextStretch, stretchOf } from '@/lib/view/time-stretch.ts'

interface Props {
  dots: MapDots
  unit: PeriodUnit
  picked: Picked
  time: PeriodRange | null
  onTime: (time: PeriodRange | null) => void
}

const STEP_MS = 800
const REDUCED = '(prefers-reduced-motion: reduce)'

export function TimeBrush({ dots, unit, picked, time, onTime }: Props) {
  const all = useMemo(() => countPeriods(dots, null, unit), [dots, unit])
  const chosen = useMemo(() => (picked.isFiltering ? countPeriods(dots, picked.chosen, unit) : all), [all, dots, picked, unit])
  const [isPlaying, setPlaying] = useState(false)
  const names = all.map(({ period }) => period)
  const [from, to] = stretchOf(names, time)
  const isWhole = from === 0 && to === names.length - 1
  const choose = (first: number, last: number) => onTime(first === 0 && last === names.length - 1 ? null : [names[first], names[last]])
  const step = () => {
    const next = nextStretch(names.length, from, to)
    if (next) choose(...next)
    else setPlaying(false)
  }
  useEffect(() => {
    if (!isPlaying) return
    const timer = setTimeout(step, STEP_MS)
    return () => clearTimeout(timer)
  })
  if (names.length < 2) return null
  const play = () => {
    const atEnd = !isWhole && to === names.length - 1
    if (isWhole || atEnd) choose(0, atEnd ? to - from : 0)
    else if (window.matchMedia(REDUCED).matches) step()
    setPlaying(!isPlaying && !window.matchMedia(REDUCED).matches)
  }
  const top = Math.max(...all.map(({ papers }) => papers))
  return (
    <section className={styles.brush} aria-label="Time">
      <button type="button" className={styles.play} aria-label={isPlaying ? 'Pause' : 'Play through time'} title={isPlaying ? 'Pause' : 'Play through time'} onClick={isPlaying ? () => setPlaying(false) : play}>
        <svg width="14" height="14" viewBox="0 0 14 14" fill="currentColor" aria-hidden="true"><path d={isPlaying ? 'M2 1h3v12H2zM9 1h3v12H9z' : 'M3 1l10 6-10 6z'} /></svg>
      </button>
      <div className={styles.track}>
        <svg className={styles.bars} viewBox={`0 0 ${names.length} 1`} preserveAspectRatio="none" aria-hidden="true">
          {all.map(({ period, papers }, i) => (
            <g key={period}>
              <rect className={styles.all} x={i + 0.08} width={0.84} y={1 - papers / top} height={papers / top} />
              <rect className={i >= from && i <= to ? styles.chosen : styles.out} x={i + 0.08} width={0.84} y={1 - chosen[i].papers / top} height={chosen[i].papers / top} />
            </g>
          ))}
        </svg>
        {!isWhole && <span className={styles.stretch} style={{ left: `${(100 * from) / names.length}%`, width: `${(100 * (to - from + 1)) / names.length}%` }} />}
        <input type="range" aria-label="From" aria-valuetext={names[from]} min={0} max={names.length - 1} value={from} onChange={(event) => choose(Math.min(Number(event.target.value), to), to)} style={{ zIndex: from > names.length / 2 ? 2 : 1 }} />
        <input type="range" aria-label="To" aria-valuetext={names[to]} min={0} max={names.length - 1} value={to} onChange={(event) => choose(from, Math.max(Number(event.target.value), from))} />
        <p className={styles.ends} aria-hidden="true"><span>{names[0]}</span><span>{names[names.length - 1]}</span></p>
      </div>
      <p className={styles.now}>
        <b>{from === to ? names[from] : `${names[from]} to ${names[to]}`}</b>
        <a href="#map-papers">{formatNumberOf(chosen.slice(from, to + 1).reduce((sum, { papers }) => sum + papers, 0), 'paper')}</a>
        {!isWhole && <button type="button" onClick={() => { setPlaying(false); onTime(null) }}>All time</button>}
      </p>
    </section>
  )
}
