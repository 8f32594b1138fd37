'use client'
/** Whether an element has come into view, once and for all. In: a ref. Out: false until then; charts load their code by it. */
import { useEffect, useState, type RefObject } from 'react'

export function useInView(element: RefObject<Element | null>): boolean {
  const [inView, setInView] = useState(false)
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && setInView(true))
    if (element.current) observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return inView
}
