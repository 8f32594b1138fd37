/** A corpus by year, small. In: papers per year. Out: a picture drawn by the server, with its first and last year. */
import { formatNumberOf } from '@/lib/view/format.ts'
import { yearBars } from '@/lib/view/sparkline.ts'
import styles from './year-histogram.module.css'

const SIZE = { width: 260, height: 56 }

export function YearHistogram({ years }: { years: { year: number; papers: number }[] }) {
  if (years.length === 0) return null
  const [first, last] = [years[0].year, years[years.length - 1].year]
  const most = years.reduce((best, row) => (row.papers > best.papers ? row : best))
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} role="img" aria-label={`Papers per year from ${first} to ${last}; most in ${most.year}: ${formatNumberOf(most.papers, 'paper')}`}>
        {yearBars(years, SIZE).map(({ year, papers, ...bar }) => <rect key={year} {...bar} fill="var(--theme-1)"><title>{`${year}: ${formatNumberOf(papers, 'paper')}`}</title></rect>)}
        <line x1="0" x2={SIZE.width} y1={SIZE.height - 0.5} y2={SIZE.height - 0.5} stroke="var(--line-strong)" />
      </svg>
      <figcaption className={styles.caption}>
        <span>{first}</span>
        <span>papers per year</span>
        {last > first && <span>{last}</span>}
      </figcaption>
    </figure>
  )
}
