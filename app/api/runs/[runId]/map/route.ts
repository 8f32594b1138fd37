/**
 * GET: all dots of a run's map in one buffer (lib/view/map-buffer.ts), as a gzip file that the page unpacks itself: Next drops
 * content-encoding from a handler's answer and does not compress binary ones. With ?v=… the browser keeps it for ever.
 */
import type { NextRequest } from 'next/server'
import { keptForEver, mapOfRun } from './map-of-run.ts'
import { answer } from '@/app/api/answer.ts'
import { findFinishedRun } from '@/lib/data/runs.ts'

export async function GET(request: NextRequest, { params }: { params: Promise<{ runId: string }> }): Promise<Response> {
  return answer(async () => {
    const run = await findFinishedRun((await params).runId)
    return new Response(await mapOfRun(run).bytes, { headers: { 'content-type': 'application/gzip', ...keptForEver(request) } })
  })
}
