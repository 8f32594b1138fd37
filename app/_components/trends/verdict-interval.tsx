/** A slope and its interval around zero. In: percentage points a year, the reach of the axis on either side. Out: a small picture, with an arrow where it leaves the axis; the numbers stand beside it. */

const [WIDTH, HEIGHT, INSET] = [120, 14, 3]

export function VerdictInterval({ slope, low, high, reach }: { slope: number; low: number; high: number; reach: number }) {
  const xOf = (points: number) => INSET + ((Math.min(reach, Math.max(-reach, points)) + reach) / (2 * reach)) * (WIDTH - 2 * INSET)
  const middle = HEIGHT / 2
  const color = low > 0 || high < 0 ? 'var(--ink)' : 'var(--line-strong)'
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <line x1={WIDTH / 2} x2={WIDTH / 2} y1="0" y2={HEIGHT} stroke="var(--line-strong)" strokeDasharray="1 2" />
      <line x1={xOf(low)} x2={xOf(high)} y1={middle} y2={middle} stroke={color} strokeWidth="2" />
      {low < -reach && <path d={`M0 ${middle}l6 -4v8z`} fill={color} />}
      {high > reach && <path d={`M${WIDTH} ${middle}l-6 -4v8z`} fill={color} />}
      {Math.abs(slope) <= reach && <circle cx={xOf(slope)} cy={middle} r="3.2" fill={color} />}
    </svg>
  )
}
