'use client'
/** A corpus by year, small. In: papers per year, each with the address of its list. Out: bars that lead to the papers of their year, by pointer and by arrow keys; the first and last year. */
import Link from 'next/link'
import { useRef, useState, type KeyboardEvent } from 'react'
import { formatNumberOf } from '@/lib/view/format.ts'
import { yearBars } from '@/lib/view/sparkline.ts'
import styles from './year-histogram.module.css'

const SIZE = { width: 260, height: 56 }

export function YearHistogram({ years }: { years: { year: number; papers: number; href: string }[] }) {
  const bars = useRef<SVGSVGElement>(null)
  const shown = years.filter(({ papers }) => papers > 0)
  // One stop of the Tab key for all of them: a corpus of forty years would be forty.
  const [at, setAt] = useState(shown.length - 1)
  if (shown.length === 0) return null
  const [first, last] = [years[0].year, years[years.length - 1].year]
  const most = shown.reduce((best, row) => (row.papers > best.papers ? row : best))
  const walk = (event: KeyboardEvent) => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: shown.length - 1 }[event.key]
    if (to === undefined || !shown[to]) return
    event.preventDefault()
    setAt(to)
    bars.current?.querySelectorAll('a')[to]?.focus()
  }
  return (
    <figure className={styles.figure}>
      <svg ref={bars} viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} role="group" onKeyDown={walk} aria-label={`Papers per year from ${first} to ${last}, most in ${most.year}; arrow keys walk the years, each leads to its papers`}>
        {yearBars(shown, SIZE).map(({ year, papers, x, width, ...bar }, i) => (
          <Link key={year} className={styles.year} href={shown[i].href} prefetch={false} tabIndex={i === at ? 0 : -1} onFocus={() => setAt(i)} aria-label={`${year}: ${formatNumberOf(papers, 'paper')}`}>
            <title>{`${year}: ${formatNumberOf(papers, 'paper')}`}</title>
            <rect x={x} width={width} y="0" height={SIZE.height} fill="transparent" />
            <rect x={x} width={width} {...bar} fill="var(--theme-1)" />
          </Link>
        ))}
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
