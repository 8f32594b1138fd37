/** GET: title and theme of one paper, for the note beside a dot. With ?v=… the browser keeps it for ever. */
import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer.ts'
import { findPlacedPaper } from '@/lib/data/papers.ts'
import { NotFoundError } from '@/lib/domain/errors.ts'
import { themeId } from '@/lib/domain/theme.ts'

export async function GET(request: NextRequest, { params }: { params: Promise<{ runId: string; paperId: string }> }): Promise<Response> {
  return answer(async () => {
    const { runId, paperId } = await params
    const paper = /^[1-9]\d{0,8}$/.test(paperId) ? await findPlacedPaper(runId, Number(paperId)) : null
    if (!paper) throw new NotFoundError(`Run "${runId}" has no paper "${paperId}".`)
    const { id, title, published, venue, placement } = paper
    return Response.json({ id, title, published, venue, themeId: placement && themeId(placement.themeIndex) }, {
      headers: { 'cache-control': request.nextUrl.searchParams.has('v') ? 'private, max-age=31536000, immutable' : 'no-cache' },
    })
  })
}
