'use client'
/** Fetches the dots of a map once. In: the address of its buffer; null to wait. Out: the dots, or that they could not be had. */
import { useEffect, useState } from 'react'
import { decodeMap, type MapDots } from '@/lib/view/map-buffer.ts'

export type MapLoad = { state: 'loading' } | { state: 'failed' } | { state: 'ready'; dots: MapDots }

export function useMapDots(address: string | null): MapLoad {
  const [load, setLoad] = useState<MapLoad>({ state: 'loading' })
  useEffect(() => {
    if (address === null) return
    const abort = new AbortController()
    fetchDots(address, abort.signal)
      .then((dots) => setLoad({ state: 'ready', dots }))
      .catch(() => abort.signal.aborted || setLoad({ state: 'failed' }))
    return () => abort.abort()
  }, [address])
  return load
}

async function fetchDots(address: string, signal: AbortSignal): Promise<MapDots> {
  const response = await fetch(address, { signal })
  if (!response.ok || !response.body) throw new Error(`The map answered ${response.status}.`)
  return decodeMap(await new Response(response.body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer())
}
