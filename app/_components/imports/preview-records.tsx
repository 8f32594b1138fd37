/** How one file was understood, and its first records. In: what `ingest --preview` says of it. Out: facts, notes, papers and refusals with their lines. */
import { Facts } from '@/app/_components/facts.tsx'
import { Section } from '@/app/_components/section.tsx'
import type { FilePreview } from '@/lib/domain/file-preview.ts'
import { formatCount } from '@/lib/view/format.ts'
import styles from './preview-records.module.css'

const EXCERPT_LENGTH = 320

export function PreviewRecords({ preview, isAlone }: { preview: FilePreview; isAlone: boolean }) {
  const { file, format, encoding, columns, warnings, records } = preview
  const refused = records.filter((record) => 'reason' in record).length
  const facts = [
    { name: 'Read as', value: format }, { name: 'Encoding', value: encoding },
    ...(columns ? [{ name: 'Columns', value: formatCount(columns.length) }] : []),
    ...(records.length > 0 ? [{ name: 'Refused', value: `${formatCount(refused)} of ${formatCount(records.length)}`, meaning: 'Of the records below.' }] : []),
  ]
  return (
    <Section id={`records-${file}`} title={isAlone ? 'Its first records' : file}>
      <Facts facts={facts} />
      {warnings.length > 0 && <ul className={styles.notes}>{warnings.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>}
      {preview.problem ? <p className={styles.problem}>{problemOf(preview)}</p> : records.length === 0 ? <p className={styles.problem}>It holds no records.</p> : (
        <ol className={styles.records}>{records.map((record) => <li className={styles.record} key={record.line}><Record record={record} /></li>)}</ol>
      )}
    </Section>
  )
}

/** The command line names its own flags; the page has fields for them. */
function problemOf({ problem, mapping }: FilePreview): string {
  const lacking = (['title', 'abstract'] as const).filter((field) => !mapping?.[field])
  return lacking.length > 0 ? `No column is known to hold the ${lacking.join(' and the ')}. Choose it above, then look again.` : problem!
}

function Record({ record }: { record: FilePreview['records'][number] }) {
  const line = <span className="number">line {record.line}</span>
  if ('reason' in record) return <><p className={styles.reason}>{line} Refused: {record.reason}</p><p className={styles.abstract} dir="auto">{record.excerpt}</p></>
  const { title, authors, venue, published, abstract, keywords, doi, arxivId, pmid, url, citations } = record.paper
  const ids = [doi && `doi:${doi}`, arxivId && `arXiv:${arxivId}`, pmid && `PMID ${pmid}`, url, citations !== null && `${formatCount(citations)} citations`]
  return (
    <>
      <p className={styles.line}>{line}</p>
      <p className={styles.title} dir="auto">{title}</p>
      <p className={styles.about} dir="auto">{[authors.join('; ') || 'no author', venue ?? 'no venue', published ?? 'no date'].join(' · ')}</p>
      <p className={styles.abstract} dir="auto">{abstract.length > EXCERPT_LENGTH ? `${abstract.slice(0, EXCERPT_LENGTH)} …` : abstract}</p>
      {keywords.length > 0 && <p className={styles.about} dir="auto">Keywords: {keywords.join(', ')}</p>}
      {ids.some(Boolean) && <p className={styles.about}>{ids.filter(Boolean).join(' · ')}</p>}
    </>
  )
}
