/** Says what of an address its page did not understand. In: the query, what the page can read by name. Out: one line with a way to the address without it; nothing if all is understood. */
import Link from 'next/link'
import { Fragment } from 'react'
import styles from './address-note.module.css'
import { unreadParams, type ParamReader, type Query } from '@/lib/view/unread-params.ts'

export function AddressNote({ query, reads }: { query: Query; reads: Record<string, ParamReader> }) {
  const unread = unreadParams(query, reads)
  if (!unread) return null
  const { left, cut, rest } = unread
  return (
    <p className={styles.note} role="note">
      {left.length > 0 && <>Not understood in this address and left out: {left.map((text, i) => <Fragment key={text}>{i > 0 && ', '}<code dir="auto">{text}</code></Fragment>)}. <Link href={rest} prefetch={false}>The address without {left.length === 1 ? 'it' : 'them'}</Link></>}
      {cut.map(({ name, part }) => <Fragment key={name}> Of <code>{name}</code> only {part}.</Fragment>)}
    </p>
  )
}
