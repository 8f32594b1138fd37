import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { RunPaper } from '../domain/paper.ts'
import { runOptionsSchema } from '../domain/run-options.ts'
import { STAGES } from '../domain/run.ts'
import type { NamingRequest } from '../domain/theme-naming.ts'
import { runPipeline, type RunHooks } from './run.ts'

const SEED = path.resolve(import.meta.dirname, '..', '..', 'prisma', 'seed')
const sample: RunPaper[] = readFileSync(path.join(SEED, 'sample-papers.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line))
  .sort((a, b) => (a.id < b.id ? -1 : 1)).map((record, i) => ({ ...record, sourceId: record.id, id: i + 1 }))
const truth: Record<string, { theme: string }> = JSON.parse(readFileSync(path.join(SEED, 'sample-truth.json'), 'utf8')).papers

function run(papers: RunPaper[], options: object, hooks: RunHooks = {}, chunk = 100) {
  async function* chunks() {
    for (let start = 0; start < papers.length; start += chunk) yield papers.slice(start, start + chunk)
  }
  return runPipeline(chunks(), papers.length, { ...runOptionsSchema.parse({ restarts: 20, ...options }), threads: 2 }, hooks)
}

describe('the sample corpus', () => {
  test('falls into the themes it was written with, named as a reader would', async () => {
    const seen = new Set<string>()
    const result = await run(sample, { k: 12 }, { onProgress: (stage, fraction) => {
      expect(fraction).toBeGreaterThanOrEqual(0)
      expect(fraction).toBeLessThanOrEqual(1)
      seen.add(stage)
    } })
    expect(result).toMatchObject({ documents: 263, skipped: 0, k: 12, kChoice: null })
    const counts = new Map<string, number>()
    for (const place of result.placements) {
      const pair = `${place.themeIndex} ${truth[sample[place.paperId - 1].sourceId].theme}`
      counts.set(pair, (counts.get(pair) ?? 0) + 1)
    }
    const pure = result.themes.reduce((sum, { index }) => sum + Math.max(...[...counts].filter(([pair]) => pair.startsWith(`${index} `)).map(([, count]) => count)), 0)
    expect(pure / 263).toBeGreaterThan(0.85)
    const labels = result.themes.map((theme) => theme.label.toLowerCase())
    for (const name of ['state space models', 'large language models', 'graph neural networks', 'causal inference', 'federated learning', 'generative adversarial networks']) {
      expect(labels.some((label) => label.includes(name)), `${name} in ${labels.join('; ')}`).toBe(true)
    }
    expect(new Set(labels).size).toBe(12)
    for (const theme of result.themes) {
      expect(theme.terms).toHaveLength(10)
      expect(theme.representatives).toHaveLength(5)
      expect(theme.metrics.stability).toBeGreaterThan(0)
      for (const { documents } of theme.terms) expect(documents).toBeGreaterThanOrEqual(2)
    }
    for (const stage of ['tokenize', 'lsa', 'cluster', 'themes', 'layout']) expect([...seen]).toContain(stage)
    for (const stage of STAGES) expect(result.timingsMs[stage] === null).toBe(['chooseK', 'store'].includes(stage))
  })

  test('gives the same bits for any threads and chunk sizes', async () => {
    const [one, two] = await Promise.all([run(sample, { k: 8, restarts: 3 }, {}, 7), run(sample, { k: 8, restarts: 3 }, {}, 263)])
    const bits = ({ timingsMs: _, ...result }: typeof one) => JSON.stringify({ ...result, fittedModel: Buffer.from(result.fittedModel).toString('base64') })
    expect(bits(one)).toBe(bits(two))
  })

  test('lets ml-kmeans and space tfidf work too', async () => {
    const result = await run(sample.slice(0, 80), { k: 5, engine: 'ml-kmeans', space: 'tfidf', restarts: 2 })
    expect(result.themes).toHaveLength(5)
    expect(result.quality.explainedVariance).toBeNull()
  })

  test('chooses between 9 and 16 themes by itself, and says why', async () => {
    const { k, kChoice } = await run(sample, { k: 'auto' })
    expect(k).toBeGreaterThanOrEqual(9)
    expect(k).toBeLessThanOrEqual(16)
    expect(kChoice).toMatchObject({ k, reason: expect.stringContaining(`${k} has the best balance`) })
    expect(kChoice!.candidates.length).toBeGreaterThan(4)
  })
})

describe('a namer', () => {
  test('rewrites labels and nothing else; where it fails the automatic label stays with a note', async () => {
    const papers = sample.slice(0, 60)
    const automatic = await run(papers, { k: 4, restarts: 2 })
    const requests: NamingRequest[] = []
    const named = await run(papers, { k: 4, restarts: 2 }, { nameTheme: async (request) => {
      requests.push(request)
      if (requests.length === 2) throw new Error('no connection')
      return `About ${request.label}`
    } })
    const was = automatic.themes.map(({ label }) => label)
    expect(named.themes.map(({ label }) => label)).toEqual(was.map((label, c) => (c === 1 ? label : `About ${label}`)))
    expect(named.themes.map(({ labelNote }) => labelNote)).toEqual([null, `The namer gave no label for "${was[1]}": no connection.`, null, null])
    expect(automatic.themes.map(({ labelNote, automaticLabel }) => [labelNote, automaticLabel])).toEqual(was.map((label) => [null, label]))
    expect(requests[0].titles).toEqual(named.themes[0].representatives.map((id) => papers[id - 1].title))
    expect(requests[0].terms).toHaveLength(10)
    const rest = ({ themes, timingsMs: _, ...result }: typeof named) => JSON.stringify({ ...result, themes: themes.map(({ label: __, labelNote: ___, ...theme }) => theme) })
    expect(rest(named)).toBe(rest(automatic))
  })
})

describe('what cannot be done', () => {
  test('no papers, and papers without a word, are refused in a sentence', async () => {
    await expect(run([], { k: 2 })).rejects.toThrow('The corpus has no papers.')
    const mute = [1, 2, 3].map((id) => ({ ...sample[0], id, title: 'of the', abstract: 'and of the' }))
    await expect(run(mute, { k: 2 })).rejects.toThrow('No term is left to compare papers by: the titles and abstracts of the 3 papers hold')
  })

  test('a paper without a known term is left out and counted', async () => {
    const result = await run([...sample.slice(0, 40), { ...sample[0], id: 999, title: 'Zzyzx qwvk', abstract: 'Xylqp vvrt.' }], { k: 3, restarts: 2 })
    expect(result).toMatchObject({ documents: 41, skipped: 1 })
    expect(result.placements).toHaveLength(40)
  })

  test('a cancelled run ends with CANCELLED', async () => {
    const cancel = new AbortController()
    await expect(run(sample, { k: 5 }, { signal: cancel.signal, onProgress: (stage) => stage === 'cluster' && cancel.abort() })).rejects.toMatchObject({ code: 'CANCELLED' })
  })
})
