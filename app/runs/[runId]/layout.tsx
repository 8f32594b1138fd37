/** The frame of a run's pages: where one can go within it. In: a page. Out: the page under a row of links. */
import type { ReactNode } from 'react'
import { RunTabs } from '@/app/_components/run-tabs.tsx'

export default async function RunLayout({ params, children }: { params: Promise<{ runId: string }>; children: ReactNode }) {
  const { runId } = await params
  return (
    <>
      <RunTabs runId={runId} />
      {children}
    </>
  )
}
