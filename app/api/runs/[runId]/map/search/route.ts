/** GET ?q=…: ids of the papers of a run that a full-text search finds, {ids: number[]}. */
import type { NextRequest } from 'next/server'
import { searchOf } from '../selection-of.ts'
import { answer } from '@/app/api/answer.ts'
import { findFinishedRun } from '@/lib/data/runs.ts'
import { listMatchingIds } from '@/lib/data/search.ts'
import { InvalidInputError } from '@/lib/domain/errors.ts'
import { NO_FILTER } from '@/lib/domain/paper-filter.ts'

export async function GET(request: NextRequest, { params }: { params: Promise<{ runId: string }> }): Promise<Response> {
  return answer(async () => {
    const run = await findFinishedRun((await params).runId)
    const q = searchOf(request.nextUrl.searchParams)
    if (q === null) throw new InvalidInputError('q must have something to search for. Got nothing.')
    return Response.json({ ids: await listMatchingIds(run.id, { ...NO_FILTER, q }) }, { headers: { 'cache-control': 'no-cache' } })
  })
}
