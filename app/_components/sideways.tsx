'use client'
/** A frame that scrolls sideways where its content is wider than the page, and shows that there is more. In: a wide chart or table. Out: it, faded where it goes on. */
import { useEffect, useRef, useState, type ReactNode } from 'react'
import styles from './sideways.module.css'

interface Props {
  /** What it holds, for the keyboard to scroll; not given where what it holds takes the focus itself. */
  label?: string
  children: ReactNode
}

export function Sideways({ label, children }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const [more, setMore] = useState({ before: false, after: false })
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const look = () => {
      const hidden = element.scrollWidth - element.clientWidth
      setMore({ before: element.scrollLeft > 1, after: element.scrollLeft < hidden - 1 })
    }
    const observer = new ResizeObserver(look)
    for (const watched of [element, ...element.children]) observer.observe(watched)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [])
  return (
    <>
      <div ref={frame} className={styles.frame} {...(label && { tabIndex: 0, role: 'group', 'aria-label': label })} data-before={more.before || undefined} data-after={more.after || undefined}>{children}</div>
      {(more.before || more.after) && <p className={styles.hint}>Wider than the screen: scroll it sideways.</p>}
    </>
  )
}
