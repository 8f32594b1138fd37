'use client'
/** A page that failed. In: what was thrown; the server hands on a reference only. Out: a sentence, the reference, a second try. */
import { Failure } from './_components/failure.tsx'

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return <Failure error={error} retry={retry} />
}
