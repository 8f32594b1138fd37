'use client'
/** A frame that scrolls sideways where its content is wider than the page, and shows that there is more. In: a wide chart or table. Out: it, faded where it goes on, and a line above that says so. */
import { useLayoutEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react'
import styles from './sideways.module.css'

interface Props {
  /** What it holds, for the keyboard to scroll; not given where what it holds takes the focus itself. */
  label?: string
  /** So many parts of equal width, at each of which scrolling comes to rest on a phone. */
  stops?: number
  children: ReactNode
}

export function Sideways({ label, stops = 0, children }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  // Before it is measured the style sheet supposes that a phone is too narrow; it is measured before it is painted where it can be, so that nothing jumps.
  const [more, setMore] = useState<{ before: boolean; after: boolean } | null>(null)
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const look = () => {
      const hidden = element.scrollWidth - element.clientWidth
      setMore({ before: element.scrollLeft > 1, after: element.scrollLeft < hidden - 1 })
    }
    look()
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
      {(!more || more.before || more.after) && <p className={more ? styles.hint : styles.supposed}>Wider than the screen: scroll it sideways.</p>}
      <div ref={frame} className={styles.frame} {...(label && { tabIndex: 0, role: 'group', 'aria-label': label })} data-before={more?.before || undefined} data-after={more?.after || undefined}>
        {stops > 0 ? <div className={styles.sheet} style={{ '--stops': stops } as CSSProperties}>{Array.from({ length: stops }, (_, i) => <span key={i} className={styles.stop} style={{ left: `${(100 * i) / stops}%` }} />)}{children}</div> : children}
      </div>
    </>
  )
}
