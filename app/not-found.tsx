/** An address that names nothing. In: nothing. Out: a sentence and a way on, with status 404. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { PageTitle } from './_components/page-title.tsx'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <PageTitle above={[{ label: 'All corpora', href: '/' }]} title="There is nothing at this address">
      <p>The run, theme or paper may belong to another database, or the address was cut short. <Link href="/">See what is here</Link>.</p>
    </PageTitle>
  )
}
