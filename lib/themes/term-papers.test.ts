import { describe, expect, test } from 'vitest'
import { buildDocumentTermMatrix } from '../text/tfidf.ts'
import { describeThemes } from './themes.ts'
import { indexTermPapers } from './term-papers.ts'

const SUBJECTS = ['Deep reinforcement learning', 'Reinforcement learning', 'A graph neural network (GNN)', 'The GNN', 'Language', 'Retrieval']
const VERBS = ['improves', 'changes', 'needs', 'finds', 'predicts']
const OBJECTS = ['robots', 'molecules', 'games', 'traffic', 'weather', 'proteins', 'prices']
const texts = Array.from({ length: 60 }, (_, i) => ({ id: i, sourceId: '', published: null, title: '', abstract: [i, i * i + 1, i * 3 + 2].map((n) => `${SUBJECTS[n % 6]} ${VERBS[(n + i) % 5]} ${OBJECTS[(n * 2 + i) % 7]}.`).join(' ') }))
const assignments = Int32Array.from(texts, (_, i) => i % 3)
// Ids that do not rise with the rows.
const ids = texts.map((_, i) => 1000 - 7 * i)

async function index() {
  const documentTermMatrix = await buildDocumentTermMatrix([texts])
  const { terms, starts, paperIds } = indexTermPapers(documentTermMatrix, ids)
  return { documentTermMatrix, terms, papersOf: (term: string) => Array.from(paperIds.subarray(starts[terms.indexOf(term)], starts[terms.indexOf(term) + 1])) }
}

describe('the papers of a term', () => {
  test('are as many as every theme prints beside it', async () => {
    const { documentTermMatrix, papersOf } = await index()
    const printed = describeThemes(documentTermMatrix, assignments, 3).flatMap(({ terms }, c) => terms.map(({ term, documents }) => ({ c, term, documents })))
    expect(printed.length).toBeGreaterThan(10)
    for (const { c, term, documents } of printed) expect([term, papersOf(term).filter((id) => assignments[ids.indexOf(id)] === c).length]).toEqual([term, documents])
  })

  test('are those of a longer phrase too, each once and by rising id', async () => {
    const { terms, papersOf } = await index()
    expect(terms).toEqual(expect.arrayContaining(['deep reinforcement learning', 'reinforcement learning']))
    const [long, short] = [papersOf('deep reinforcement learning'), papersOf('reinforcement learning')]
    expect(long.length).toBeGreaterThan(0)
    expect(short.length).toBeGreaterThan(long.length)
    expect(short).toEqual(expect.arrayContaining(long))
    for (const term of terms) expect(papersOf(term)).toEqual([...new Set(papersOf(term))].sort((a, b) => a - b))
  })
})
