'use client'
/** The frame itself failed. In: what was thrown. Out: a document of its own with the same words. */
import './tokens.css'
import './base.css'
import { Failure } from './_components/failure.tsx'

export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body style={{ padding: 'var(--space-6)' }}>
        <title>Paperdrift could not show this page</title>
        <main><Failure error={error} retry={retry} /></main>
      </body>
    </html>
  )
}
