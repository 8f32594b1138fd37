/** What a corpus holds, in a line. In: its overview. Out: numbers that lead to their papers, its span, its last import. */
import { Fragment } from 'react'
import type { CorpusOverview } from '@/lib/data/overview.ts'
import { formatDate } from '@/lib/view/format.ts'
import { corpusPapers } from '@/lib/view/paper-address.ts'
import { PaperCount } from './paper-count.tsx'

export function AboutCorpus({ corpus: { id, firstYear, lastYear, papers, undated, lastImportAt } }: { corpus: CorpusOverview }) {
  const span = firstYear === null ? (papers > 0 ? 'none with a date' : null) : firstYear === lastYear ? `all of ${firstYear}` : `${firstYear} to ${lastYear}`
  const missing = firstYear !== null && undated > 0 && <><PaperCount papers={undated} href={corpusPapers(id, 'none')} /> without a date</>
  const parts = [<PaperCount key="papers" papers={papers} href={corpusPapers(id)} isWorded />, span, missing, lastImportAt && `last import ${formatDate(lastImportAt)}`].filter(Boolean)
  return <p>{parts.map((part, i) => <Fragment key={i}>{i > 0 && ' · '}{part}</Fragment>)}</p>
}
