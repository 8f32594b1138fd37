/**
 * scikit-learn's side: two usual ways to cluster texts, on the same papers.
 * In: papers and a Python that imports sklearn.   Out: TheirSide[], read by ../evaluate.ts.
 */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { RunPaper } from '../../lib/domain/paper.ts'
import { documentFrequencyBounds } from '../../lib/text/tfidf.ts'
import { readBytes } from '../bench/arrays.ts'

export interface TheirSide {
  name: string
  /** One assignments of all papers a seed. */
  perSeed: Int32Array[]
  /** From texts to the clusters of one seed. */
  seconds: number
}

const METHODS = { tfidf: 'scikit-learn TF-IDF + KMeans', lsa: 'scikit-learn LSA(100) + KMeans' }

/** KMeans with k-means++ and n_init = 1, and the document-frequency bounds that we use too. */
export async function measureTheirs(papers: RunPaper[], k: number, seeds: number[], python: string): Promise<TheirSide[]> {
  const out = mkdtempSync(path.join(os.tmpdir(), 'paperdrift-evaluate-'))
  try {
    const file = path.join(out, 'texts.jsonl')
    writeFileSync(file, papers.map(({ title, abstract }) => `${JSON.stringify({ title, abstract })}\n`).join(''))
    const { lowest, highest } = documentFrequencyBounds(papers.length)
    const job = { file, documents: papers.length, minDf: lowest, maxDf: highest, k, seeds, out }
    const { stdout } = await promisify(execFile)(python, [path.join(import.meta.dirname, 'peer.py'), JSON.stringify(job)])
    const seconds = JSON.parse(stdout) as Record<keyof typeof METHODS, number>
    return Object.entries(METHODS).map(([method, name]) => {
      const numbers = new Int32Array(readBytes(path.join(out, `${method}.i32`)))
      return { name, seconds: seconds[method as keyof typeof METHODS], perSeed: seeds.map((_, s) => numbers.slice(s * papers.length, (s + 1) * papers.length)) }
    })
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}
