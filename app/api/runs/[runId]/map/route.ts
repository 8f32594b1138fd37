/** GET: all dots of a run's map in one buffer (lib/view/map-buffer.ts). With ?v=… the browser keeps it for ever: runs do not change. */
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
    const bytes = encodeMap(await listMapPoints(run.id))
    const zipped = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
    return new Response(zipped ? new Uint8Array(await compress(bytes)) : bytes, {
      headers: {
        'content-type': 'application/octet-stream', vary: 'accept-encoding', ...(zipped && { 'content-encoding': 'gzip' }),
        'cache-control': request.nextUrl.searchParams.has('v') ? 'private, max-age=31536000, immutable' : 'no-cache',
      },
    })
  })
}
