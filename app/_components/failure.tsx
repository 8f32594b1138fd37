'use client'
/** What a person reads when a page failed: a sentence and a reference, never a stack. In: what was thrown. Out: words and a button. Styled in ../base.css: a style sheet of its own would be fetched by every page. */

export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : null
  return (
    <div role="alert" className="failure">
      <h1>This page could not be shown</h1>
      <p>Something went wrong while reading the database. Nothing was changed or lost. The terminal that runs Paperdrift says more; <code>node scripts/paperdrift.mjs doctor</code> checks the installation.</p>
      {digest && <p>Reference: <code>{digest}</code></p>}
      <p><button type="button" onClick={() => retry()}>Try again</button></p>
    </div>
  )
}
