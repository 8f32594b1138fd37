/** Every theme's verdict with its slope, interval and q, sorted and filtered by the address. In: themes, parents, the state of the page. Out: a form and a table drawn by the server. */
import { quantile } from 'd3'
import Form from 'next/form'
import Link from 'next/link'
import { VerdictInterval } from './verdict-interval.tsx'
import form from '../forms/form.module.css'
import { PaperCount } from '../paper-count.tsx'
import { Sideways } from '../sideways.tsx'
import styles from './verdict-table.module.css'
import { ThemeName } from '../theme-name.tsx'
import { themeId, type Theme, type ThemeParent } from '@/lib/domain/theme.ts'
import { VERDICTS } from '@/lib/domain/trend.ts'
import { formatChance, formatCount, formatNumberOf, formatPoints, formatShare } from '@/lib/view/format.ts'
import { papersAddress } from '@/lib/view/paper-address.ts'
import { trendsParams, trendsSearch, type TrendsState } from '@/lib/view/trends-state.ts'
import { verdictSentence, verdictText } from '@/lib/view/verdict.ts'
import { isRising, verdictRows, type VerdictRow, type VerdictSort } from '@/lib/view/verdict-rows.ts'

/** Part of the intervals' ends that the little axis holds; the widest would press all others to a dot. */
const MOST_IN_REACH = 0.9

const COLUMNS: { sort: VerdictSort; name: string; meaning?: string }[] = [
  { sort: 'theme', name: 'Theme' },
  { sort: 'size', name: 'Papers' },
  { sort: 'verdict', name: 'Verdict' },
  { sort: 'change', name: 'Share, first to last', meaning: 'Share of all papers in the first and in the last quarter of the tested periods; sorted by the difference' },
  { sort: 'slope', name: 'Points a year', meaning: 'Theil–Sen slope of the share in percentage points a year, with its 95 % interval' },
  { sort: 'q', name: 'q', meaning: 'Chance of such a trend in a flat series, corrected for looking at all themes (Mann–Kendall, Benjamini–Hochberg)' },
]

export function VerdictTable({ runId, themes, parents, state }: { runId: string; themes: Theme[]; parents: ThemeParent[]; state: TrendsState }) {
  const rows = verdictRows(themes, state)
  const reach = quantile(themes.flatMap(({ trend: { pointsPerYear: points } }) => (points ? [Math.abs(points.low), Math.abs(points.high)] : [])), MOST_IN_REACH) || 1
  // Too few periods to test: nothing to put into these columns.
  const isTested = themes.some(({ trend }) => trend.pointsPerYear !== null)
  const isFiltered = state.verdict !== null || state.parent !== null || state.text !== ''
  return (
    <>
      <Form action="" scroll={false} replace className={styles.filter} role="search" aria-label="Filter the themes">
        {trendsParams(state).filter(([name]) => !['verdict', 'parent', 'text'].includes(name)).map(([name, text]) => <input key={name} type="hidden" name={name} value={text} />)}
        <label>Verdict <select key={state.verdict} name="verdict" defaultValue={state.verdict ?? ''}><option value="">any</option>{VERDICTS.map((verdict) => <option key={verdict} value={verdict}>{verdict}</option>)}</select></label>
        {parents.length > 0 && <label>Group <select key={state.parent} name="parent" defaultValue={state.parent === null ? '' : `p${state.parent + 1}`}><option value="">any</option>{parents.map(({ index, label }) => <option key={index} value={`p${index + 1}`}>{label}</option>)}</select></label>}
        <label>Words <input key={state.text} type="search" name="text" defaultValue={state.text} maxLength={200} placeholder="in label or terms" /></label>
        <button type="submit" className={form.quiet}>Filter</button>
        {isFiltered && <Link href={trendsSearch(state, { verdict: null, parent: null, text: '' })} scroll={false} replace prefetch={false}>Show all</Link>}
      </Form>
      <p className={styles.count} role="status">{isFiltered ? `${formatCount(rows.length)} of ${formatNumberOf(themes.length, 'theme')}` : formatNumberOf(rows.length, 'theme')}</p>
      {rows.length > 0 && (
        <Sideways label="Verdicts">
          <table className={styles.table}>
            <thead><tr>{COLUMNS.filter(({ sort }) => isTested || (sort !== 'slope' && sort !== 'q')).map((column) => <ColumnHead key={column.sort} {...column} state={state} />)}</tr></thead>
            <tbody>{rows.map((row) => <Row key={row.theme.index} runId={runId} row={row} reach={reach} isTested={isTested} />)}</tbody>
          </table>
        </Sideways>
      )}
    </>
  )
}

function ColumnHead({ sort, name, meaning, state }: (typeof COLUMNS)[number] & { state: TrendsState }) {
  const isOn = state.sort === sort
  const isUp = isRising(sort, state.isReversed)
  return (
    <th scope="col" aria-sort={isOn ? (isUp ? 'ascending' : 'descending') : undefined}>
      <Link href={trendsSearch(state, { sort, isReversed: isOn && !state.isReversed })} scroll={false} replace prefetch={false} title={meaning}>{name}<span aria-hidden="true">{isOn ? (isUp ? ' ↑' : ' ↓') : ''}</span></Link>
    </th>
  )
}

function Row({ runId, row: { theme, test }, reach, isTested }: { runId: string; row: VerdictRow; reach: number; isTested: boolean }) {
  const { pointsPerYear: points, firstShare, lastShare } = test
  return (
    <tr>
      <th scope="row"><ThemeName runId={runId} theme={theme} /></th>
      <td><PaperCount papers={theme.size} href={papersAddress(runId, { theme: themeId(theme.index) })} /></td>
      <td className={styles.verdict} title={verdictSentence(test.sentence)}>{verdictText(test)}{test.since && ` since ${test.since}`}</td>
      <td>{firstShare === null || lastShare === null ? '–' : `${formatShare(firstShare)} → ${formatShare(lastShare)}`}</td>
      {isTested && <td className={styles.slope}>
        {points ? <><span>{formatPoints(points.slope)}</span><VerdictInterval {...points} reach={reach} /><small className="muted">{formatPoints(points.low)} to {formatPoints(points.high)}</small></> : '–'}
      </td>}
      {isTested && <td>{points ? formatChance(test.q) : '–'}</td>}
    </tr>
  )
}
