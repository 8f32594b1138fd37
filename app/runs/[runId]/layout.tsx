/** The frame of a run's pages: where one can go within it, and the colours of its themes. In: a page. Out: the page under a row of links. */
import { connection } from 'next/server'
import type { CSSProperties, ReactNode } from 'react'
import { readThemeNames } from './require.ts'
import { RunTabs } from '@/app/_components/run-tabs.tsx'
import { runColors } from '@/lib/view/palette.ts'

export default async function RunLayout({ params, children }: { params: Promise<{ runId: string }>; children: ReactNode }) {
  const { runId } = await params
  await connection()
  return (
    <div style={runColors(await readThemeNames(runId)) as CSSProperties}>
      <RunTabs runId={runId} />
      {children}
    </div>
  )
}
