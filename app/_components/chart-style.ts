/**
 * What all Recharts charts share: colours, axes, margins.
 * In: ../tokens.css.   Out: props, spread into charts.
 */
const tick = { fill: 'var(--muted)', fontSize: 12 }

export const chartMargin = { top: 8, right: 16, bottom: 20, left: 4 }

/** @param title printed below the axis. @param ticks periods to print, with their positions. */
export const timeAxis = (title: string, ticks: { at: number; period: string }[]) => ({
  dataKey: 'at', type: 'number' as const, domain: ['dataMin', 'dataMax'] as ['dataMin', 'dataMax'], ticks: ticks.map(({ at }) => at),
  tickFormatter: (at: number) => ticks.find((candidate) => candidate.at === at)?.period ?? '',
  tick, stroke: 'var(--line-strong)', tickLine: false, interval: 'preserveStartEnd' as const, minTickGap: 12, padding: { left: 8, right: 8 },
  label: { value: title, position: 'insideBottom' as const, offset: -14, fill: 'var(--muted)', fontSize: 12 },
})

/** @param title printed beside the axis, with its unit. */
export const percentAxis = (title: string) => ({
  width: 56, tick, stroke: 'var(--line-strong)', axisLine: false, tickLine: false, domain: [0, 'auto'] as [number, 'auto'], tickFormatter: (value: number) => `${value}`,
  label: { value: title, angle: -90, position: 'insideLeft' as const, offset: 10, fill: 'var(--muted)', fontSize: 12, style: { textAnchor: 'middle' as const } },
})
