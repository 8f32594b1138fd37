'use client'
/**
 * A value that the server keeps up to date: by server-sent events, by asking again where they do not come through.
 * In: the address of the value; its events are at …/events.   Out: the newest value, and whether the server is silent; the page is drawn anew when nothing more will come.
 */
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'

const ASK_AGAIN_MS = 2000

/**
 * @param address of JSON. @param start the value that the page was drawn with. @param read the value in that JSON.
 * @param isOver whether nothing more will come of it.
 * @returns value: the newest. isSilent: whether the server did not answer when it was last asked.
 * A page that nobody looks at listens to nothing: browsers have few connections to spare.
 */
export function useLive<T>(address: string, start: T, read: (json: unknown) => T, isOver: (value: T) => boolean): { value: T; isSilent: boolean } {
  const router = useRouter()
  const [value, setValue] = useState(start)
  const [isSilent, setSilent] = useState(false)
  useEffect(() => {
    if (isOver(start)) return
    let events: EventSource | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    const take = (next: T) => {
      setValue(next)
      setSilent(false)
      if (!isOver(next)) return
      stop()
      router.refresh()
    }
    const ask = async () => {
      const response = await fetch(address, { cache: 'no-store' }).catch(() => null)
      if (response?.ok) take(read(await response.json()))
      else setSilent(true)
      if (timer !== undefined) timer = setTimeout(ask, ASK_AGAIN_MS)
    }
    const stop = () => {
      events?.close()
      events = null
      clearTimeout(timer)
      timer = undefined
    }
    const listen = () => {
      stop()
      if (document.hidden) return
      events = new EventSource(`${address}/events`)
      events.onmessage = ({ data }) => take(JSON.parse(data))
      events.addEventListener('end', () => {
        stop()
        router.refresh()
      })
      events.onopen = () => setSilent(false)
      events.onerror = () => {
        setSilent(true)
        if (events?.readyState !== EventSource.CLOSED) return
        timer = setTimeout(ask, ASK_AGAIN_MS)
      }
    }
    listen()
    document.addEventListener('visibilitychange', listen)
    return () => {
      document.removeEventListener('visibilitychange', listen)
      stop()
    }
    // The functions are the caller's constants, and a new start is a new page.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [address, start, router])
  return { value, isSilent }
}
