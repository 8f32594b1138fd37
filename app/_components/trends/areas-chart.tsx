'use client'
/** Shares on top of each other, on the ground or as a stream. In: TrendChartProps. Out: a Recharts chart that fills its parent; a click on a band opens the papers of that period. */
import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { Area, AreaChart, CartesianGrid, ReferenceArea, ResponsiveContainer, Tooltip, XAxis, YAxis, type TooltipContentProps } from 'recharts'
import { chartMargin, percentAxis, timeAxis } from '../chart-style.ts'
import tipStyles from '../chart-tip.module.css'
import { HatchPattern } from './hatch-pattern.tsx'
import type { TrendChartProps } from './late-chart.tsx'
import { formatCount, formatNumberOf, formatShare } from '@/lib/view/format.ts'
import { papersAddress } from '@/lib/view/paper-address.ts'
import { periodTicks } from '@/lib/view/periods.ts'
import { seriesLook } from '@/lib/view/series-look.ts'
import { bottomUp, insideOut, stackRows, type StackRow } from '@/lib/view/stack-rows.ts'
import type { Series, SeriesSet } from '@/lib/view/theme-series.ts'

const MOST_TICKS = 10
// Many greys at full strength would outweigh twelve hues.
const GREY = 0.5

export default function AreasChart({ runId, set, pick, isStream = false }: TrendChartProps) {
  const [pointed, setPointed] = useState<string | null>(null)
  const hatch = useId()
  const router = useRouter()
  const rows = stackRows(set)
  const ticks = periodTicks(set.periods.map(({ name }) => name), MOST_TICKS)
  const series = isStream ? insideOut(set) : bottomUp(set)
  const lastOver = set.periods.findLast(({ name }) => name !== set.partial)
  const open = (label: unknown) => {
    const [row, own] = [rows.find(({ at }) => at === Number(label)), set.series.find(({ id }) => id === pointed)]
    if (row && own) router.push(papersAddress(runId, { theme: own.id, from: row.period, to: row.period }))
  }
  return (
    <ResponsiveContainer width="100%" height="100%">
      <AreaChart data={rows} margin={chartMargin} stackOffset={isStream ? 'wiggle' : 'none'} onClick={({ activeLabel }) => open(activeLabel)} style={{ cursor: pointed ? 'pointer' : undefined }} title={`Share of all papers, ${rows[0].period} to ${rows[rows.length - 1].period}`}>
        <HatchPattern id={hatch} />
        {!isStream && <CartesianGrid vertical={false} stroke="var(--line)" />}
        <XAxis {...timeAxis(set.unit, set.periods.filter(({ name }) => ticks.includes(name)).map(({ name, at }) => ({ period: name, at })))} />
        <YAxis {...percentAxis(isStream ? 'share of all papers (%), as thickness' : 'share of all papers (%)')} {...(isStream ? { domain: ['dataMin', 'dataMax'] as const, tick: false } : { domain: [0, 100] as const, allowDataOverflow: true })} />
        <Tooltip content={(props) => <ShareNote {...props} set={set} pointed={pointed} />} cursor={{ stroke: 'var(--line-strong)' }} isAnimationActive={false} />
        {series.map((own) => {
          const { color, opacity, isForward } = seriesLook(own, pointed ? [...pick, pointed] : pick)
          return (
            <Area
              key={own.id} dataKey={own.id} stackId="all" fill={color} fillOpacity={own.isHued || isForward ? opacity : opacity * GREY} stroke="var(--paper)" strokeWidth={0.75} activeDot={false} isAnimationActive={false}
              onMouseEnter={() => setPointed(own.id)} onMouseLeave={() => setPointed(null)}
            />
          )
        })}
        {set.partial && lastOver && <ReferenceArea x1={lastOver.at} x2={rows[rows.length - 1].at} fill={`url(#${hatch})`} fillOpacity={1} stroke="none" style={{ pointerEvents: 'none' }} zIndex={500} label={{ value: 'not over', position: 'insideTop', fill: 'var(--ink)', fontSize: 12 }} />}
      </AreaChart>
    </ResponsiveContainer>
  )
}

const SHOWN = 6

function ShareNote({ active, payload, set, pointed }: Partial<TooltipContentProps> & { set: SeriesSet; pointed: string | null }) {
  const row = active ? (payload?.[0]?.payload as StackRow | undefined) : undefined
  if (!row) return null
  const t = set.periods.findIndex(({ name }) => name === row.period)
  const own = set.series.find(({ id }) => id === pointed)
  const others = set.series.filter(({ id, shares }) => id !== pointed && shares[t] !== null).sort((a, b) => b.shares[t]! - a.shares[t]!).slice(0, own ? 0 : SHOWN)
  const say = (series: Series) => (series.shares[t] === null ? 'cannot be told' : `${formatShare(series.shares[t])}${set.mix === 'raw' ? `, ${formatCount(series.counts[t])} papers` : ''}`)
  return (
    <div className={tipStyles.tip}>
      <p className={tipStyles.title}>{row.period}{row.period === set.partial && ', not over yet'}: {formatNumberOf(row.total, 'paper')}</p>
      {own && <p><b dir="auto">{own.label}</b>: {say(own)}</p>}
      {others.map((other) => <p key={other.id}><span dir="auto">{other.label}</span>: {say(other)}</p>)}
    </div>
  )
}
