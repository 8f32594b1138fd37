/**
 * Which papers hold a term, by itself or in a longer phrase: what every printed number of papers with a term counts.
 * In: DocumentTermMatrix, from ../text/tfidf.ts.   Out: TermPapers, stored by ../data/runs.ts; a reader of rows for ../trends/rising-terms.ts.
 */
import type { TermPapers } from '../domain/run.ts'
import type { DocumentTermMatrix } from '../text/tfidf.ts'
import { factsOfTerms } from './term-facts.ts'

type HeldTerms = Pick<DocumentTermMatrix, 'matrix' | 'vocabulary'>

/** @returns a function that hands `visit` each column that document i holds, once, in no order. */
export function termReader({ matrix, vocabulary }: HeldTerms): (i: number, visit: (t: number) => void) => void {
  const { nested } = factsOfTerms(vocabulary)
  const readIn = new Int32Array(matrix.nColumns)
  let reading = 0
  return (i, visit) => {
    reading++
    const once = (t: number) => {
      if (readIn[t] === reading) return
      readIn[t] = reading
      visit(t)
    }
    for (let p = matrix.rowStart[i]; p < matrix.rowStart[i + 1]; p++) {
      once(matrix.columns[p])
      nested[matrix.columns[p]]?.forEach(once)
    }
  }
}

/**
 * @param ids of the papers, the rows of the matrix.
 * @returns the papers of each printed term; columns that are printed alike are one. Time O(nonzeros), two passes.
 */
export function indexTermPapers(documentTermMatrix: HeldTerms, ids: number[]): TermPapers {
  const { printed } = factsOfTerms(documentTermMatrix.vocabulary)
  const terms = [...new Set(printed)]
  const placeOfTerm = new Map(terms.map((term, place) => [term, place]))
  const placeOf = Uint32Array.from(printed, (term) => placeOfTerm.get(term)!)
  const read = termReader(documentTermMatrix)
  const rising = Array.from(ids.keys()).sort((a, b) => ids[a] - ids[b])
  const visitAll = (visit: (place: number, i: number) => void) => {
    const last = new Int32Array(terms.length).fill(-1)
    for (const i of rising) {
      read(i, (t) => {
        if (last[placeOf[t]] === i) return
        last[placeOf[t]] = i
        visit(placeOf[t], i)
      })
    }
  }
  const starts = new Uint32Array(terms.length + 1)
  visitAll((place) => starts[place + 1]++)
  for (let place = 0; place < terms.length; place++) starts[place + 1] += starts[place]
  const [next, paperIds] = [starts.slice(), new Int32Array(starts[terms.length])]
  visitAll((place, i) => (paperIds[next[place]++] = ids[i]))
  return { terms, starts, paperIds }
}
