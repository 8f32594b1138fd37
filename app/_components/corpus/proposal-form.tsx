/** Pairs of papers that may be one. In: rows of lib/data. Out: a plain form: the two side by side, a box for each pair, buttons for what is ticked. */
import Link from 'next/link'
import type { ProposedPaper, Proposal } from '@/lib/data/proposals.ts'
import { byline } from '@/lib/view/byline.ts'
import form from '../forms/form.module.css'
import styles from './proposal-form.module.css'

const SHOWN_AUTHORS = 4
const EXCERPT_LENGTH = 500

/** @param proposals of one page, all decided alike. */
export function ProposalForm({ corpusId, proposals }: { corpusId: number; proposals: Proposal[] }) {
  const isDecided = proposals[0].decision !== null
  return (
    <form method="post" action={`/api/corpora/${corpusId}/duplicates`}>
      <ol className={styles.pairs}>{proposals.map((proposal) => <Pair key={proposal.papers.map(({ id }) => id).join('+')} corpusId={corpusId} proposal={proposal} />)}</ol>
      <div className={form.buttons}>
        {isDecided ? <button className={form.second} name="decision" value="reopen">Take it back for those ticked</button> : (
          <>
            <button className={form.go} name="decision" value="join">Join those ticked</button>
            <button className={form.second} name="decision" value="apart">Keep those ticked apart</button>
          </>
        )}
      </div>
    </form>
  )
}

function Pair({ corpusId, proposal: { similarity, papers } }: { corpusId: number; proposal: Proposal }) {
  const pair = papers.map(({ id }) => id).join('+')
  return (
    <li className={styles.pair}>
      <label className={styles.tick}><input type="checkbox" name="pair" value={pair} /> {Math.floor(similarity * 100)} % of the word sequences are the same<span className="hidden">: {papers[0].title}; {papers[1].title}</span></label>
      <div className={styles.sides}>{papers.map((paper) => <Side key={paper.id} corpusId={corpusId} paper={paper} />)}</div>
    </li>
  )
}

function Side({ corpusId, paper: { id, sourceId, title, abstract, authors, venue, published, doi } }: { corpusId: number; paper: ProposedPaper }) {
  return (
    <div className={styles.side}>
      <h3 className={styles.title} dir="auto"><Link href={`/corpora/${corpusId}/papers/${id}`} prefetch={false}>{title}</Link></h3>
      <p className={styles.about} dir="auto">{[byline(authors, SHOWN_AUTHORS) || 'no author', venue ?? 'no venue', published ?? 'undated', doi ? `doi:${doi}` : sourceId.replace(/^~.*$/, '')].filter(Boolean).join(' · ')}</p>
      <p className={styles.abstract} dir="auto">{abstract.length > EXCERPT_LENGTH ? `${abstract.slice(0, EXCERPT_LENGTH)} …` : abstract}</p>
    </div>
  )
}
