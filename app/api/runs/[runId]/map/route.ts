/**
 * GET: all dots of a run's map in one buffer (lib/view/map-buffer.ts), as a gzip file that the page unpacks itself: Next drops
 * content-encoding from a handler's answer and does not compress binary ones. With ?v=… the browser keeps it for ever.
 */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer.ts'
import { listMapPoints } from '@/lib/data/papers.ts'
import { findFinishedRun } from '@/lib/data/runs.ts'
import { encodeMap } from '@/lib/view/map-buffer.ts'

const compress = promisify(gzip)

export async function GET(request: NextRequest, { params }: { params: Promise<{ runId: string }> }): Promise<Response> {
  return answer(async () => {
    const run = await findFinishedRun((await params).runId)
    return new Response(new Uint8Array(await compress(encodeMap(await listMapPoints(run.id)))), {
      headers: { 'content-type': 'application/gzip', 'cache-control': request.nextUrl.searchParams.has('v') ? 'private, max-age=31536000, immutable' : 'no-cache' },
    })
  })
}
