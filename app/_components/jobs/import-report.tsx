/** What an import did. In: what `ingest --json` printed. Out: figures and notes, then every refusal and merge that was kept, with line and reason. */
import { Fragment } from 'react'
import type { IngestReport } from '@/lib/export/ingest-report.ts'
import { formatCount } from '@/lib/view/format.ts'
import { corpusPapers } from '@/lib/view/paper-address.ts'
import { ImportNotes } from '../corpus/import-notes.tsx'
import { Facts } from '../facts.tsx'
import { PaperCount } from '../paper-count.tsx'
import { Section } from '../section.tsx'
import styles from './import-report.module.css'

const SHOWN_AT_ONCE = 20

/** @param corpusId null if the corpus is gone. */
export function ImportReport({ report, corpusId }: { report: IngestReport; corpusId: number | null }) {
  const { accepted, merged, unchanged, refused, papers } = report
  const facts = [
    { name: 'New papers', value: corpusId === null ? formatCount(accepted) : <PaperCount papers={accepted} href={`/corpora/${corpusId}#imports`} /> },
    { name: 'Merged', value: <PaperCount papers={merged - unchanged} href="#merged" />, meaning: 'Records that joined a paper that was there already.' },
    ...(unchanged > 0 ? [{ name: 'Known before', value: formatCount(unchanged), meaning: 'Records that brought nothing new; they are not kept one by one.' }] : []),
    { name: 'Refused', value: <PaperCount papers={refused} href="#refused" />, meaning: refused > 0 ? 'Each is named below with its reason.' : undefined },
    { name: 'Papers in the corpus', value: corpusId === null ? formatCount(papers) : <PaperCount papers={papers} href={corpusPapers(corpusId)} /> },
  ]
  return (
    <>
      <Section id="report" title="What it brought" about={report.files.map(({ format }) => format).filter((format, i, all) => all.indexOf(format) === i).map((format) => `Read as ${format}.`).join(' ')}><Facts facts={facts} /><ImportNotes sentences={(report.warnings ?? []).map(({ sentence }) => sentence)} undatedAt={corpusId === null ? null : corpusPapers(corpusId, 'none')} /></Section>
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
