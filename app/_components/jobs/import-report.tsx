/** What an import did. In: what `ingest --json` printed. Out: figures, then every refusal and merge that was kept, with line and reason. */
import { Fragment } from 'react'
import type { IngestReport } from '@/lib/export/ingest-report.ts'
import { formatCount } from '@/lib/view/format.ts'
import { Facts } from '../facts.tsx'
import { Section } from '../section.tsx'
import styles from './import-report.module.css'

const SHOWN_AT_ONCE = 20

export function ImportReport({ report }: { report: IngestReport }) {
  const { accepted, merged, unchanged, refused, papers } = report
  const facts = [
    { name: 'New papers', value: formatCount(accepted) },
    { name: 'Merged', value: formatCount(merged), meaning: unchanged > 0 ? `Records of a paper that is there already; ${unchanged === merged ? 'all' : formatCount(unchanged)} of them brought nothing new.` : 'Records of a paper that is there already.' },
    { name: 'Refused', value: formatCount(refused), meaning: refused > 0 ? 'Each is named below with its reason.' : undefined },
    { name: 'Papers in the corpus', value: formatCount(papers) },
  ]
  return (
    <>
      <Section id="report" title="What it brought" about={report.files.map(({ format }) => format).filter((format, i, all) => all.indexOf(format) === i).map((format) => `Read as ${format}.`).join(' ')}><Facts facts={facts} /></Section>
      <Records id="refused" title="Refused records" rows={report.refusals.map(({ line, reason }) => ({ line, text: reason }))} all={refused} />
      <Records id="merged" title="Merged records" rows={report.merges.map(({ line, reason, duplicateOf }) => ({ line, text: `${reason}: ${duplicateOf}` }))} all={merged - unchanged} />
    </>
  )
}

function Records({ id, title, rows, all }: { id: string; title: string; rows: { line: number; text: string }[]; all: number }) {
  if (rows.length === 0) return null
  const list = (from: number, to: number) => <dl className={styles.records}>{rows.slice(from, to).map(({ line, text }, i) => <Fragment key={i}><dt className="number">line {line}</dt><dd dir="auto">{text}</dd></Fragment>)}</dl>
  return (
    <Section id={id} title={title}>
      {list(0, SHOWN_AT_ONCE)}
      {rows.length > SHOWN_AT_ONCE && <details className={styles.more}><summary>{formatCount(rows.length - SHOWN_AT_ONCE)} more</summary>{list(SHOWN_AT_ONCE, rows.length)}</details>}
      {all > rows.length && <p className={styles.more}>The first {formatCount(rows.length)} of {formatCount(all)}; the database has them all.</p>}
    </Section>
  )
}
