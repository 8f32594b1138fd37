'use client'
/** Titles of papers on the map, asked of the server in batches and kept. In: the run's address, ids wanted. Out: papers by id, as far as they have come. */
import { useEffect, useState } from 'react'

export interface TitledPaper {
  id: number
  title: string
  venue: string | null
  published: string | null
}

// Passing over dots should not ask for the title of each.
const REST_MS = 40
const BATCH = 200
const known = new Map<string, Map<number, TitledPaper>>()

/** @param ids wanted now, at most 200; the same array as long as they are the same. */
export function useTitles(api: string, version: string, ids: number[]): ReadonlyMap<number, TitledPaper> {
  const [, setCame] = useState(0)
  if (!known.has(api)) known.set(api, new Map())
  const titles = known.get(api)!
  useEffect(() => {
    const missing = ids.filter((id) => !titles.has(id)).slice(0, BATCH)
    if (missing.length === 0) return
    const abort = new AbortController()
    const timer = setTimeout(() => fetchPapers(`${api}/papers?v=${version}&ids=${missing.join(',')}`, abort.signal).then((papers) => {
      for (const paper of papers) titles.set(paper.id, paper)
      setCame((n) => n + 1)
    }, () => undefined), REST_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [api, version, ids, titles])
  return titles
}

async function fetchPapers(address: string, signal: AbortSignal): Promise<TitledPaper[]> {
  const response = await fetch(address, { signal })
  return response.ok ? ((await response.json()) as { papers: TitledPaper[] }).papers : []
}
