'use client'
/** What the server says to an address. In: the address; null to ask nothing. Out: the answer, and whether one waits for it or it could not be had. */
import { useEffect, useState } from 'react'

export interface Answer<T> {
  /** Of the address asked now; null until it has come. */
  value: T | null
  isWaiting: boolean
  /** The server's sentence. */
  failure: string | null
}

/** @param waitMs how long an address must stay the same before it is asked. */
export function useAnswer<T>(address: string | null, waitMs = 0): Answer<T> {
  const [last, setLast] = useState<{ address: string; value: T | null; failure: string | null } | null>(null)
  useEffect(() => {
    if (address === null) return
    const abort = new AbortController()
    const timer = setTimeout(() => ask<T>(address, abort.signal).then(
      (value) => setLast({ address, value, failure: null }),
      (error: Error) => abort.signal.aborted || setLast({ address, value: null, failure: error.message }),
    ), waitMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [address, waitMs])
  const own = last?.address === address ? last : null
  return { value: own?.value ?? null, isWaiting: address !== null && own === null, failure: own?.failure ?? null }
}

async function ask<T>(address: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(address, { signal })
  const body = (await response.json()) as T & { error?: { message: string } }
  if (!response.ok) throw new Error(body.error?.message ?? `The server answered ${response.status}.`)
  return body
}
