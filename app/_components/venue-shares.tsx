/** Which venues carry a theme. In: GroupShare of the theme. Out: a share with its band per venue, drawn by the server, and the numbers of all of them, which lead to papers. */
import type { GroupShare } from '@/lib/domain/run-trends.ts'
import { formatShare } from '@/lib/view/format.ts'
import { papersAddress } from '@/lib/view/paper-address.ts'
import { venueRows } from '@/lib/view/venue-rows.ts'
import { DataTable } from './data-table.tsx'
import { PaperCount } from './paper-count.tsx'
import styles from './venue-shares.module.css'

const SHOWN_VENUES = 8

export function VenueShares({ runId, theme, shares, color }: { runId: string; theme: string; shares: GroupShare[]; color: string }) {
  const { rows, overall, end } = venueRows(shares, SHOWN_VENUES)
  if (rows.length === 0) return <p className="muted">None of its papers names a venue.</p>
  const papersOf = (venue: string, count: number) => <PaperCount key="papers" papers={count} href={papersAddress(runId, { theme, venue })} />
  const at = (share: number) => `${(100 * Math.min(share, end)) / end}%`
  return (
    <>
      <ul className={styles.venues}>
        {rows.slice(0, SHOWN_VENUES).map((row) => (
          <li key={row.venue}>
            <span className={styles.venue} dir="auto">{row.venue}</span>
            <span className={styles.count}>{papersOf(row.venue, row.count)} of <PaperCount papers={row.total} href={papersAddress(runId, { venue: row.venue })} isWorded /></span>
            <span className={styles.track} aria-hidden="true">
              <span className={styles.band} style={{ left: at(row.low), width: `calc(${at(row.high)} - ${at(row.low)})`, background: color }} />
              <span className={styles.overall} style={{ left: at(overall) }} />
              <span className={styles.dot} style={{ left: at(row.share), background: color }} />
            </span>
            <span className={styles.about}><b>{formatShare(row.share)}</b>, {row.isUnlike ? row.ratioText : 'no clear difference from overall'}</span>
          </li>
        ))}
      </ul>
      <p className={styles.note}>Dot: share of the venue’s papers. Bar: its 95 % band (Wilson). Upright line: {formatShare(overall)}, the theme’s share in all papers that name a venue.</p>
      <DataTable
        caption="Share of each venue’s papers that are of this theme, all periods together"
        head={['venue', 'papers', 'in all', 'share', 'from', 'to', 'against overall']}
        rows={rows.map(({ venue, count, total, share, low, high, ratioText }) => [venue, papersOf(venue, count), <PaperCount key="all" papers={total} href={papersAddress(runId, { venue })} />, formatShare(share), formatShare(low), formatShare(high), ratioText])}
      />
    </>
  )
}
