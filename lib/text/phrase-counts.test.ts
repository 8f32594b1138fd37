import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openWorkerPool } from '../numeric/worker-pool.ts'
import { STOP } from './lexicon.ts'
import { countFrequentPairs, type PairCounts } from './phrase-counts.ts'
import { streamFields } from './stream-kernels.ts'
import { codesIn, readTokens } from './token-stream.ts'
import { JOINED } from './tokenize.ts'

/** What stands behind what in each document, in maps: [first, second] of linked stems, then [pair, third] for frequent pairs. */
function countNaively(documents: { stem: number; kind: number; joined: boolean }[][], least: number, isFrequent: (stem: number) => boolean) {
  const linked = (document: (typeof documents)[number], p: number) => {
    if (p < 1 || document[p].stem < 0 || document[p - 1].stem < 0 || !isFrequent(document[p].stem) || !isFrequent(document[p - 1].stem)) return false
    const weaker = Math.min(document[p].kind, document[p - 1].kind)
    return weaker > STOP || (weaker === STOP && document[p].joined)
  }
  const count = (keyAt: (document: (typeof documents)[number], p: number) => string | null) => {
    const found = new Map<string, { places: number; documents: Set<number> }>()
    documents.forEach((document, i) => document.forEach((_, p) => {
      const key = keyAt(document, p)
      if (key === null) return
      const entry = found.get(key) ?? { places: 0, documents: new Set() }
      found.set(key, entry)
      entry.places++
      entry.documents.add(i)
    }))
    return new Map([...found].filter(([, entry]) => entry.documents.size >= least).map(([key, { places }]) => [key, places]))
  }
  const pairAt = (document: (typeof documents)[number], p: number) => (linked(document, p) ? `${document[p - 1].stem} ${document[p].stem}` : null)
  const pairs = count(pairAt)
  const triples = count((document, p) => (p > 1 && pairs.has(pairAt(document, p - 1) ?? '') && pairs.has(pairAt(document, p) ?? '') ? `${pairAt(document, p - 1)} ${document[p].stem}` : null))
  return { pairs, triples }
}

const entries = ({ firsts, seconds, counts }: PairCounts, name: (first: number) => string) => new Map(Array.from(counts, (count, at) => [`${name(firsts[at])} ${seconds[at]}`, count]))

it('counts pairs and triples as maps would, on any number of threads', async () => {
  const piece = fc.constantFrom('zebra', 'lion', 'tiger-cub', 'few-shot', 'the', 'of', 'paper', 'model', 'text-to-image', '.', ',', 'ox', 'ant', 'bee', 'fox')
  const abstracts = fc.array(fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(' ')), { minLength: 1, maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(abstracts, fc.integer({ min: 1, max: 4 }), fc.constantFrom(1, 2, 3), async (texts, least, threads) => {
      const pool = await openWorkerPool({ threads })
      try {
        const stream = await readTokens([texts.map((abstract, id) => ({ id, sourceId: `p${id}`, title: '', abstract, published: null }))], pool, { lap: () => {} })
        const { starts, ends, nDocuments, lexicon: { stems, stemOf, kindOf } } = stream
        const codes = codesIn(pool.memory)
        const documents = Array.from({ length: nDocuments }, (_, i) => Array.from(codes.subarray(starts[i], ends[i]), (code) => ({ stem: code < 0 ? -1 : stemOf[code >> 2], kind: kindOf[code >> 2], joined: code >= 0 && (code & JOINED) !== 0 })))
        const flags = Uint8Array.from(stems, (_, stem) => (stem % 5 === 4 ? 0 : 1))
        const naive = countNaively(documents, least, (stem) => flags[stem] === 1)
        const fields = streamFields(pool, stream, flags)
        const pairs = await countFrequentPairs(pool, fields, nDocuments, 1000, least, null)
        const triples = await countFrequentPairs(pool, fields, nDocuments, 1000, least, pairs)
        expect(entries(pairs, String)).toEqual(naive.pairs)
        expect(entries(triples, (pair) => `${pairs.firsts[pair]} ${pairs.seconds[pair]}`)).toEqual(naive.triples)
        expect([...pairs.firsts]).toEqual([...pairs.firsts].sort((a, b) => a - b))
      } finally {
        await pool.close()
      }
    }),
    { numRuns: 100 },
  )
})

it('sends what it counts to all threads of a large corpus', async () => {
  const words = ['zebra', 'lion', 'tiger', 'ox', 'ant', 'bee', 'fox', 'elk', 'owl', 'hen']
  const texts = Array.from({ length: 4000 }, (_, i) => Array.from({ length: 8 }, (_, at) => words[(i * (at + 3) + at * at + (i >> 3)) % words.length]).join(' '))
  const count = async (threads: number) => {
    const pool = await openWorkerPool({ threads })
    try {
      const stream = await readTokens([texts.map((abstract, id) => ({ id, sourceId: `p${id}`, title: '', abstract, published: null }))], pool, { lap: () => {} })
      return await countFrequentPairs(pool, streamFields(pool, stream, new Uint8Array(stream.lexicon.stems.length).fill(1)), stream.nDocuments, 32_000, 3, null)
    } finally {
      await pool.close()
    }
  }
  const one = await count(1)
  expect(one.counts.reduce((sum, value) => sum + value, 0)).toBe(4000 * 7)
  expect(await count(3)).toEqual(one)
})
